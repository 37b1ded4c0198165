namespace CreativeLabs.Architecture;

public sealed class Operations
{
    /// <summary>A secret is kept nowhere, for replay neither; a payment
    /// takes the key as its row's own, because its rail is called outside of any transaction.</summary>
    private static readonly string[] NotReplayed =
        ["Registration createPartnerSecret", "Notifications createWebhookSecret", "Marketplace startPayment"];

    private static readonly IReadOnlyList<Operation> All = [.. House.Services.SelectMany(Operation.Of)];

    [Fact]
    public void They_are_all_found() => All.Count.ShouldBeGreaterThan(300);

    /// <summary>Without a key a request that is sent again because its answer was lost creates a second time.</summary>
    [Fact]
    public void What_creates_is_idempotent() =>
        Named(All.Where(o => o is { Verb: "Post", Creates: true, IsIdempotent: false })).Except(NotReplayed, StringComparer.Ordinal)
            .ShouldBeEmpty("say .Idempotent()");

    /// <summary>Also of what does not say by its answer that it creates, nobody takes <c>.Idempotent()</c> away unseen.</summary>
    [Fact]
    public void What_is_idempotent_stays_so()
    {
        var written = File.ReadAllLines(Path.Combine(House.Repository, "tests/Architecture.Tests/idempotent.txt"));
        var now = Named(All.Where(o => o is { IsIdempotent: true, Creates: false })).ToList();
        written.Except(now, StringComparer.Ordinal).ShouldBeEmpty("callers send a key and rely on it");
        now.Except(written, StringComparer.Ordinal).ShouldBeEmpty("new ones get their line in idempotent.txt");
    }

    private static IEnumerable<string> Named(IEnumerable<Operation> operations) => operations.Select(o => $"{o.Service} {o.Name}");
}
