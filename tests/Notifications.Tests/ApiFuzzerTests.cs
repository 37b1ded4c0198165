using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Support.Fuzzing;

namespace CreativeLabs.Notifications.Tests;

/// <summary>Generated bad input against every operation of the published document. A service of its own: it leaves a mess.</summary>
public sealed class ApiFuzzerTests(Servers servers) : IAsyncLifetime
{
    private readonly ServiceFixture<Program> fixture = new(servers, "notifications");

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Bad_input_is_refused_with_a_documented_problem_by_every_operation()
    {
        var lab = WellKnown.Id("lab/at-bashy");
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");
        HttpClient[] callers =
        [
            fixture.Client(WellKnown.Id("person/at-bashy/coordinator"), $"coordinator:{lab}"),
            fixture.Client(WellKnown.Id("person/at-bashy/trainer"), $"trainer:{lab}"),
            fixture.Client(WellKnown.Id("person/at-bashy/mentor")), fixture.Client(WellKnown.Id("person/operator"), "operator"),
            fixture.Anonymous(),
        ];

        await ApiFuzzer.Run(document, callers, await fixture.KnownIds(), 3000, "streamInbox");
    }
}
