using System.Text.RegularExpressions;
using CreativeLabs.Journey;
using Microsoft.Playwright;

namespace CreativeLabs.Browser;

/// <summary>Somebody at a browser.</summary>
public sealed partial class Person(IPage page, Platform outside, string language) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Opens a page in her language.</summary>
    public async Task<IResponse> Open(string path) => (await page.GotoAsync($"/{language}{path}"))!;

    /// <summary>Types her number and the code that comes by SMS.</summary>
    public async Task SignIn(string phone, bool shared = false)
    {
        if (!page.Url.Contains("/sign-in", StringComparison.Ordinal))
        {
            await Open("/sign-in");
        }

        var before = new HashSet<string>(StringComparer.Ordinal);
        await Count(phone, before);
        await page.FillAsync("#phone", phone);
        await page.ClickAsync("main form:has(#phone) button");
        await page.WaitForSelectorAsync("#code");
        var sms = await outside.Sms(phone, $"The code for {phone}", text => SixDigits().IsMatch(text) && !before.Contains(text));
        await page.FillAsync("#code", SixDigits().Match(sms.GetProperty("text").GetString()!).Value);
        if (shared)
        {
            await page.CheckAsync("input[name=shared]");
        }

        await page.ClickAsync("main form:has(#code) button");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Gives her name and her consent.</summary>
    public async Task Introduce(string name)
    {
        await page.FillAsync("#name", name);
        await page.CheckAsync("#agree");
        await page.ClickAsync("main form:has(#name) button");
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    private async Task Count(string phone, HashSet<string> seen)
    {
        var text = await outside.Sandbox.GetStringAsync(new Uri($"/sms/messages?to={Uri.EscapeDataString(phone)}", UriKind.Relative));
        var answer = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(text);
        var messages = answer.ValueKind is System.Text.Json.JsonValueKind.Array ? answer : answer.GetProperty("items");
        seen.UnionWith(messages.EnumerateArray().Select(message => message.GetProperty("text").GetString()!));
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
