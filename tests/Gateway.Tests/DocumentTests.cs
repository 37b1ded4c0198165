using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreativeLabs.Support;

namespace CreativeLabs.Gateway;

public sealed partial class DocumentTests(Servers servers)
{
    private const string Registration = """
        {"openapi":"3.1.1","info":{"title":"CreativeLabs","version":"v1"},"tags":[{"name":"Labs"}],
         "paths":{"/v1/labs":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
          "/operations/dead-letters":{"get":{}},
          "/v1/operations/{service}/dead-letters":{"get":{"operationId":"listDeadLetters"}}},
         "components":{"schemas":{"Money":{"type":"object","properties":{"amount":{"type":"integer"}}},
           "Item":{"type":"object","properties":{"lab":{"type":"string"}}},
           "Page":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Item"}}}}},
          "securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}}}
        """;

    private const string Training = """
        {"openapi":"3.1.1","info":{"title":"CreativeLabs","version":"v1"},"tags":[{"name":"Courses"},{"name":"Labs"}],
         "paths":{"/v1/courses":{"get":
           {"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
          "/v1/labs":{"get":{"summary":"not mine"}},
          "/v1/operations/{service}/dead-letters":{"get":{"operationId":"listDeadLetters"}}},
         "components":{"schemas":{"Money":{"type":"object","properties":{"amount":{"type":"integer"}}},
           "Item":{"type":"object","properties":{"course":{"type":"string"},"price":{"$ref":"#/components/schemas/Money"}}},
           "Page":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Item"}}}}},
          "securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}}}
        """;

    [Fact]
    public void Parts_that_agree_are_there_once_and_parts_that_differ_keep_apart_with_all_that_refers_to_them()
    {
        var merged = new MergedDocument()
            .Add("registration", (JsonObject)JsonNode.Parse(Registration)!, path => Routes.Publishes("registration", path))
            .Add("training", (JsonObject)JsonNode.Parse(Training)!, path => Routes.Publishes("training", path))
            .ToJson();

        merged["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        ((JsonObject)merged["paths"]!).Select(p => p.Key).ShouldBe(["/v1/labs", "/v1/operations/{service}/dead-letters", "/v1/courses"]);
        var schemas = (JsonObject)merged["components"]!["schemas"]!;
        schemas.Select(s => s.Key).ShouldBe(["Money", "Item", "Page", "TrainingItem", "TrainingPage"]);
        ReferenceAt(schemas["Page"]!["properties"]!["items"]!["items"]!).ShouldBe("#/components/schemas/Item");
        ReferenceAt(schemas["TrainingPage"]!["properties"]!["items"]!["items"]!).ShouldBe("#/components/schemas/TrainingItem");
        ReferenceAt(schemas["TrainingItem"]!["properties"]!["price"]!).ShouldBe("#/components/schemas/Money");
        ReferenceAt(merged["paths"]!["/v1/labs"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!)
            .ShouldBe("#/components/schemas/Page");
        ReferenceAt(merged["paths"]!["/v1/courses"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!)
            .ShouldBe("#/components/schemas/TrainingPage");
        ((JsonArray)merged["tags"]!).Select(t => t!["name"]!.GetValue<string>()).ShouldBe(["Courses", "Labs"]);
        ((JsonObject)merged["components"]!["securitySchemes"]!).Count.ShouldBe(1);

        static string ReferenceAt(JsonNode node) => node["$ref"]!.GetValue<string>();
    }

    [Fact]
    public async Task The_document_of_a_service_that_went_away_is_kept()
    {
        await using var registration = await Upstream.StartAsync("registration");
        await using var training = await Upstream.StartAsync("training");
        (registration.Document, training.Document) = (Registration, Training);
        await using var edge = Edge.Start(servers, [("registration", registration.Address), ("training", training.Address)]);
        using var client = edge.Client();

        var first = await client.GetAsync("/openapi/v1.json");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await first.Content.ReadAsStringAsync()).ShouldContain("/v1/courses");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await training.KillAsync();
        registration.Document = Registration.Replace("/v1/labs", "/v1/programmes", StringComparison.Ordinal);
        (await client.GetStringAsync("/openapi/v1.json")).ShouldNotContain("/v1/programmes");
        edge.Clock.Advance(TimeSpan.FromSeconds(61));

        var later = await client.GetAsync("/openapi/v1.json");
        later.Headers.ETag.ShouldNotBe(first.Headers.ETag);
        var text = await later.Content.ReadAsStringAsync();
        text.ShouldContain("/v1/programmes");
        text.ShouldContain("/v1/courses");
    }

    [Fact]
    public async Task The_page_to_read_and_try_it_is_there()
    {
        await using var edge = Edge.Start(servers, []);
        using var client = edge.Client();

        var at = new Uri(client.BaseAddress!, "/docs");
        var page = await client.GetAsync(at);
        if (page.Headers.Location is { } moved)
        {
            at = new Uri(at, moved);
            page = await client.GetAsync(at);
        }

        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("openapi/v1.json");
        html.ShouldContain("\"showDeveloperTools\":\"never\"", Case.Insensitive, "they lead outside");

        // Everything that it loads comes from here, so that it works where nothing else is reached.
        var sources = Source().Matches(html).Select(source => source.Groups["from"].Value).ToList();
        sources.ShouldNotBeEmpty();
        foreach (var source in sources)
        {
            source.ShouldNotContain("//");
            var answer = await client.GetAsync(new Uri(at, source));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, source);
            answer.Content.Headers.ContentType!.MediaType!.ShouldContain("javascript");
        }

        var policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none';");
        policy.ShouldNotContain("http");
        var nonce = Nonce().Match(policy).Groups["nonce"].Value;
        Script().Matches(html).ShouldAllBe(script => script.Value.Contains(nonce, StringComparison.Ordinal), "none but its own is run");
        (await client.GetAsync(at)).Headers.GetValues("Content-Security-Policy").Single().ShouldNotBe(policy);
    }

    [GeneratedRegex(@"<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex(@"<script[^>]*\ssrc=""(?<from>[^""]+)""")]
    private static partial Regex Source();

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'")]
    private static partial Regex Nonce();
}
