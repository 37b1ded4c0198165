using Microsoft.Playwright;

namespace CreativeLabs.Browser;

/// <summary>Narrow screens, big letters, a keyboard alone.</summary>
public sealed class ReachTests(RunningScreens screens)
{
    private static readonly string[] Paths =
        ["", "/help", "/look", "/labs", "/labs/at-bashy", "/events", "/courses", "/market", "/sign-in", "/verify"];

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Nothing_scrolls_sideways_at_320_pixels_nor_with_large_letters(string language)
    {
        await using var somebody = await screens.Somebody(language, 320);
        foreach (var large in (bool[])[false, true])
        {
            if (large)
            {
                await somebody.Page.Context.AddCookiesAsync(
                    [new Cookie { Name = "cl-look", Value = "dark.large.high", Url = screens.Address.ToString() }]);
            }

            foreach (var path in Paths)
            {
                (await somebody.Open(path)).Status.ShouldBe(200, path);
                var over = await somebody.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
                over.ShouldBeLessThanOrEqualTo(0, $"{path} is wider than the screen");
            }
        }
    }

    [Fact]
    public async Task Targets_are_large_enough_for_a_thumb()
    {
        await using var somebody = await screens.Somebody("ky");
        foreach (var path in Paths)
        {
            await somebody.Open(path);
            var small = await somebody.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('button, .button, nav a, .choice, input:not([type=hidden]):not(.choice input)')]
                  .filter(one => one.offsetParent && !one.classList.contains('link') && one.getBoundingClientRect().height < 43.5)
                  .map(one => one.outerHTML.slice(0, 90))
                """);
            small.ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task With_the_keyboard_alone_she_reaches_the_form_and_sees_where_she_is()
    {
        await using var somebody = await screens.Somebody("ky", 1280);
        await somebody.Open("/sign-in");
        var seen = new List<string>();
        for (var tab = 0; tab < 30; tab++)
        {
            await somebody.Page.Keyboard.PressAsync("Tab");
            seen.Add(await somebody.Page.EvaluateAsync<string>(
                "() => { const one = document.activeElement; return one.id + '|' + getComputedStyle(one).outlineStyle; }"));
            if (seen[^1].StartsWith("phone|", StringComparison.Ordinal))
            {
                break;
            }
        }

        seen.ShouldContain("phone|solid");
        seen.ShouldNotContain(one => one.EndsWith("|none", StringComparison.Ordinal), "the focus is seen at every stop");
    }

    [Fact]
    public async Task Three_times_Shift_leaves_and_the_page_is_blank_at_once()
    {
        await using var somebody = await screens.Somebody("ky", 1280);
        await somebody.Page.Context.RouteAsync("https://*.wikipedia.org/**", route => route.FulfillAsync(new() { Body = "everyday" }));
        await somebody.Open("/help");
        for (var n = 0; n < 3; n++)
        {
            await somebody.Page.Keyboard.PressAsync("Shift");
        }

        await somebody.Page.WaitForURLAsync("https://ky.wikipedia.org/");
    }

    [Fact]
    public async Task A_page_says_nothing_to_the_console()
    {
        await using var somebody = await screens.Somebody("ky");
        var said = new List<string>();
        somebody.Page.Console += (_, message) => said.Add($"{somebody.Page.Url}: {message.Text}");
        foreach (var path in Paths)
        {
            await somebody.Open(path);
        }

        said.ShouldBeEmpty("the policy refused something, or something is missing");
    }
}
