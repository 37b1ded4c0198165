using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>A fund to begin.</summary>
/// <param name="GroupId">The group; all of its members at this moment are the fund's.</param>
/// <param name="Terms">What they agreed on.</param>
/// <param name="Signers">Up to three members who sign beside the leader and the treasurer.</param>
internal sealed record FormFundBody(Guid GroupId, FundTerms Terms, IReadOnlyList<Guid>? Signers = null);

internal static class FormFund
{
    /// <summary>By the group's leader or treasurer; another signer opens it.</summary>
    public static async Task<Results<Created<FundView>, ProblemResult>> Handle(FormFundBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        var members = await db.KnownMembers.Where(m => m.GroupId == body.GroupId && m.Belongs).OrderBy(m => m.PersonId)
            .Select(m => m.PersonId).ToArrayAsync(token);
        var group = await db.KnownGroups.SingleOrDefaultAsync(g => g.Id == body.GroupId, token);
        if (group?.LeaderId is not { } leader || !members.Contains(caller.PersonId))
        {
            return ProblemResult.NotFound;
        }

        Guid[] signers = [.. new[] { leader, group.TreasurerId }.OfType<Guid>().Concat(body.Signers ?? []).Distinct()];
        if (caller.PersonId != leader && caller.PersonId != group.TreasurerId)
        {
            return ProblemResult.Of(FundRules.NotALeader);
        }

        if (members.Length is < FundRules.FewestMembers or > FundRules.MostMembers)
        {
            return ProblemResult.Of(FundRules.WrongSize);
        }

        if (signers.Except(members).Cast<Guid?>().FirstOrDefault() is { } stranger)
        {
            return ProblemResult.Of(FundRules.NotAMember.With("personId", stranger));
        }

        if (signers.Length < 2)
        {
            return ProblemResult.Of(FundRules.SecondSigner);
        }

        var fund = Fund.Form(body.GroupId, group.LabId, members, signers, body.Terms, caller.PersonId, clock.GetUtcNow());
        db.Add(fund);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(Fund.OnePerGroup))
        {
            return ProblemResult.Of(FundRules.OneFund);
        }

        http.SetETag(fund);
        return TypedResults.Created($"/v1/funds/{fund.Id}", FundView.Of(fund, new FundBooks([]), caller.PersonId));
    }

    private static ProblemResult? Check(FormFundBody body)
    {
        var terms = body.Terms;
        return new Validation().Price(terms.SharePrice, "terms.sharePrice").Range(terms.MostShares, 1, 5, "terms.mostShares")
            .Check(terms.SharePrice is not { Amount: > 1_000_000 }, "terms.sharePrice.amount", "10000 сомдон ашпасын.",
                "Не больше 10000 сомов.", "Up to 10,000 som.")
            .Range(terms.ChargePermille, 0, 100, "terms.chargePermille").Range(terms.LoanTimes, 0, 5, "terms.loanTimes")
            .Check(terms.StartsOn.Year is >= 2000 and <= 2100 && terms.EndsOn > terms.StartsOn
                && terms.EndsOn <= terms.StartsOn.AddYears(2), "terms.endsOn",
                "Эки жылдан ашпаган мөөнөт керек.", "Нужен срок не больше двух лет.", "A cycle of no more than two years.")
            .Check(body.Signers is null || body.Signers.Count <= Fund.MostOtherSigners, "signers", "Үчтөн ашпасын.", "Не больше трёх.",
                "No more than three.").Problem;
    }
}
