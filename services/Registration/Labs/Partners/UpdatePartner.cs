using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>What the operator does with a partner that is there.</summary>
internal static class UpdatePartner
{
    /// <summary>Its next token says so, within ten minutes.</summary>
    public static async Task<Results<Ok<PartnerView>, ProblemResult>> Handle(
        Guid id, PartnerPlan body, Caller caller, RegistrationDb db, IPublishEndpoint publish, HttpContext http,
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

        if (await db.Partners.Include(p => p.Secrets).SingleOrDefaultAsync(p => p.Id == id, token) is not { } partner)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(partner) is { } stale)
        {
            return stale;
        }

        if (partner.Change(body) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await publish.Publish(partner.Told(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(partner);
        return TypedResults.Ok(PartnerView.Of(partner));
    }

    /// <summary>For good. The gateway refuses the tokens that are out from the next request on. Twice is once.</summary>
    public static async Task<Results<Ok<PartnerView>, ProblemResult>> Revoke(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, RevokedSessions revoked, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        if (await db.Partners.Include(p => p.Secrets).SingleOrDefaultAsync(p => p.Id == id, token) is not { } partner)
        {
            return ProblemResult.NotFound;
        }

        if (partner.RevokedAt is not null)
        {
            http.IsSoAlready();
        }
        else if (http.RequireMatch(partner) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        partner.Revoke(now);
        partner.Secrets.ToList().ForEach(secret => secret.Revoke(now));
        await publish.Publish(partner.Told(), token);
        await db.SaveChangesAsync(token);
        await revoked.Tell([partner.Id]);
        http.SetETag(partner);
        return TypedResults.Ok(PartnerView.Of(partner));
    }
}
