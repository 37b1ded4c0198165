using System.Security.Claims;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A partner's program, as its access token says (client credentials). It is no person: <see cref="Caller"/> is null for
/// it.</summary>
/// <param name="PartnerId">The partner (<c>sub</c>).</param>
/// <param name="ClientId">Which of its programs (<c>client_id</c>).</param>
/// <param name="Scopes">What it may do (<c>scope</c>), such as <c>impact:read</c>.</param>
/// <param name="Labs">Where it may do so (<c>lab</c>): every scope is limited to these.</param>
public sealed record Partner(Guid PartnerId, string ClientId, IReadOnlyCollection<string> Scopes, IReadOnlyList<Guid> Labs)
{
    /// <summary>The calling partner; null for people and for nobody.</summary>
    public static Partner? Of(ClaimsPrincipal user) =>
        user.FindFirstValue("client_id") is { } client && Guid.TryParse(user.FindFirstValue("sub"), out var partner)
            ? new Partner(partner, client, (user.FindFirstValue("scope") ?? "").Split(' '),
                user.FindAll("lab").Select(lab => Guid.Parse(lab.Value)).ToList())
            : null;
}
