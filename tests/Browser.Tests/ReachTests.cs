using Microsoft.Playwright;

namespace CreativeLabs.Browser;

/// <summary>Narrow screens, big letters, a keyboard alone.</summary>
public sealed class ReachTests(RunningScreens screens)
{
    private const string SmallTargets = """
        () => [...document.querySelectorAll('button, .button, nav a, .choice, input:not([type=hidden]):not(.choice input)')]
          .filter(one => one.offsetParent && !one.classList.contains('link') && one.getBoundingClientRect().height < 43.5)
          .map(one => one.outerHTML.slice(0, 90))
        """;

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

    /// <summary>The pages of the roles as a coordinator's phone shows them, with what stands in them.</summary>
    [Theory]
    [InlineData("coordinator")]
    [InlineData("trainer")]
    [InlineData("mentor")]
    [InlineData("operator")]
    public async Task Nothing_of_a_role_scrolls_sideways_at_320_pixels_and_targets_are_large_enough(string role)
    {
        var who = Staff.All.Single(one => one.Name == role);
        await using var somebody = await screens.Somebody("ky", 320);
        await somebody.SignIn(who.Phone);
        foreach (var way in who.Ways)
        {
            if (await Staff.Open(somebody, way))
            {
                var over = await somebody.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
                over.ShouldBeLessThanOrEqualTo(0, $"{way} is wider than the screen");
                (await somebody.Page.EvaluateAsync<string[]>(SmallTargets)).ShouldBeEmpty(way);
            }
        }
    }

    /// <summary>Nothing traps her, and she sees where she is.</summary>
    [Theory]
    [InlineData("coordinator", "/labs/at-bashy/decisions")]
    [InlineData("coordinator", "/labs/at-bashy/events")]
    [InlineData("mentor", "/mentoring")]
    [InlineData("operator", "/operations/money")]
    public async Task With_the_keyboard_alone_a_page_of_a_role_is_walked_through_to_its_end(string role, string path)
    {
        await using var somebody = await screens.Somebody("ky", 1280);
        await somebody.SignIn(Staff.All.Single(one => one.Name == role).Phone);
        await somebody.Open(path);
        for (var tab = 0; tab < 200; tab++)
        {
            await somebody.Page.Keyboard.PressAsync("Tab");
            var at = await somebody.Page.EvaluateAsync<string>("""
                () => {
                  const one = document.activeElement;
                  return (one.getAttribute('href') || one.id || one.tagName) + '|' + getComputedStyle(one).outlineStyle;
                }
                """);
            at.ShouldNotEndWith("|none", "the focus is seen at every stop");
            if (at.StartsWith("/docs|", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("the last link of the page was not reached");
    }

    [Fact]
    public async Task Targets_are_large_enough_for_a_thumb()
    {
        await using var somebody = await screens.Somebody("ky");
        foreach (var path in Paths)
        {
            await somebody.Open(path);
            (await somebody.Page.EvaluateAsync<string[]>(SmallTargets)).ShouldBeEmpty(path);
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
