using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CreativeLabs.Security;

/// <summary>A token that is not what it should be opens nothing, at the gateway as at every service behind it.</summary>
public sealed class ForgedTokenTests(GuardedPlatform guarded)
{
    private static readonly Dictionary<string, string> NeedsAPerson = new(StringComparer.Ordinal)
    {
        ["registration"] = "/v1/me/profile",
        ["training"] = "/v1/me/enrolments",
        ["mentoring"] = "/v1/me/mentorships",
        ["marketplace"] = "/v1/me/orders",
        ["notifications"] = "/v1/me/inbox",
    };

    /// <summary>Open to programs that are no caller of ours and prove themselves by a secret of their own: 401 without it.</summary>
    private static readonly string[] ProveThemselves =
    [
        "/oauth/token", "/v1/payment-callbacks/sandbox", "/v1/payment-callbacks/freedompay", "/v1/payment-callbacks/freedompay-check",
        "/v1/sms-receipts/nikita", "/v1/sms-receipts/rest",
    ];

    [Fact]
    public async Task The_same_token_with_nothing_wrong_opens_each_of_them()
    {
        var right = (await Forge()).Right;
        foreach (var (service, path) in NeedsAPerson)
        {
            (await Ask(await guarded.InPlaceOfTheGateway(service), right, path)).ShouldNotBe(HttpStatusCode.Unauthorized, service);
        }

        using var platform = guarded.Platform();
        foreach (var path in NeedsAPerson.Values)
        {
            (await Ask(platform.Gateway, right, path)).ShouldNotBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task Each_service_refuses_each_wrong_token_by_itself()
    {
        var tokens = await Forge();
        var opened = new List<string>();
        foreach (var (service, path) in NeedsAPerson)
        {
            using var client = await guarded.InPlaceOfTheGateway(service);
            foreach (var (wrong, token) in tokens.All)
            {
                if (await Ask(client, token, path) is not HttpStatusCode.Unauthorized and var status)
                {
                    opened.Add($"{service}: {wrong}: {status}");
                }
            }
        }

        opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_gateway_lets_no_wrong_token_through_to_any_operation()
    {
        var tokens = (await Forge()).All.ToList();
        using var platform = guarded.Platform();
        // Where somebody without a token may come, a wrong one is refused all the same; where partners get theirs, none is looked at.
        var operations = guarded.Operations.Where(operation => operation.Template != "/oauth/token").ToList();
        operations.Count.ShouldBeGreaterThan(450);
        var opened = new List<string>();
        foreach (var (number, operation) in operations.Index())
        {
            // In turn: each token meets dozens of them, and each of them two tokens.
            foreach (var (wrong, token) in new[] { tokens[number % tokens.Count], tokens[((number * 5) + 3) % tokens.Count] })
            {
                if (await Ask(platform.Gateway, token, operation.Path, operation.Method) is not HttpStatusCode.Unauthorized and var status)
                {
                    opened.Add($"{operation}: {wrong}: {status}");
                }
            }
        }

        opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_token_only_what_is_published_as_open_is_answered()
    {
        using var platform = guarded.Platform();
        var wrong = new List<string>();
        foreach (var operation in guarded.Operations)
        {
            var status = await Ask(platform.Gateway, null, operation.Path, operation.Method);
            if (status is HttpStatusCode.Unauthorized == operation.IsOpen && !ProveThemselves.Contains(operation.Template))
            {
                wrong.Add($"{operation}: {(int)status}");
            }
        }

        wrong.ShouldBeEmpty();
        guarded.Operations.Count(operation => operation.IsOpen).ShouldBeInRange(30, 120);
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, string? token, string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private async Task<ForgedTokens> Forge()
    {
        var (kid, key) = await guarded.SigningKey();
        using var platform = guarded.Platform();
        var keys = JsonSerializer.Deserialize<JsonElement>(
            await platform.Gateway.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative))).GetProperty("keys");
        return new ForgedTokens(kid, key, keys.EnumerateArray().Single(one => one.GetProperty("kid").GetString() == kid));
    }
}
