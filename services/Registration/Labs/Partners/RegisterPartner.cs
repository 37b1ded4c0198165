using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>A partner as it is to be.</summary>
/// <param name="Name">In at least one language, each up to 200 characters.</param>
/// <param name="Scopes">1 or more of impact:read, events:read, webhooks:manage.</param>
/// <param name="Labs">1 to 100 labs that it works with.</param>
internal sealed record PartnerPlan(LocalText Name, IReadOnlyList<string> Scopes, IReadOnlyList<Guid> Labs)
{
    public async Task<ProblemResult?> Check(RegistrationDb db, CancellationToken token)
    {
        var check = new Validation().Name(Name, 200, "name").Range(Scopes.Count, 1, Partner.KnownScopes.Count, "scopes")
            .Range(Labs.Count, 1, 100, "labs")
            .Check(Scopes.All(scope => Partner.KnownScopes.Contains(scope, StringComparer.Ordinal)), "scopes", PartnerRules.UnknownScope);
        var labs = Labs.Distinct().ToList();
        return check.Problem
            ?? check.Check(await db.Labs.CountAsync(l => labs.Contains(l.Id), token) == labs.Count, "labs",
            PartnerRules.UnknownLab).Problem;
    }
}

internal static class RegisterPartner
{
    /// <summary>Without a secret yet: what creates is kept for replay, and a secret must be kept nowhere.</summary>
    public static async Task<Results<Created<PartnerView>, ProblemResult>> Handle(
        PartnerPlan body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        if (await body.Check(db, token) is { } refusal)
        {
            return refusal;
        }

        var partner = Partner.Register(body, caller.PersonId, clock.GetUtcNow());
        db.Add(partner);
        await publish.Publish(partner.Told(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(partner);
        return TypedResults.Created($"/v1/partners/{partner.Id}", PartnerView.Of(partner));
    }
}
