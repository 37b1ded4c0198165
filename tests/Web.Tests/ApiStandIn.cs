using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Web;

/// <summary>A request as the API got it.</summary>
internal sealed record Asked(string Method, string Path, string Query, Dictionary<string, string> Headers, string Body);

/// <summary>Stands where the gateway is: answers every operation of the published document with an example of its schema, unless a test
/// wants another answer, and writes down what came.</summary>
internal sealed class ApiStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<Asked, (int Status, object? Body)>> answers = new(StringComparer.Ordinal);

    private ApiStandIn(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>How long an access token holds, in seconds.</summary>
    public int TokenSeconds { get; set; } = 600;

    /// <summary>Who signs in.</summary>
    public Guid Person { get; set; } = PublishedApi.Id;

    public string[] Roles { get; set; } = [];

    /// <summary>It has answered as if it were away, or not at all.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>As it was when it started.</summary>
    public void Reset()
    {
        answers.Clear();
        Requests.Clear();
        (TokenSeconds, Person, Roles) = (600, PublishedApi.Id, []);
    }

    public static async Task<ApiStandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var api = new ApiStandIn(builder.Build());
        api.app.Run(api.Reply);
        await api.app.StartAsync();
        api.Address = new Uri(api.app.Urls.Single());
        return api;
    }

    /// <summary>Another answer for an operation, such as <c>GET /v1/labs</c>, from now on.</summary>
    public void Answer(string operation, int status, object? body) => answers[operation] = _ => (status, body);

    /// <summary>As <see cref="Answer(string, int, object?)"/>, by the request.</summary>
    public void Answer(string operation, Func<Asked, (int Status, object? Body)> answer) => answers[operation] = answer;

    /// <summary>A refusal as every service answers it.</summary>
    public static object Problem(string code, string detail) => new { code, detail, title = "Ката" };

    /// <summary>The example of an operation, to change something in it.</summary>
    public static JsonObject Example(string method, string path)
    {
        var published = PublishedApi.Current;
        return (JsonObject)published.Example(published.Success(published.Operation(method, path)!.Value).Schema!.Value)!;
    }

    public object Tokens(bool isNew = false) => new
    {
        accessToken = TestTokens.Create(Person, Guid.CreateVersion7(), Roles, TimeSpan.FromSeconds(TokenSeconds)),
        tokenType = "Bearer", expiresIn = TokenSeconds, refreshToken = "refresh-" + Guid.CreateVersion7(), personId = Person, isNew,
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Reply(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var asked = new Asked(http.Request.Method, http.Request.Path, http.Request.QueryString.ToString(),
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        Requests.Enqueue(asked);
        var (status, body) = Find(asked);
        HasFailed |= status >= 500;
        http.Response.StatusCode = status;
        if (asked.Method is "GET")
        {
            http.Response.Headers.ETag = "\"7.abc\"";
        }

        if (body is not null)
        {
            http.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
            await http.Response.WriteAsync(JsonSerializer.Serialize(body, JsonSerializerOptions.Web));
        }
    }

    private (int Status, object? Body) Find(Asked asked)
    {
        if (answers.TryGetValue($"{asked.Method} {asked.Path}", out var answer))
        {
            return answer(asked);
        }

        if (PublishedApi.Current.PathOf(asked.Path) is not { } path)
        {
            return (404, Problem("not_found", "Мындай нерсе жок."));
        }

        if (answers.TryGetValue($"{asked.Method} {path}", out answer))
        {
            return answer(asked);
        }

        if (path is "/v1/auth/token")
        {
            return (200, Tokens());
        }

        var published = PublishedApi.Current;
        if (published.Operation(asked.Method, path) is not { } operation)
        {
            return (405, Problem("method_not_allowed", "Бул ыкма колдонулбайт."));
        }

        var (status, schema) = published.Success(operation);
        return (status, schema is { } known ? published.Example(known) : null);
    }
}
