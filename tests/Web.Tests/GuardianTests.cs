using CreativeLabs.Support;
using Shouldly;

namespace CreativeLabs.Web;

/// <summary>The consent of a guardian, on a girl's screen and at the lab.</summary>
public sealed class GuardianTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Site.Start();
        site.Api.Answer("GET /v1/me/guardian", 200, new { needed = true, given = false, textVersion = "2026-01" });
        site.Api.Answer("GET /v1/me/guardian-consents", 200, new { items = Array.Empty<object>() });
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Who_cannot_join_for_want_of_it_is_led_there_and_back()
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/me/memberships", 200, new { items = Array.Empty<object>() });
        site.Api.Answer("POST /v1/labs/{id}/memberships", 409, ApiStandIn.Problem("guardian_consent_needed", "Макулдук керек."));
        await visitor.Get("/labs/at-bashy");
        await visitor.Submit("/labs/at-bashy/join");
        visitor.Location.ShouldBe("/ky/guardian?next=%2Fky%2Flabs%2Fat-bashy");
    }

    [Fact]
    public async Task The_guardian_agrees_by_the_code_that_came_to_her_own_phone()
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/guardian?next=/ky/labs/at-bashy");
        var asked = await visitor.Submit("/guardian/code", ("phone", "0555123456"));
        asked.QuerySelector("input[name=challenge]").ShouldNotBeNull();

        var unread = await visitor.Submit("/guardian/agree", ("fullName", "Гүлнара"), ("relation", "mother"), ("code", "123456"));
        unread.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#agrees");
        unread.QuerySelector("#fullName")!.GetAttribute("value").ShouldBe("Гүлнара");

        await visitor.Submit("/guardian/agree",
            ("fullName", "Гүлнара"), ("relation", "mother"), ("code", "123456"), ("agrees", "on"));
        visitor.Location.ShouldBe("/ky/labs/at-bashy");
        site.Api.Requests.Last(one => one.Method is "POST").Path.ShouldBe("/v1/me/guardian-consents");
    }

    [Fact]
    public async Task Her_slip_is_shown_once_it_is_made()
    {
        site.Api.Answer("PUT /v1/me/guardian-slip", 200, new { slip = "K7MP-4QXA", expiresAt = "2027-01-08T06:00:00Z" });
        var visitor = await site.SignedIn();
        await visitor.Get("/guardian");
        var page = await visitor.Submit("/guardian/slip");
        page.Body!.TextContent.ShouldContain("K7MP-4QXA");
    }

    [Fact]
    public async Task Who_needs_none_is_not_asked()
    {
        site.Api.Answer("GET /v1/me/guardian", 200, new { needed = false, given = false, textVersion = "2026-01" });
        var page = await (await site.SignedIn()).Get("/guardian");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_girl_who_tells_her_year_goes_on_to_her_guardian()
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/welcome");
        await visitor.Submit("/welcome", ("name", "Бермет"), ("birthYear", "2014"), ("agree", "on"));
        visitor.Location.ShouldBe("/ky/guardian?next=%2Fky%2Fweek");
    }
}
