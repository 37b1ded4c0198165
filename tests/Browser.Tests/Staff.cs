namespace CreativeLabs.Browser;

/// <summary>Who is there from the start, with the pages of her role.</summary>
/// <param name="Name">Such as coordinator, for the names of pictures.</param>
/// <param name="Phone">What she signs in with.</param>
/// <param name="Ways">Each an address, and after a space what is clicked there to come to a page with an id in its address.</param>
public sealed record Staff(string Name, string Phone, params string[] Ways)
{
    public static readonly IReadOnlyList<Staff> All =
    [
        new("coordinator", "+996700000104", "/week", "/labs/at-bashy/day", "/labs/at-bashy/decisions", "/labs/at-bashy/members",
            "/labs/at-bashy/members a.card[href*='/members/']", "/labs/at-bashy/events", "/labs/at-bashy/events a.card[href*='/events/']",
            "/labs/at-bashy/events a.card[href*='/events/'] a[href$='/door']", "/labs/at-bashy/mentoring", "/labs/at-bashy/figures",
            "/teaching", "/teaching a.card[href*='/teaching/']"),
        new("trainer", "+996700000204", "/teaching", "/teaching a.card[href*='/teaching/']", "/shop"),
        new("mentor", "+996700000304", "/mentors", "/mentoring", "/mentoring a.card[href*='/mentoring/']"),
        new("operator", "+996700000001", "/operations", "/operations/dead-letters/training", "/operations/money", "/operations/figures",
            "/operations/partners"),
    ];

    /// <summary>Opens the page; false when the seed has nothing that leads there.</summary>
    public static async Task<bool> Open(Person somebody, string way)
    {
        var steps = way.Split(" a", 2)[0];
        (await somebody.Open(steps)).Status.ShouldBe(200, way);
        foreach (var selector in way[steps.Length..].Split(" a", StringSplitOptions.RemoveEmptyEntries).Select(rest => "a" + rest))
        {
            var link = somebody.Page.Locator($"main {selector}").First;
            if (await link.CountAsync() == 0)
            {
                return false;
            }

            var address = await link.GetAttributeAsync("href");
            (await somebody.Page.GotoAsync(address!))!.Status.ShouldBe(200, way);
        }

        return true;
    }

    /// <summary>For the name of a picture.</summary>
    public static string NameOf(string way) =>
        string.Concat(way.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
}
