using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>What a seller accepts.</summary>
/// <param name="Version">The version that she read.</param>
internal sealed record AcceptTermsBody(string Version);

/// <summary>A version that was accepted.</summary>
internal sealed record AcceptedTermsView(string Version, DateTimeOffset AcceptedAt);

/// <summary>What my shop accepted, the latest first.</summary>
internal sealed record AcceptedTermsListView(IReadOnlyList<AcceptedTermsView> Items);

internal static class AcceptTerms
{
    /// <summary>The version that applies or one that is announced, by its name: nobody accepts what she has not seen.</summary>
    public static async Task<Results<Ok<SellerView>, ProblemResult>> Handle(AcceptTermsBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Check(SellerTerms.IsVersion(body.Version), "version", "Версиянын аты керек.", "Нужно имя версии.",
            "The name of a version.").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        var (now, before) = (clock.GetUtcNow(), seller.Version);
        if (http.RequireMatchOfStep(seller, before, await Accept(db, seller, body.Version, now, token)) is { } refused)
        {
            return refused;
        }

        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return ProblemResult.Of(Problems.Conflict);
        }

        http.SetETag(seller);
        return TypedResults.Ok(SellerView.Of(seller, http));
    }

    public static async Task<Results<Ok<AcceptedTermsListView>, ProblemResult>> Mine(Caller caller, MarketplaceDb db,
        CancellationToken token)
    {
        if (!await db.Sellers.AnyAsync(s => s.PersonId == caller.PersonId, token))
        {
            return ProblemResult.NotFound;
        }

        var accepted = await db.TermsAcceptances.Where(a => db.Sellers.Any(s => s.Id == a.SellerId && s.PersonId == caller.PersonId))
            .Join(db.SellerTerms, a => a.TermsId, t => t.Id, (a, t) => new { t.Version, t.AppliesFrom, a.AcceptedAt })
            .OrderByDescending(row => row.AppliesFrom).ToListAsync(token);
        return TypedResults.Ok(new AcceptedTermsListView(
            accepted.ConvertAll(row => new AcceptedTermsView(row.Version, row.AcceptedAt))));
    }

    /// <summary>Null when the shop of this person has accepted the terms that apply, or later ones, or there are none.</summary>
    public static async Task<Error?> Missing(MarketplaceDb db, Guid person, DateTimeOffset now, CancellationToken token)
    {
        if (await Applying(db, now, token) is not { } terms)
        {
            return null;
        }

        var accepted = await db.TermsAcceptances.AnyAsync(
            a => db.Sellers.Any(s => s.Id == a.SellerId && s.PersonId == person)
                && db.SellerTerms.Any(t => t.Id == a.TermsId && t.AppliesFrom >= terms.AppliesFrom), token);
        return accepted ? null : TermsRules.NotAccepted.With("version", terms.Version);
    }

    private static async Task<Error?> Accept(MarketplaceDb db, Seller seller, string version, DateTimeOffset now, CancellationToken token)
    {
        if (await db.SellerTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Version == version, token) is not { } terms)
        {
            return TermsRules.Unknown;
        }

        if (await db.TermsAcceptances.AnyAsync(a => a.SellerId == seller.Id && a.TermsId == terms.Id, token))
        {
            return null;
        }

        if (await Applying(db, now, token) is { } applying && terms.AppliesFrom < applying.AppliesFrom)
        {
            return TermsRules.Outdated.With("version", applying.Version);
        }

        db.Add(TermsAcceptance.Of(seller, terms, now));
        seller.AcceptTerms(terms.Version);
        return null;
    }

    private static Task<SellerTerms?> Applying(MarketplaceDb db, DateTimeOffset now, CancellationToken token) => db.SellerTerms
        .AsNoTracking().Where(t => t.AppliesFrom <= now).OrderByDescending(t => t.AppliesFrom).FirstOrDefaultAsync(token);
}
