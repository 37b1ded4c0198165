namespace CreativeLabs.Containers.Tests;

/// <summary>Both ways of having the servers in containers.</summary>
public sealed class ServersInContainersTests(Engine engine)
{
    [Fact]
    public async Task A_suite_passes_on_Testcontainers()
    {
        using var suite = new Command(engine.With(("SERVERS", "containers")),
            $"tests/Mentoring.Tests/{Command.Output}/Mentoring.Tests", "-noColor");

        (await suite.End(TimeSpan.FromMinutes(12))).ShouldBe(0, suite.Said);
        suite.Said.ShouldContain("Failed: 0");
    }

    [Fact]
    public async Task The_platform_walks_its_journey_on_the_containers_of_Aspire()
    {
        var state = Directory.CreateTempSubdirectory("creativelabs-containers-");
        try
        {
            using var up = new Command(engine.With(),
                "AppHost/up", "--check", "--servers", "containers", "--port", "0", "--state", state.FullName);

            (await up.End(TimeSpan.FromMinutes(12))).ShouldBe(0, up.Said);
            up.Said.ShouldContain("Servers: containers");
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }
}
