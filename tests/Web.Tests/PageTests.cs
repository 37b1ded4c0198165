using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CreativeLabs.Web;

/// <summary>What holds for every page, in every language.</summary>
public sealed partial class PageTests(PageTests.SharedSite shared) : IClassFixture<PageTests.SharedSite>
{
    private const int HtmlOnTheWire = 14 << 10;

    public static TheoryData<string, string> Pages()
    {
        var rows = new TheoryData<string, string>();
        foreach (var path in AllPages.Paths)
        {
            foreach (var language in (string[])["ky", "ru", "en"])
            {
                rows.Add(path, language);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole(string path, string language)
    {
        var visitor = shared.Visitors[language];
        await visitor.Turn.WaitAsync();
        try
        {
            var page = await visitor.Visitor.Get(path);
            visitor.Visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK, visitor.Visitor.Html);
            page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.Title.ShouldNotBeNullOrWhiteSpace();
            page.QuerySelectorAll("h1").Length.ShouldBe(1);
            page.QuerySelectorAll("main").Length.ShouldBe(1);
            Headings(page);
            Labels(page);
            NothingWritten(page);
            NothingRaw(page);
            page.QuerySelector("form#exit").ShouldNotBeNull();
            var allowed = visitor.Visitor.Last.Headers.GetValues("Content-Security-Policy").Single();
            var style = page.QuerySelector("style")!.TextContent;
            allowed.ShouldContain($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'");
            allowed.ShouldContain("frame-ancestors 'none'");
            allowed.ShouldNotContain("unsafe");
        }
        finally
        {
            visitor.Turn.Release();
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_small_on_the_wire(string path, string language)
    {
        var visitor = shared.Visitors[language];
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = shared.Site.ClientOptions.BaseAddress,
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{language}{path}");
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", string.Join("; ", visitor.Visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await client.SendAsync(request);
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(HtmlOnTheWire);
    }

    [Fact]
    public async Task The_script_is_one_file_of_at_most_three_kilobytes_and_kept_for_good()
    {
        var visitor = shared.Site.Visitor();
        var page = await visitor.Get("");
        var scripts = page.QuerySelectorAll("script");
        scripts.Length.ShouldBe(1);
        await visitor.Open(scripts[0].GetAttribute("src")!);
        Encoding.UTF8.GetByteCount(visitor.Html).ShouldBeLessThanOrEqualTo(3 << 10);
        visitor.Last.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Fact]
    public async Task What_somebody_sees_who_is_signed_in_is_not_stored()
    {
        using var visitor = await shared.Site.SignedIn();
        await visitor.Get("/week");
        visitor.Last.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task From_another_site_a_page_with_a_secret_comes_uncompressed()
    {
        using var visitor = await shared.Site.SignedIn("ru");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ru/week");
        request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var client = new HttpClient { BaseAddress = shared.Site.ClientOptions.BaseAddress };
        var response = await client.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    /// <summary>Nothing is left out between a heading and what stands under it.</summary>
    private static void Headings(IHtmlDocument page)
    {
        var last = 0;
        foreach (var level in page.QuerySelectorAll("main h1, main h2, main h3, main h4").Select(one => one.TagName[1] - '0'))
        {
            level.ShouldBeLessThanOrEqualTo(last + 1, "a level of headings is left out");
            last = level;
        }
    }

    private static void Labels(IHtmlDocument page)
    {
        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            var labelled = input.Closest("label") is not null
                || (input.Id is { } id && page.QuerySelector($"label[for='{id}']") is not null);
            labelled.ShouldBeTrue($"{input.OuterHtml} has no label");
        }

        foreach (var form in page.Forms.Where(form => form.Method is "post"))
        {
            form.QuerySelector("input[name=_f]").ShouldNotBeNull($"{form.Action} can be sent from anywhere");
        }

        foreach (var image in page.QuerySelectorAll("img"))
        {
            image.HasAttribute("alt").ShouldBeTrue(image.OuterHtml);
        }

        var ids = page.QuerySelectorAll("[id]").Select(one => one.Id!).ToList();
        ids.ShouldBe(ids.Distinct(), "an id is there twice");
    }

    /// <summary>The policy would refuse it, and the page would look as if it worked.</summary>
    private static void NothingWritten(IHtmlDocument page)
    {
        page.QuerySelectorAll("[style]").ShouldBeEmpty();
        page.All.Where(one => one.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    /// <summary>People see words: no id, no code of the API, no time of a machine.</summary>
    private static void NothingRaw(IHtmlDocument page)
    {
        var text = page.QuerySelector("main")!.TextContent;
        text.ShouldNotContain(PublishedApi.Id.ToString()[..13]);
        RawTime().IsMatch(text).ShouldBeFalse("a time as machines write it");
        page.QuerySelector("main")!.Descendants<IText>().Select(one => CamelCase().Match(one.Data).Value).Where(one => one.Length > 0)
            .ShouldBeEmpty("a code of the API");
        text.ShouldNotContain("{0}");
        page.DocumentElement.OuterHtml.ShouldNotContain("&#x4", Case.Sensitive, "Kyrgyz as entities");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T|\b)")]
    private static partial Regex RawTime();

    [GeneratedRegex(@"\b[a-z]+[A-Z][a-z]+\b")]
    private static partial Regex CamelCase();

    /// <summary>One site, and a visitor of each language who is signed in.</summary>
    public sealed class SharedSite : IAsyncLifetime
    {
        internal Site Site { get; private set; } = null!;

        internal Dictionary<string, (Visitor Visitor, SemaphoreSlim Turn)> Visitors { get; } = [];

        public async ValueTask InitializeAsync()
        {
            Site = await Site.Start();
            Site.Api.Roles = [$"coordinator:{PublishedApi.Id}", "operator"];
            foreach (var language in (string[])["ky", "ru", "en"])
            {
                Visitors[language] = (await Site.SignedIn(language), new SemaphoreSlim(1));
            }
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
