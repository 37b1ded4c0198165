using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Polly;

namespace CreativeLabs.Web.Api;

/// <summary>Calls the published API at the gateway, as the person whose page it is and in the page's language.</summary>
public sealed class ApiClient(IHttpClientFactory clients, Visit visit, IConfiguration configuration)
{
    internal const string Gateway = "gateway";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What cannot be shown without; an error page when it is refused.</summary>
    public async Task<T> Get<T>(Read<T> operation, params object[] values) => (await Try(operation, values)).OrFail();

    /// <summary>As <see cref="Get"/>, with a query such as <c>labId=…</c>.</summary>
    public async Task<T> Find<T>(Read<T> operation, string query, params object[] values) =>
        (await TryFind(operation, query, values)).OrFail();

    /// <summary>Reads; the page decides what a refusal means.</summary>
    public Task<Answer<T>> Try<T>(Read<T> operation, params object[] values) => TryFind(operation, "", values);

    /// <summary>As <see cref="Try"/>, with a query.</summary>
    public async Task<Answer<T>> TryFind<T>(Read<T> operation, string query, params object[] values)
    {
        using var request = Request(HttpMethod.Get, operation.Path, query, values);
        return await Send<T>(request);
    }

    /// <summary>Reads what everybody reads, without saying who asks, with a query.</summary>
    public async Task<Answer<T>> TryFindAsNobody<T>(Read<T> operation, string query, params object[] values)
    {
        using var request = Request(HttpMethod.Get, operation.Path, query, values);
        request.Headers.Authorization = null;
        return await Send<T>(request);
    }

    /// <summary>Changes something by a form that was sent: with its key, so that a second tap does nothing, and the version that it
    /// showed.</summary>
    public async Task<Answer<T>> Send<TBody, T>(Change<TBody, T> operation, TBody body, Sent form, params object[] values)
    {
        using var request = Request(new HttpMethod(operation.Method), operation.Path, form.Query ?? "", values);
        if (body is not None)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation("If-Match", form.ETag ?? "*");
        if (operation.Method is "POST")
        {
            request.Headers.Add("Idempotency-Key", form.Key.ToString());
        }

        return await Send<T>(request);
    }

    /// <summary>Signs a partner in by her organisation's key; nothing of it is kept.</summary>
    public async Task<Answer<PartnerToken>> SignInPartner(string clientId, string secret)
    {
        using var request = Request(HttpMethod.Post, "/oauth/token", "", []);
        request.Headers.Authorization = null;
        request.Content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", clientId),
            KeyValuePair.Create("client_secret", secret),
        ]);
        return await Send<PartnerToken>(request);
    }

    /// <summary>As <see cref="TryFind"/>, as the partner whose token it is.</summary>
    public async Task<Answer<T>> TryFindAsPartner<T>(Read<T> operation, string query, PartnerToken token)
    {
        using var request = Request(HttpMethod.Get, operation.Path, query, []);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        return await Send<T>(request);
    }

    /// <summary>A file or a picture as it is, for the browser.</summary>
    public async Task<HttpResponseMessage> File(string path)
    {
        using var request = Request(HttpMethod.Get, path, "", []);
        return await clients.CreateClient(Gateway).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, visit.Aborted);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string query, object[] values)
    {
        var request = new HttpRequestMessage(method, $"http://{Gateway}{Fill(path, values)}{(query.Length > 0 ? "?" + query : "")}");
        request.Headers.AcceptLanguage.ParseAdd(visit.Language);
        request.Headers.Add("X-Forwarded-For", visit.Address);
        if (configuration["Web:Key"] is { } key)
        {
            request.Headers.Add("X-Web-Key", key);
        }

        if (visit.UserAgent is { Length: > 0 } agent)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        }

        if (visit.Session is { } session)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.Access);
        }

        return request;
    }

    private async Task<Answer<T>> Send<T>(HttpRequestMessage request)
    {
        try
        {
            using var response = await clients.CreateClient(Gateway).SendAsync(request, visit.Aborted);
            return await Read<T>(response);
        }
        catch (Exception away) when (away is HttpRequestException or ExecutionRejectedException
            || (away is TaskCanceledException && !visit.Aborted.IsCancellationRequested))
        {
            return new(default, new Problem(503, Problem.AwayCode, null, null), null, HttpStatusCode.ServiceUnavailable);
        }
    }

    private async Task<Answer<T>> Read<T>(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(visit.Aborted);
        var tag = response.Headers.ETag?.ToString();
        if (response.IsSuccessStatusCode)
        {
            var value = text.Length > 0 && typeof(T) != typeof(None) ? JsonSerializer.Deserialize<T>(text, Json) : default;
            return new(value, null, tag, response.StatusCode);
        }

        var problem = text.StartsWith('{') ? JsonSerializer.Deserialize<Problem>(text, Json)! : new Problem(0, null, null, null);
        return new(default, problem with
        {
            Status = (int)response.StatusCode,
            RetryAfter = (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds,
        }, tag, response.StatusCode);
    }

    private static string Fill(string path, object[] values)
    {
        var filled = new StringBuilder();
        var next = 0;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            filled.Append('/').Append(part.StartsWith('{') && next < values.Length
                ? Uri.EscapeDataString(Convert.ToString(values[next++], System.Globalization.CultureInfo.InvariantCulture)!) : part);
        }

        return filled.ToString();
    }
}
