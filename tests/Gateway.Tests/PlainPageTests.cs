using System.Net;
using System.Net.Http.Headers;
using CreativeLabs.Support;

namespace CreativeLabs.Gateway;

/// <summary>What somebody with a browser reads when the screens are away.</summary>
public sealed class PlainPageTests(Servers servers)
{
    [Theory]
    [InlineData("/ky/labs?a=%3Cb%3E", "ky", "Азыр ачылбай жатат")]
    [InlineData("/ru", "ru", "Сейчас не открывается")]
    [InlineData("/en/market", "en", "It does not open just now")]
    public async Task Who_opens_a_page_while_the_screens_are_away_reads_it_in_words_and_can_try_again(
        string path, string language, string words)
    {
        await using var edge = Edge.Start(servers, [("web", Upstream.Nobody())]);
        using var client = edge.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain($"<h1>{words}</h1>");
        page.ShouldContain($"<a href=\"{path}\">");
    }

    [Fact]
    public async Task A_form_that_may_have_been_taken_says_so_and_leads_back_to_the_first_page()
    {
        await using var dropping = await Upstream.StartAsync("web", http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        await using var edge = Edge.Start(servers, dropping, "web");
        using var client = edge.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var answer = await client.PostAsync("/en/market/1/order", new FormUrlEncodedContent([]));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("look whether it was done");
        page.ShouldContain("<a href=\"/en\">");
    }

    [Fact]
    public async Task A_program_reads_a_problem_of_the_screens_and_of_the_API()
    {
        await using var edge = Edge.Start(servers, [("web", Upstream.Nobody()), ("registration", Upstream.Nobody())]);
        using var client = edge.Client();
        (await client.GetAsync("/ky")).Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        (await client.GetAsync("/v1/labs")).Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
