using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CreativeLabs.Notifications.Webhooks;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Sandbox;

/// <summary>The outside world as the services meet it.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private readonly TestClock clock = new();
    private readonly Listener listener = new();
    private readonly SandboxServer sandbox;

    public SandboxTests() => sandbox = new SandboxServer(clock);

    public async ValueTask InitializeAsync()
    {
        sandbox.Start();
        await listener.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task Nikita_takes_an_id_once_says_so_and_reports_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Nikita("message", Message("abc123"))));
        answers.Count(a => Status(a) == "0").ShouldBe(1);
        answers.Count(a => Status(a) == "10").ShouldBe(19);
        (await sandbox.TextsTo("+996700123456")).ShouldBe(["Салам"]);
        await Arrives(2);
        listener.All.Select(a => XElement.Parse(a.Body).Element("report")!.Value).ShouldBe(["1", "3"], ignoreOrder: true);
        listener.All.ShouldAllBe(a => a.ContentType == "application/xml" && XElement.Parse(a.Body).Element("id")!.Value == "abc123");
        var report = await Nikita("dr", $"<dr><login>l</login><pwd>{SandboxServer.Key}</pwd><id>abc123</id></dr>");
        report.Element("phone")!.Element("report")!.Value.ShouldBe("3");
        Status(await Nikita("info", $"<info><login>l</login><pwd>{SandboxServer.Key}</pwd></info>")).ShouldBe("0");
    }

    [Theory]
    [InlineData("<message", "1")]
    [InlineData("a-b", "1")]
    [InlineData("thirteen13131", "1")]
    [InlineData("id", "7", "700123456")]
    [InlineData("id", "5", "996700123456", "twelve-chars")]
    [InlineData("id", "2", "996700123456", "Lab", "another key, another key")]
    public async Task Nikita_says_by_a_number_what_is_wrong(
        string id, string status, string phone = "996700123456", string sender = "Lab", string key = SandboxServer.Key) =>
        Status(await Nikita("message", id.StartsWith('<') ? id : Message(id, phone, sender, key))).ShouldBe(status);

    [Fact]
    public async Task The_other_provider_takes_a_key_once_and_signs_its_receipts()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Rest("key1")));
        answers.Select(a => a.GetProperty("sid").GetString()).Distinct().Count().ShouldBe(1);
        (await sandbox.TextsTo("+996700123456")).Count.ShouldBe(1);
        await Arrives(2);
        listener.All.Count.ShouldBe(2);
        listener.All.ShouldContain(a => a.Body == $"MessageSid={answers[0].GetProperty("sid").GetString()}&MessageStatus=delivered");
        listener.All.ShouldAllBe(a => a.Signatures.ContainsKey("X-Twilio-Signature"));
        await sandbox.Misbehave(rest: "noMoney");
        (await Rest("key2", 400)).GetProperty("code").GetInt32().ShouldBe(30002);
    }

    [Fact]
    public async Task Messages_are_listed_newest_last_after_the_one_that_was_seen()
    {
        await Nikita("message", Message("one"));
        await Rest("two");
        var listed = (await sandbox.Client.GetJson("/sms/messages?to=%2B996700123456")).EnumerateArray().ToList();
        listed.ConvertAll(m => m.GetProperty("provider").GetString()).ShouldBe(["nikita", "rest"]);
        (await sandbox.Client.GetJson($"/sms/messages?after={listed[0].Id()}")).EnumerateArray().Single().Id().ShouldBe(listed[1].Id());
    }

    [Fact]
    public async Task A_partners_listener_takes_what_our_signature_signs_and_the_library_verifies_each_event_once()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        (await sandbox.Client.SendWith(HttpMethod.Put, "/webhooks/museum", new { secret = "whsec_" + Convert.ToBase64String(secret) }))
            .EnsureSuccessStatusCode();
        (await Bring(secret)).ShouldBe(204);
        (await Bring(secret)).ShouldBe(204);
        (await Bring(RandomNumberGenerator.GetBytes(32))).ShouldBe(401);
        (await Bring(secret, age: TimeSpan.FromMinutes(6))).ShouldBe(401);
        var taken = (await sandbox.Client.GetJson("/webhooks/museum")).EnumerateArray().ToList();
        taken.ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("event-1");
    }

    [Fact]
    public async Task A_caller_without_the_key_of_the_rail_is_refused()
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(sandbox.Address) };
        await (await stranger.SendWith(HttpMethod.Post, "/qr/payments", Payment(), key: Guid.NewGuid())).ShouldBeProblem(401);
        await (await sandbox.Client.SendWith(HttpMethod.Post, "/qr/payments", Payment())).ShouldBeProblem(400);
    }

    [Fact]
    public async Task A_scanned_payment_succeeds_once_and_is_called_back_until_it_is_taken()
    {
        listener.Answer = (_, count) => Task.FromResult(count < 3 ? 500 : 204);
        var opened = await Open();
        opened.GetProperty("qr").GetString().ShouldNotBeNullOrWhiteSpace();
        var scans = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Scan(opened.Id())));
        scans.Count(s => s.IsSuccessStatusCode).ShouldBe(1);

        await Arrives(3);
        listener.All.Select(a => a.Body).Distinct().Count().ShouldBe(1);
        listener.All.ShouldAllBe(a => IsSigned(a));
        var told = JsonSerializer.Deserialize<JsonElement>(listener.All[0].Body);
        told.Id("railId").ShouldBe(opened.Id());
        told.GetProperty("reference").GetString().ShouldBe("order-1");
        told.GetProperty("status").GetString().ShouldBe("succeeded");
        told.GetProperty("amount").GetInt64().ShouldBe(125_000);
        told.GetProperty("currency").GetString().ShouldBe("KGS");
        told.Id("eventId").ShouldNotBe(Guid.Empty);
        var state = await sandbox.Client.GetJson($"/qr/payments/{opened.Id()}");
        state.GetProperty("status").GetString().ShouldBe("succeeded");
        state.GetProperty("transactionId").GetString().ShouldBe(told.GetProperty("transactionId").GetString());
    }

    [Fact]
    public async Task A_payment_under_the_same_key_is_one_payment()
    {
        var key = Guid.NewGuid();
        (await Open(key)).Id().ShouldBe((await Open(key)).Id());
        (await Open()).Id().ShouldNotBe((await Open(key)).Id());
    }

    [Fact]
    public async Task A_declined_payment_fails_and_has_no_transaction()
    {
        var opened = await Open();
        (await sandbox.Client.SendWith(HttpMethod.Post, $"/qr/payments/{opened.Id()}/scan", new { payer = "a bank", declined = true }))
            .EnsureSuccessStatusCode();
        await Arrives(1);
        var told = JsonSerializer.Deserialize<JsonElement>(listener.All[0].Body);
        told.GetProperty("status").GetString().ShouldBe("failed");
        told.GetProperty("transactionId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_payment_that_nobody_scans_expires_and_cannot_be_paid_any_more()
    {
        var opened = await Open();
        clock.Advance(TimeSpan.FromSeconds(601));
        await Arrives(1);
        listener.All[0].Body.ShouldContain("\"status\":\"expired\"");
        await (await Scan(opened.Id())).ShouldBeProblem(409, "payment_ended");
        (await sandbox.Client.GetJson($"/qr/payments/{opened.Id()}")).GetProperty("status").GetString().ShouldBe("expired");
    }

    [Fact]
    public async Task The_rail_can_be_silent_double_or_down()
    {
        await sandbox.Misbehave(qr: "silent");
        var silent = await Open();
        (await Scan(silent.Id())).EnsureSuccessStatusCode();
        (await sandbox.Client.GetJson($"/qr/payments/{silent.Id()}")).GetProperty("status").GetString().ShouldBe("succeeded");

        await sandbox.Misbehave(qr: "duplicate");
        (await Scan((await Open()).Id())).EnsureSuccessStatusCode();
        await Arrives(2);
        listener.All[0].Body.ShouldBe(listener.All[1].Body);
        listener.All.ShouldAllBe(a => !a.Body.Contains(silent.Id().ToString(), StringComparison.Ordinal));

        await sandbox.Misbehave(qr: "down", sms: "down");
        await (await sandbox.Client.SendWith(HttpMethod.Post, "/qr/payments", Payment(), key: Guid.NewGuid()))
            .ShouldBeProblem(503, "provider_down");
        (await Rest("key", 503)).GetProperty("code").GetInt32().ShouldBe(20503);
    }

    [Fact]
    public async Task The_page_shows_messages_and_lets_a_developer_pay()
    {
        await Nikita("message", Message("id", text: "&lt;script&gt;кооптуу&lt;/script&gt;"));
        var opened = await Open();
        var page = await sandbox.Client.GetStringAsync("/");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script>");
        page.ShouldContain("<svg");
        page.ShouldNotContain("src=");
        page.ShouldContain($"/front/payments/{opened.Id()}");
        ((int)(await sandbox.Client.PostAsync($"/front/payments/{opened.Id()}", null)).StatusCode).ShouldBe(302);
        (await sandbox.Client.GetJson($"/qr/payments/{opened.Id()}")).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    private async Task<int> Bring(byte[] secret, TimeSpan age = default)
    {
        var time = (DateTimeOffset.UtcNow - age).ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/museum")
        {
            Content = new StringContent("{\"type\":\"labs.days.closed\"}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", "event-1");
        request.Headers.Add("webhook-timestamp", $"{time}");
        request.Headers.Add("webhook-signature",
            WebhookSignature.Of("event-1", time, "{\"type\":\"labs.days.closed\"}", [RandomNumberGenerator.GetBytes(32), secret]));
        using var answer = await sandbox.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string Message(string id, string phone = "996700123456", string sender = "Lab", string key = SandboxServer.Key,
        string text = "Салам") =>
        $"<message><login>l</login><pwd>{key}</pwd><id>{id}</id><sender>{sender}</sender><text>{text}</text>" +
        $"<phones><phone>{phone}</phone></phones></message>";

    private static string Status(XElement answer) => answer.Element("status")!.Value;

    private async Task<XElement> Nikita(string what, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sms/nikita/api/{what}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/xml"),
        };
        request.Headers.Add("Sandbox-Receipts", listener.Address + "/receipts");
        using var answer = await sandbox.Client.SendAsync(request);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Rest(string key, int status = 201)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sms/rest/2010-04-01/Accounts/labs/Messages.json")
        {
            Content = new FormUrlEncodedContent(
            [
                new("To", "+996700123456"), new("From", "Lab"), new("Body", "Салам"), new("StatusCallback", listener.Address + "/receipts"),
            ]),
        };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"labs:{SandboxServer.Key}")));
        using var answer = await sandbox.Client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    private object Payment() =>
        new
        {
            reference = "order-1", amount = 125_000, currency = "KGS", callbackUrl = listener.Address + "/callbacks",
            expiresInSeconds = 600
        };

    private async Task<JsonElement> Open(Guid? key = null) =>
        await (await sandbox.Client.PostCreating("/qr/payments", Payment(), key)).Json();

    private Task<HttpResponseMessage> Scan(Guid id) =>
        sandbox.Client.SendWith(HttpMethod.Post, $"/qr/payments/{id}/scan", new { payer = "a bank" });

    private async Task Arrives(int count)
    {
        var until = DateTime.UtcNow.AddSeconds(15);
        while (listener.All.Count < count && DateTime.UtcNow < until)
        {
            await Task.Delay(25);
        }

        listener.All.Count.ShouldBeGreaterThanOrEqualTo(count);
    }

    private static bool IsSigned(Arrived arrived)
    {
        var parts = arrived.Signature!.Split(',');
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(SandboxServer.Key),
            Encoding.UTF8.GetBytes($"{parts[0][2..]}.{arrived.Body}"));
        return parts[1] == "v1=" + Convert.ToHexStringLower(hash);
    }
}
