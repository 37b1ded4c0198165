using System.Net;
using System.Security.Cryptography;
using CreativeLabs.Journey;
using Npgsql;

namespace CreativeLabs.EndToEnd;

/// <summary>What an operator sees and does in the dashboard, in a browser.</summary>
[Collection(SharedDeskPlatform.Name)]
public sealed class OperatorsDesk(DeskPlatform host)
{
    private const string Operator = "+996700000001";
    private static readonly string[] Everything =
    [
        "messaging", "postgres", "redis", "sandbox", "registration", "training", "mentoring", "marketplace", "notifications", "gateway",
    ];

    [Fact]
    public async Task Everything_is_shown_running()
    {
        await using var desk = await Dashboard.Open(host.Dashboard);
        foreach (var resource in Everything)
        {
            await desk.Runs(resource);
        }

        await desk.Keep("resources");
    }

    [Fact]
    public async Task A_sign_in_is_one_trace_from_the_gateway_to_the_receipt_of_the_sms()
    {
        using var platform = host.Platform();
        var trace = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/code")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { phone = Traveller.NewPhone(), language = "ky" }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}-01");
        (await platform.Gateway.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await using var desk = await Dashboard.Open(host.Dashboard);
        await desk.Spans(trace, ("gateway", "POST /v1/auth"), ("registration", "POST /v1/auth/code"), ("registration", "outbox relay"),
            ("notifications", "notifications-send-sign-in-code receive"), ("notifications", "sms dispatch"),
            ("sandbox", "POST /sms/"), ("gateway", "POST /v1/sms-receipts"));
        await desk.Keep("trace");
    }

    [Fact]
    public async Task The_meters_of_the_house_are_shown()
    {
        using var platform = host.Platform();
        var woman = await Traveller.SignIn(platform, Traveller.NewPhone());
        await woman.Told("welcome");

        await using var desk = await Dashboard.Open(host.Dashboard);
        await desk.Meters("notifications", "consumer.lag", "outbox.depth", "outbox.age", "outbox.dead_lettered", "queue.depth",
            "queue.dead_lettered", "sms.attempts", "sms.spend");
        await desk.Keep("meters");
    }

    [Fact]
    public async Task A_message_that_nobody_could_take_is_seen_replayed_and_taken_once()
    {
        using var platform = host.Platform();
        var woman = await Traveller.SignIn(platform, Traveller.NewPhone());
        await woman.Told("welcome");
        await woman.Post("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        await using var database = NpgsqlDataSource.Create(await host.Database("notifications"));
        await Do($"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken on purpose'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON notifications FOR EACH ROW
              WHEN (NEW.person_id = '{woman.PersonId}') EXECUTE FUNCTION refuse();
            """);
        await woman.Post($"/v1/labs/{Way.AtBashy}/memberships");

        var operatorHerself = await Traveller.SignIn(platform, Operator);
        const string letters = "/v1/operations/notifications/dead-letters";
        await Platform.Eventually("A dead letter", async () => (await operatorHerself.Get(letters)).GetProperty("items")
            .EnumerateArray().Any(letter => letter.GetProperty("messageType").GetString() == "MembershipStarted") ? true : (bool?)null);
        (await woman.Send(HttpMethod.Get, letters)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await woman.Send(HttpMethod.Post, $"{letters}/replay", new { reason = "me too" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await using var desk = await Dashboard.Open(host.Dashboard);
        var seen = await desk.Run("notifications", "Show dead letters");
        await desk.Keep("dead-letters");
        seen.GetProperty("items").EnumerateArray().Select(letter => letter.GetProperty("messageType").GetString())
            .ShouldContain("MembershipStarted");
        seen.GetRawText().ShouldNotContain(woman.Phone);

        await Do("DROP FUNCTION refuse CASCADE");
        (await desk.Run("notifications", "Replay error queues", "The table takes rows again.")).GetProperty("messages").GetInt32()
            .ShouldBeGreaterThan(0);
        await desk.Keep("replayed");
        await woman.Told("membership-started");
        (await desk.Run("notifications", "Replay error queues", "Once more.")).GetProperty("messages").GetInt32().ShouldBe(0);
        (await woman.Get("/v1/me/inbox?limit=100")).GetProperty("items").EnumerateArray()
            .Count(told => told.GetProperty("kind").GetString() == "membership-started").ShouldBe(1);
        (await operatorHerself.Get(letters)).GetProperty("items").GetArrayLength().ShouldBe(0);

        async Task Do(string sql)
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
