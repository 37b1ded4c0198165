using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Who calls, as her access token says. A parameter of this type in an endpoint is filled from the request.</summary>
/// <param name="PersonId">The person (<c>sub</c>).</param>
/// <param name="SessionId">Her session (<c>sid</c>).</param>
/// <param name="Roles">Such as <c>coordinator:{labId}</c>, <c>trainer:{labId}</c>, <c>operator</c>.</param>
public sealed record Caller(Guid PersonId, Guid SessionId, IReadOnlyCollection<string> Roles)
{
    /// <summary>May run the lab.</summary>
    public bool IsCoordinatorOf(Guid labId) => Roles.Contains($"coordinator:{labId}");

    /// <summary>May teach at the lab; its coordinator may too.</summary>
    public bool IsTrainerAt(Guid labId) => Roles.Contains($"trainer:{labId}") || IsCoordinatorOf(labId);

    /// <summary>Keeps the platform running.</summary>
    public bool IsOperator => Roles.Contains("operator");

    /// <summary>The labs that the caller coordinates.</summary>
    public IReadOnlyList<Guid> CoordinatedLabs => Roles.Where(role => role.StartsWith("coordinator:", StringComparison.Ordinal))
        .Select(role => Guid.Parse(role["coordinator:".Length..])).ToList();

    /// <summary>The signed-in caller; null for nobody and for a <see cref="Partner"/>.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        !user.HasClaim(c => c.Type is "client_id") && Guid.TryParse(user.FindFirstValue("sub"), out var person)
        ? new Caller(person, Guid.TryParse(user.FindFirstValue("sid"), out var session)
            ? session : Guid.Empty, user.FindAll("role").Select(c => c.Value).ToArray())
        : null;

    /// <summary>Binds an endpoint's parameter; a nullable one is null for nobody.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(Of(context.User));
    }
}
