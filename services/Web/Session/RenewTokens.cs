using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace CreativeLabs.Web.Session;

/// <summary>Gets the next tokens when the access token ends. Once for each refresh token and process, however many requests of her
/// browser come at the same moment: a token that is used twice ends the session. A page that is left meanwhile does not break it off.
/// </summary>
internal sealed class RenewTokens(IHttpClientFactory clients, IMemoryCache cache, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Requests of the same page that are still on their way carry the old cookie.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly Lock turn = new();

    /// <summary>The same person with fresh tokens; null when the session has ended.</summary>
    /// <exception cref="ApiRefusedException">Nothing answered: she stays signed in and tries again.</exception>
    public Task<SignedIn?> Renew(SignedIn session, string address)
    {
        var key = "renewal/" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(session.Refresh)));
        lock (turn)
        {
            if (cache.TryGetValue(key, out Task<SignedIn?>? running) && running is { IsFaulted: false })
            {
                return running;
            }

            return cache.Set(key, Ask(session, address), Remembered)!;
        }
    }

    /// <summary>A session of the answer to a grant.</summary>
    public SignedIn SessionOf(SignInAnswer answer, bool shared, string? phone) => new(answer.AccessToken!, answer.RefreshToken!,
        clock.GetUtcNow().AddSeconds(answer.ExpiresIn ?? 0), shared, clock.GetUtcNow(), phone);

    private async Task<SignedIn?> Ask(SignedIn session, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{ApiClient.Gateway}{SignInApi.IssueToken.Path}")
        {
            Content = JsonContent.Create(new Grant(RefreshToken: session.Refresh), options: ApiClient.Json),
        };
        request.Headers.Add("X-Forwarded-For", address);
        if (configuration["Web:Key"] is { } key)
        {
            request.Headers.Add("X-Web-Key", key);
        }

        try
        {
            using var response = await clients.CreateClient(ApiClient.Gateway).SendAsync(request);
            if ((int)response.StatusCode is 400 or 401)
            {
                return null;
            }

            response.EnsureSuccessStatusCode();
            return SessionOf((await response.Content.ReadFromJsonAsync<SignInAnswer>(ApiClient.Json))!, session.Shared,
                session.Phone);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or Polly.ExecutionRejectedException)
        {
            throw new ApiRefusedException(new Problem(503, Problem.AwayCode, null, null));
        }
    }
}
