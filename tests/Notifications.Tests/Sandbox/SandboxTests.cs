using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
    public async Task A_message_under_the_same_key_is_taken_once_and_gives_the_first_id()
    {
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send(key)));
        answers.Select(a => a.Id()).Distinct().Count().ShouldBe(1);
        (await sandbox.TextsTo("+996700123456")).Count.ShouldBe(1);
        await Arrives(1);
        var receipt = JsonSerializer.Deserialize<JsonElement>(listener.All[0].Body);
        receipt.GetProperty("reference").GetString().ShouldBe("r-1");
        receipt.GetProperty("status").GetString().ShouldBe("delivered");
        receipt.Id().ShouldBe(answers[0].Id());
        ShouldBeSigned(listener.All[0]);
    }

    [Fact]
    public async Task Messages_are_listed_newest_last_after_the_one_that_was_seen()
    {
        var first = await Send(Guid.NewGuid(), text: "one");
        await Send(Guid.NewGuid(), text: "two");
        (await sandbox.TextsTo("+996700123456")).ShouldBe(["one", "two"]);
        (await sandbox.Client.GetJson($"/sms/messages?after={first.Id()}")).EnumerateArray().Single().GetProperty("text").GetString()
            .ShouldBe("two");
    }

    [Theory]
    [InlineData("700123456", "x")]
    [InlineData("+996 700 123 456", "x")]
    [InlineData("+996700123456", "")]
    public async Task A_message_without_a_number_or_a_text_is_refused(string to, string text) => await (await sandbox.Client.SendWith(
        HttpMethod.Post, "/sms/messages", new { to, text, reference = "r" }, key: Guid.NewGuid())).ShouldBeProblem(400, "invalid_request");

    [Fact]
    public async Task A_caller_without_the_key_of_the_provider_is_refused()
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(sandbox.Address) };
        await (await stranger.SendWith(HttpMethod.Post, "/sms/messages", new { to = "+996700123456", text = "x", reference = "r" },
            key: Guid.NewGuid())).ShouldBeProblem(401);
        await (await stranger.SendWith(HttpMethod.Post, "/qr/payments", Payment(), key: Guid.NewGuid())).ShouldBeProblem(401);
        await (await sandbox.Client.SendWith(HttpMethod.Post, "/sms/messages", new { to = "+996700123456", text = "x", reference = "r" }))
            .ShouldBeProblem(400);
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
        await (await sandbox.Client.SendWith(HttpMethod.Post, "/sms/messages", new { to = "+996700123456", text = "x", reference = "r" },
            key: Guid.NewGuid())).ShouldBeProblem(503, "provider_down");
    }

    [Fact]
    public async Task The_page_shows_messages_and_lets_a_developer_pay()
    {
        await Send(Guid.NewGuid(), text: "<script>кооптуу</script>");
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

    private async Task<JsonElement> Send(Guid key, string text = "Салам") =>
        await (await sandbox.Client.SendWith(HttpMethod.Post, "/sms/messages",
        new { to = "+996700123456", text, reference = "r-1", receiptUrl = listener.Address + "/receipts" }, key: key)).Json();

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

    private static void ShouldBeSigned(Arrived arrived) => IsSigned(arrived).ShouldBeTrue();
}
