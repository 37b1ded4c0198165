using CreativeLabs.Probe;
using CreativeLabs.Support;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The probe behind a gateway.</summary>
public sealed class GuardedProbe(Servers servers) : ServiceFixture<Program>(servers, "probe")
{
    public const string Key = "a secret of the gateway, of forty characters";

    protected override IEnumerable<Type> Heard => [typeof(EntryRecorded)];

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Gateway:Key"] = Key };
}

public sealed class OnlyFromGatewayTests(GuardedProbe probe) : IClassFixture<GuardedProbe>
{
    [Theory]
    [InlineData("/effects")]
    [InlineData("/v1/operations/probe/dead-letters")]
    [InlineData("/nothing/here")]
    public async Task Who_asks_directly_is_told_nothing_and_who_comes_through_the_gateway_is_answered(string path)
    {
        foreach (var key in new[] { null, "", "guessed", GuardedProbe.Key + " " })
        {
            using var client = Client(key);
            var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            await answer.ShouldBeProblem(403, "not_through_gateway");
        }

        using var gateway = Client(GuardedProbe.Key);
        (await (await gateway.GetAsync(new Uri(path, UriKind.Relative))).Content.ReadAsStringAsync())
            .ShouldNotContain("not_through_gateway");
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/openapi/v1.json")]
    public async Task What_says_nothing_of_anybody_is_answered_to_all(string path)
    {
        using var client = Client(null);
        (await client.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
    }

    private HttpClient Client(string? key)
    {
        var client = probe.Anonymous();
        if (key is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(OnlyFromGateway.Header, key);
        }

        return client;
    }
}
