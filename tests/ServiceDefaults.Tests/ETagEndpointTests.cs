using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.ServiceDefaults;

/// <summary>ETag and If-Match around an endpoint, in memory.</summary>
public sealed class ETagEndpointTests : IAsyncLifetime
{
    private static readonly Thing Seventh = new(7);
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        app = builder.Build();
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (InvalidOperationException fault)
            {
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await http.Response.WriteAsync(fault.Message);
            }
        });
        app.UseRepresentations();
        app.MapGet("/tagged", (HttpContext http) => Show(http)).Tagged();
        app.MapGet("/untagged", (HttpContext http) => Show(http)).WithDisplayName("untagged");
        app.MapPut("/compares", (HttpContext http) => Changed(http, http.RequireMatch(Seventh))).Matched();
        app.MapPut("/compares-bytes", (HttpContext http) => Changed(http, http.RequireMatch("\"ab\""))).Matched();
        app.MapPut("/unmatched", (HttpContext http) => Changed(http, http.RequireMatch(Seventh))).WithDisplayName("unmatched");
        app.MapPut("/forgets", () => "done").Matched().WithDisplayName("forgets");
        app.MapPut("/forgets-refusing", () => ProblemResult.Of(Problems.Conflict)).Matched();
        app.MapPut("/forgets-moved", () => TypedResults.StatusCode(300)).Matched();
        app.MapPut("/forgets-nested", Results<NoContent, ProblemResult> (bool refuse) =>
            refuse ? ProblemResult.Of(Problems.Conflict) : TypedResults.NoContent()).Matched();
        app.MapPut("/step", (HttpContext http, int before) => Changed(http, http.RequireMatchOfStep(Seventh, before, null))).Matched();
        app.MapPut("/already", (HttpContext http) =>
        {
            http.IsSoAlready();
            return "done";
        }).Matched();
        app.MapPut("/new", (HttpContext http) => Changed(http, http.RequireNone())).Matched(orNew: true);
        await app.StartAsync();
        client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task What_is_read_has_the_version_and_a_hash_of_what_is_sent_and_is_not_sent_twice()
    {
        using var first = await client.GetAsync(new Uri("/tagged", UriKind.Relative));
        first.Headers.ETag!.Tag.ShouldStartWith("\"7.");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/tagged");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task What_was_changed_has_the_version_alone()
    {
        using var changed = await Put("compares", "\"7\"");
        changed.Headers.ETag!.Tag.ShouldBe("\"7\"");
    }

    [Theory]
    [InlineData("compares", "\"7\"", 200)]
    [InlineData("compares", "\"6\"", 412)]
    [InlineData("compares", null, 428)]
    [InlineData("compares-bytes", "\"ab\"", 200)]
    [InlineData("compares-bytes", "\"cd\"", 412)]
    [InlineData("compares-bytes", null, 428)]
    [InlineData("forgets-refusing", "\"7\"", 409)]
    [InlineData("forgets-moved", "\"7\"", 300)]
    [InlineData("forgets-nested?refuse=true", "\"7\"", 409)]
    [InlineData("already", "\"1\"", 200)]
    [InlineData("step?before=7", "\"1\"", 200)]
    [InlineData("step?before=6", "\"6\"", 200)]
    [InlineData("step?before=6", "\"1\"", 412)]
    [InlineData("new", null, 200)]
    [InlineData("new", "*", 200)]
    [InlineData("new", "\"1\"", 412)]
    [InlineData("new", "*, \"1\"", 412)]
    public async Task A_change_is_answered_by_what_was_seen(string path, string? ifMatch, int status)
    {
        using var answer = await Put(path, ifMatch);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("forgets", "forgets did not compare")]
    [InlineData("forgets-nested?refuse=false", "did not compare")]
    [InlineData("unmatched", "unmatched asks for If-Match and does not say so")]
    public async Task An_endpoint_that_does_not_keep_its_word_is_a_fault_of_ours(string path, string said)
    {
        using var answer = await Put(path, "\"7\"");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Fact]
    public async Task An_endpoint_that_sends_a_tag_says_so()
    {
        using var answer = await client.GetAsync(new Uri("/untagged", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("untagged sends an ETag and does not say so");
    }

    [Fact]
    public void The_document_is_told_whether_the_header_is_needed()
    {
        var required = app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.ToDictionary(
            e => ((Microsoft.AspNetCore.Routing.RouteEndpoint)e).RoutePattern.RawText!,
            e => e.Metadata.GetMetadata<IfMatchAttribute>()?.Required, StringComparer.Ordinal);
        (required["/compares"], required["/new"], required["/tagged"]).ShouldBe((true, false, null));
    }

    private static string Show(HttpContext http)
    {
        http.SetETag(Seventh);
        return "shown";
    }

    private static IResult Changed(HttpContext http, ProblemResult? refused)
    {
        if (refused is not null)
        {
            return refused;
        }

        http.SetETag(Seventh);
        return TypedResults.Text("done");
    }

    private async Task<HttpResponseMessage> Put(string path, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/{path}");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request);
    }

    private sealed record Thing(int Version) : IVersioned;
}
