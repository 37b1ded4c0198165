using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>A secret, shown this once.</summary>
/// <param name="Id">By which it is revoked.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="ClientSecret">Its words.</param>
internal sealed record NewSecret(Guid Id, Guid ClientId, string ClientSecret);

internal static class CreatePartnerSecret
{
    /// <summary>Not kept for replay, or it would lie there to be read: who did not get the answer revokes that secret and makes
    /// another.</summary>
    public static async Task<Results<Created<NewSecret>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        if (await db.Partners.AsNoTracking().Include(p => p.Secrets).SingleOrDefaultAsync(p => p.Id == id, token) is not { } partner)
        {
            return ProblemResult.NotFound;
        }

        if (partner.RevokedAt is not null)
        {
            return ProblemResult.Of(PartnerRules.Revoked);
        }

        var taken = partner.Secrets.Where(s => s.RevokedAt is null).Select(s => s.Slot).ToList();
        if (taken.Count >= PartnerSecret.Most)
        {
            return ProblemResult.Of(PartnerRules.TwoSecrets);
        }

        var (secret, words) = PartnerSecret.Make(id, taken.Contains(1) ? PartnerSecret.Most : 1, clock.GetUtcNow());
        db.Add(secret);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taking) when (taking.Violates(PartnerSecret.OneASlot))
        {
            return ProblemResult.Of(Problems.Conflict);
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new NewSecret(secret.Id, id, words));
    }

    /// <summary>The tokens that it gave live on for ten minutes at most.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Revoke(
        Guid id, Guid secretId, Caller caller, RegistrationDb db, TimeProvider clock, CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var now = clock.GetUtcNow();
        var ended = await db.Set<PartnerSecret>().Where(s => s.Id == secretId && s.PartnerId == id && s.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RevokedAt, now), token);
        return ended == 1 ? TypedResults.NoContent() : ProblemResult.NotFound;
    }
}
