using System.Net.Http.Headers;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Faults;

/// <summary>kill -9 when an operator has given a message back, and before it is taken out of the error queue.</summary>
public sealed class KilledWhileReplaying(Servers servers) : IAsyncLifetime
{
    private const string DeadLetters = "/v1/operations/probe/dead-letters";
    private readonly FaultServers database = new(servers);
    private WebApplication keys = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        keys = await PublishKeys();
    }

    public async ValueTask DisposeAsync()
    {
        await keys.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_lies_there_still_and_is_given_back_again_has_one_effect()
    {
        var ledger = await GiveBackTwice();
        (await ledger.Verdict()).ShouldBe("");
        (await ledger.Count("SELECT count(*) FROM operator_action WHERE action = 'replay'")).ShouldBe(2, "both are in the audit");
    }

    [Fact]
    public async Task Without_the_inbox_the_same_crash_doubles_its_effect() =>
        (await (await GiveBackTwice(("WITHOUT_INBOX", "true"))).Verdict()).ShouldContain("with a doubled effect");

    private async Task<Ledger> GiveBackTwice(params (string, string)[] settings)
    {
        (string, string)[] all = [("services__registration__http__0", keys.Urls.Single()), .. settings];
        var (poison, mended) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var ledger = new Ledger(database);
        await using (var armed = ProbeProcess.Start(database, [("CRASH_AT", "replay.before-acknowledge"), .. all]))
        {
            (await armed.Ready()).ShouldBeTrue();
            SignIn(armed.Client);
            (await armed.Record(poison, $"unless:{mended}")).ShouldBeTrue();
            ledger.Promise(poison);
            await LiesThere(armed.Client);
            (await armed.Record(mended)).ShouldBeTrue();
            ledger.Promise(mended);
            await Should.ThrowAsync<HttpRequestException>(() => armed.Client.PostCreating($"{DeadLetters}/replay", Reason));
            await armed.Died();
        }

        await using var healthy = ProbeProcess.Start(database, all);
        (await healthy.Ready()).ShouldBeTrue();
        SignIn(healthy.Client);
        await ledger.Drain();
        await LiesThere(healthy.Client);
        var again = await (await healthy.Client.PostCreating($"{DeadLetters}/replay", Reason)).Json();
        again.GetProperty("messages").GetInt32().ShouldBe(1);
        await ledger.Drain();
        await database.TakenOver("count-effect");
        (await healthy.Client.GetJson(DeadLetters)).GetProperty("items").GetArrayLength().ShouldBe(0);
        return ledger;
    }

    private static object Reason { get; } = new { reason = "The fault is mended." };

    private static async Task LiesThere(HttpClient client)
    {
        var until = DateTime.UtcNow.AddMinutes(1);
        while ((await client.GetJson(DeadLetters)).GetProperty("items").GetArrayLength() == 0)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, "the message is not dead-lettered");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static void SignIn(HttpClient client) =>
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", TestTokens.For(Guid.CreateVersion7(), "operator"));

    /// <summary>The test run's key, as Registration publishes its own.</summary>
    private static async Task<WebApplication> PublishKeys()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var key = TestTokens.PublicKey;
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = ServiceDefaults.AccessTokens.Issuer, ["jwks_uri"] = "http://registration/.well-known/jwks.json",
        }));
        app.MapGet("/.well-known/jwks.json", () => Results.Json(new
        {
            keys = new[] { new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y, use = "sig", alg = "ES256" } },
        }));
        await app.StartAsync();
        return app;
    }
}
