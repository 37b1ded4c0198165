using System.Text.Json;
using CreativeLabs.Journey;

namespace CreativeLabs.EndToEnd;

[Collection(SharedWholePlatform.Name)]
public sealed class OneWomansWay(WholePlatform whole)
{
    [Fact]
    public async Task She_goes_through_all_five_services()
    {
        using var platform = whole.Platform();
        await Way.Walk(platform);
    }

    [Fact]
    public async Task Fifty_buyers_at_once_on_a_stock_of_ten_give_ten_orders_and_forty_clear_refusals()
    {
        using var platform = whole.Platform();
        var outcome = await Rush.Walk(platform, buyers: 50, stock: 10);
        outcome.Paid.ShouldBe(10);
        outcome.Refused.ShouldBe(40);
        outcome.Other.ShouldBeEmpty();
        outcome.Left.ShouldBe(0);
        outcome.LedgerSum.ShouldBe(0);
        outcome.Unbalanced.ShouldBe(0);
    }

    [Fact]
    public async Task One_document_describes_the_whole_api()
    {
        using var platform = whole.Platform();
        string[] oneOfEach = ["/v1/labs", "/v1/courses", "/v1/mentors", "/v1/listings", "/v1/me/inbox"];
        var document = await Published();
        // A service that is slow to describe itself for the first time is left out, and asked again five seconds later.
        for (var until = DateTime.UtcNow.AddMinutes(1); oneOfEach.Except(Paths(), StringComparer.Ordinal).Any()
            && DateTime.UtcNow < until; document = await Published())
        {
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        var paths = Paths();
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        oneOfEach.ShouldBeSubsetOf(paths);
        paths.ShouldNotContain(path => path.StartsWith("/operations", StringComparison.Ordinal));
        (await platform.Gateway.GetAsync(new Uri("/docs/index.html", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();

        List<string> Paths() => document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();

        async Task<JsonElement> Published() =>
            JsonSerializer.Deserialize<JsonElement>(await platform.Gateway.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
    }

    [Fact]
    public async Task A_second_start_on_the_same_state_says_so_and_harms_nothing()
    {
        using var second = new HostProcess(whole.State);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await second.Process.WaitForExitAsync(limit.Token);
        second.Process.ExitCode.ShouldNotBe(0);
        second.Said.ShouldContain("runs already");
        using var platform = whole.Platform();
        (await platform.Gateway.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task No_log_tells_who_she_is()
    {
        using var platform = whole.Platform();
        var phone = Traveller.NewPhone();
        var woman = await Traveller.SignIn(platform, phone);
        const string name = "Канарейка Сынакова";
        await woman.Change("/v1/me/profile", HttpMethod.Put, "/v1/me/profile", new { name, language = "ky" });
        await woman.Told("welcome");
        foreach (var log in Directory.EnumerateFiles(Path.Combine(whole.State, "logs"), "*.log", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            var text = await reader.ReadToEndAsync();
            text.ShouldNotContain(phone[4..], customMessage: log);
            text.ShouldNotContain(name, customMessage: log);
        }
    }
}
