using System.Net;

namespace CreativeLabs.Web;

/// <summary>What a browser may keep, and what is nobody else's.</summary>
public sealed class CachingTests : IAsyncLifetime
{
    private Site site = null!;

    public static TheoryData<string> PublicPages() =>
    [
        "", "/help", "/labs", "/labs/at-bashy", "/events", "/events/019a0000-0000-7000-8000-000000000001", "/courses", "/market",
        "/mentors", "/programmes", "/verify",
    ];

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [MemberData(nameof(PublicPages))]
    public async Task A_public_page_sets_no_cookie_and_is_not_sent_twice(string path)
    {
        var visitor = site.Visitor();
        await visitor.Get(path);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        visitor.SetCookies.ShouldBeEmpty();
        visitor.Last.Headers.CacheControl!.NoStore.ShouldBeFalse();

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/ky{path}");
        again.Headers.IfNoneMatch.Add(visitor.Last.Headers.ETag!);
        await visitor.Send(again);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        visitor.Html.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_address_shows_another_page_after_she_signed_in()
    {
        var visitor = await site.SignedIn();
        using var nobody = site.Visitor();
        await nobody.Get("/labs/at-bashy");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ky/labs/at-bashy");
        request.Headers.IfNoneMatch.Add(nobody.Last.Headers.ETag!);
        await visitor.Send(request);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        visitor.Last.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task How_a_page_looks_is_another_page()
    {
        var visitor = site.Visitor();
        await visitor.Get("/help");
        var tag = visitor.Last.Headers.ETag!;
        visitor.Cookies["cl-look"] = "dark.large.high";
        await visitor.Get("/help");
        visitor.Last.Headers.ETag.ShouldNotBe(tag);
    }

    [Fact]
    public async Task The_quick_exit_works_for_who_is_not_signed_in()
    {
        var visitor = site.Visitor();
        await visitor.Get("/help");
        await visitor.Submit("/sign/exit");
        visitor.Location.ShouldBe("https://ky.wikipedia.org/");
    }

    [Fact]
    public async Task A_form_of_nobody_without_its_token_still_signs_nobody_in()
    {
        var visitor = site.Visitor();
        await visitor.Post("/ky/sign-in", ("phone", "0700123456"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        site.Api.Requests.ShouldNotContain(one => one.Path == "/v1/auth/code");
    }
}
