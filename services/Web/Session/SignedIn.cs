using System.Text.Json;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Web.Session;

/// <summary>A person who is signed in, as the cookie keeps her.</summary>
/// <param name="Access">The access token, ten minutes good.</param>
/// <param name="Refresh">What the next one is got with.</param>
/// <param name="Until">The end of the access token.</param>
/// <param name="Shared">Others use this phone too: the session ends with the browser, and after a quarter of an hour of nothing.</param>
/// <param name="Seen">When she last asked for a page.</param>
/// <param name="Phone">What she signed in with, so that a PIN can be tied to it without asking again; it never leaves the sealed cookie.
/// </param>
public sealed record SignedIn(string Access, string Refresh, DateTimeOffset Until, bool Shared, DateTimeOffset Seen,
    string? Phone = null)
{
    private Caller? caller;

    /// <summary>Who she is and what she may, as the access token says. The gateway checks it; here it only decides what is shown.</summary>
    public Caller Caller => caller ??= Read(Access);

    private static Caller Read(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        using var claims = JsonDocument.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')));
        var root = claims.RootElement;
        string[] roles = root.TryGetProperty("role", out var role)
            ? role.ValueKind is JsonValueKind.Array ? [.. role.EnumerateArray().Select(r => r.GetString()!)] : [role.GetString()!] : [];
        return new Caller(root.GetProperty("sub").GetGuid(), Guid.Empty, roles);
    }
}
