using System.Security.Claims;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Gateway;

/// <summary>What may be revoked before its token expires.</summary>
/// <param name="Subject">The session, or the partner.</param>
/// <param name="PersonId">Whose roles the token names; null for a partner.</param>
/// <param name="IssuedAt">In ms since 1970.</param>
internal readonly record struct Revocable(string Subject, Guid? PersonId = null, long IssuedAt = 0)
{
    /// <summary>Null for nobody.</summary>
    public static Revocable? Of(HttpContext http, Caller? caller, string? partner) =>
        caller is not null ? new Revocable($"{caller.SessionId}", caller.PersonId, IssueOf(http.User))
        : partner is not null ? new Revocable(partner) : null;

    // A token's id is a UUID of version 7, which says the millisecond; iat says the second.
    private static long IssueOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue("jti"), out var id) && id.Version == 7
            ? Convert.ToInt64(id.ToString("N")[..12], 16)
            : long.TryParse(user.FindFirstValue("iat"), out var seconds) ? seconds * 1000 : 0;
}
