using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace CreativeLabs.Support;

/// <summary>Requests as a careful client sends them, and answers as it reads them.</summary>
public static class Http
{
    /// <summary>POST with a fresh Idempotency-Key, or a given one.</summary>
    public static Task<HttpResponseMessage> PostCreating(this HttpClient client, string url, object? body = null, Guid? key = null) =>
        client.SendWith(HttpMethod.Post, url, body, key: key ?? Guid.NewGuid());

    /// <summary>POST in a rush: with one Idempotency-Key, and again, a few times, while the service says that it has no room for it
    /// now.</summary>
    public static async Task<HttpResponseMessage> PostInRush(this HttpClient client, string url, object? body = null)
    {
        var key = Guid.NewGuid();
        for (var tries = 1; ; tries++)
        {
            var answer = await client.PostCreating(url, body, key);
            if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || tries == 5)
            {
                return answer;
            }
        }
    }

    /// <summary>Any request, with If-Match and Idempotency-Key where given.</summary>
    public static async Task<HttpResponseMessage> SendWith(
        this HttpClient client, HttpMethod method, string url, object? body = null, string? ifMatch = null, Guid? key = null)
    {
        using var request = new HttpRequestMessage(method, url)
        {
            Content = body is null
            ? null : JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Web)
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is { } given)
        {
            request.Headers.Add("Idempotency-Key", given.ToString());
        }

        return await client.SendAsync(request);
    }

    /// <summary>POST of a step in the life of something, under the version that she who takes it has just read; where she may read
    /// nothing, she does not mind which. With an Idempotency-Key, for those steps that take one.</summary>
    public static async Task<HttpResponseMessage> PostSeen(this HttpClient client, string url, object? body = null, Guid? key = null)
    {
        using var seen = await client.GetAsync(url[..url.LastIndexOf('/')]);
        return await client.SendWith(HttpMethod.Post, url, body, seen.Headers.ETag?.Tag ?? "*", key ?? Guid.NewGuid());
    }

    /// <summary>The version in the answer's ETag, without the hash of how it was shown; null when there is none.</summary>
    public static string? Version(this HttpResponseMessage response) => response.Headers.ETag?.Tag.Trim('"').Split('.')[0];

    /// <summary>GET that must succeed, as JSON.</summary>
    public static async Task<JsonElement> GetJson(this HttpClient client, string url) => await (await client.GetAsync(url)).Json();

    /// <summary>The body of an answer that must have succeeded.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The id in a JSON object.</summary>
    public static Guid Id(this JsonElement json, string name = "id") => json.GetProperty(name).GetGuid();

    /// <summary>Holds an answer against RFC 9457: status, media type, code, a sentence, a trace id.</summary>
    public static async Task<JsonElement> ShouldBeProblem(this HttpResponseMessage response, int status, string? code = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrWhiteSpace();
        if (code is not null)
        {
            problem.GetProperty("code").GetString().ShouldBe(code, text);
        }

        return problem;
    }
}
