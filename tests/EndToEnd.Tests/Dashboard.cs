using System.Text.Json;
using Microsoft.Playwright;

namespace CreativeLabs.EndToEnd;

/// <summary>The operator's desk in a real browser: Debian's own, nothing is downloaded.</summary>
internal sealed class Dashboard : IAsyncDisposable
{
    /// <summary>A busy machine draws a page slowly.</summary>
    private const float Patience = 120_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;
    private readonly Uri address;

    private Dashboard(IPlaywright playwright, IBrowser browser, IPage page, Uri address) =>
        (this.playwright, this.browser, this.page, this.address) = (playwright, browser, page, address);

    /// <summary>Signs in with the link that <c>AppHost/up</c> prints.</summary>
    public static async Task<Dashboard> Open(Uri signIn)
    {
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            // Whoever is root in a test has no other way; the only pages that it opens are our own.
            Args = ["--no-sandbox"],
        });
        var desk = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 1500, Height = 1400 } });
        desk.SetDefaultTimeout(Patience);
        desk.SetDefaultNavigationTimeout(Patience);
        await desk.GotoAsync(signIn.ToString());
        var dashboard = new Dashboard(driver, chromium, desk, signIn);
        await dashboard.Row("gateway").WaitForAsync();
        return dashboard;
    }

    /// <summary>Returns when the row of a resource says that it runs and shows no trouble.</summary>
    public Task Runs(string resource) => Row(resource).Locator("td[title='Running']").WaitForAsync();

    /// <summary>Returns when a trace shows each of these spans, by the service and what the span's name begins with.</summary>
    public async Task Spans(string trace, params (string Service, string Name)[] spans)
    {
        await page.GotoAsync(new Uri(address, $"/traces/detail/{trace}").ToString());
        foreach (var (service, name) in spans)
        {
            await page.Locator($"td[title^='{service}'][title*=': {name}']").First
                .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    /// <summary>Opens the meters of a resource, returns when each of them is offered, and shows the graph of the first.</summary>
    public async Task Meters(string resource, params string[] meters)
    {
        await page.GotoAsync(new Uri(address, "/").ToString());
        await page.GotoAsync(new Uri(address, $"/metrics/resource/{resource}").ToString());
        foreach (var meter in meters)
        {
            await Offered(meter).WaitForAsync();
        }

        await Offered(meters[0]).ClickAsync();
        await page.Locator(".plotly-chart-container .main-svg").First.WaitForAsync();
    }

    /// <summary>Runs a command of a resource from its menu, with a reason where it asks for one; what it showed.</summary>
    public async Task<JsonElement> Run(string resource, string command, string? reason = null)
    {
        await page.GotoAsync(new Uri(address, "/").ToString());
        await Row(resource).Locator("fluent-button").Last.ClickAsync();
        await page.Locator("fluent-menu-item", new() { HasText = "Commands" }).Last.HoverAsync();
        await page.Locator($"fluent-menu-item[title='{command}']").ClickAsync();
        if (reason is not null)
        {
            var dialog = page.Locator("#interactions-input-dialog");
            await dialog.Locator("fluent-text-input").ClickAsync();
            await page.Keyboard.TypeAsync(reason);
            await dialog.Locator("fluent-button", new() { HasText = command }).ClickAsync();
        }

        var shown = await page.Locator("fluent-dialog fluent-button[data-text]").GetAttributeAsync("data-text");
        return JsonSerializer.Deserialize<JsonElement>(shown!);
    }

    /// <summary>Keeps what it looks like now, for people to look at: <c>.state/test-logs/dashboard</c>.</summary>
    public Task Keep(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Projects.AppHost.ProjectPath, "../.state/test-logs/dashboard", $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private ILocator Offered(string meter) => page.Locator("fluent-tree-item", new() { HasText = meter }).Last;

    /// <summary>A replica's name begins with its service's, and so do those of the service's databases.</summary>
    private ILocator Row(string resource) => page.Locator("tr", new()
    {
        Has = page.Locator($"td[title$=': {resource}'], td[title*=': {resource}-']:not([title$='-db']):not([title$='-keys'])"),
    }).First;
}
