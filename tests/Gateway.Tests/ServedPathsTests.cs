using System.Runtime.CompilerServices;

namespace CreativeLabs.Gateway.Tests;

/// <summary>What a service offers can be reached: its access matrix names every operation that it has, and a test holds that.</summary>
public sealed class ServedPathsTests
{
    public static TheoryData<string> Services() => [.. Routes.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_operation_of_a_service_has_its_way_through_the_gateway(string service)
    {
        var folder = $"{char.ToUpperInvariant(service[0])}{service[1..]}.Tests";
        var lines = await File.ReadAllLinesAsync(Path.Combine(Tests(), folder, "access.txt"), TestContext.Current.CancellationToken);
        var paths = lines.Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1)
            .Select(words => words[1]).Distinct(StringComparer.Ordinal).ToList();
        paths.ShouldNotBeEmpty();
        paths.Where(path => !Routes.Publishes(service, path)).ShouldBeEmpty("these are answered with 404: add them to Routes");
    }

    private static string Tests([CallerFilePath] string source = "") => Path.GetDirectoryName(Path.GetDirectoryName(source))!;
}
