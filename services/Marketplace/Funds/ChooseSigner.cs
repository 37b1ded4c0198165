using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>Who is to sign.</summary>
/// <param name="PersonId">A member of the group.</param>
internal sealed record ChooseSignerBody(Guid PersonId);

/// <summary>How a vote stands.</summary>
/// <param name="PersonId">Who is to sign.</param>
/// <param name="Votes">How many are for her.</param>
/// <param name="Needed">How many have to be.</param>
/// <param name="Signers">Who signs now.</param>
internal sealed record SignerVoteView(Guid PersonId, int Votes, int Needed, IReadOnlyList<Guid> Signers);

/// <summary>A fund of which fewer than two signers are left would stand still: its members choose a new one, more than half of those who
/// are there; or the coordinator of its lab names one, where too few are.</summary>
internal static class ChooseSigner
{
    public static async Task<Results<Ok<SignerVoteView>, ProblemResult>> Vote(Guid id, ChooseSignerBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, HttpContext http, CancellationToken token)
    {
        var (fund, refusal) = await db.LockFund(id, caller, signer: false, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (http.RequireMatch(fund) is { } stale)
        {
            return stale;
        }

        var gone = await db.ErasedPeople.Where(p => fund.Members.Contains(p.PersonId)).Select(p => p.PersonId).ToListAsync(token);
        var there = fund.Members.Except(gone).ToList();
        if (Broken(fund, body.PersonId, there.Contains(body.PersonId)) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        var votes = await db.SignerVotes.Where(v => v.FundId == id && there.Contains(v.VoterId)).ToListAsync(token);
        if (votes.Find(v => v.VoterId == caller.PersonId) is { } before)
        {
            before.For(body.PersonId);
        }
        else
        {
            votes.Add(SignerVote.Of(id, caller.PersonId, body.PersonId));
            db.Add(votes[^1]);
        }

        var (count, needed) = (votes.Count(v => v.CandidateId == body.PersonId), (there.Count / 2) + 1);
        if (count >= needed)
        {
            await Appoint(db, publish, fund, body.PersonId, token);
        }
        else
        {
            fund.Touch();
        }

        await db.SaveChangesAsync(token);
        http.SetETag(fund);
        return TypedResults.Ok(new SignerVoteView(body.PersonId, count, needed, fund.Signers));
    }

    /// <summary>Of the group as it is now, so that somebody is found where a fund has hardly a member left.</summary>
    public static async Task<Results<Ok<SignerVoteView>, ProblemResult>> Name(Guid id, ChooseSignerBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, HttpContext http, CancellationToken token)
    {
        var fund = await db.LockAsync<Fund>(id, token);
        if (fund is null || !(caller.IsOperator || (fund.LabId is { } lab && caller.IsCoordinatorOf(lab))))
        {
            return fund is not null && fund.Belongs(caller.PersonId) ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (fund.IsSigner(body.PersonId))
        {
            http.IsSoAlready();
            http.SetETag(fund);
            return TypedResults.Ok(new SignerVoteView(body.PersonId, 0, 0, fund.Signers));
        }

        if (http.RequireMatch(fund) is { } stale)
        {
            return stale;
        }

        var belongs = await db.KnownMembers.AnyAsync(m => m.GroupId == fund.GroupId && m.PersonId == body.PersonId && m.Belongs, token);
        // Nobody signs for what she may decide on from outside.
        if ((body.PersonId == caller.PersonId ? FundRules.NotAMember : Broken(fund, body.PersonId, belongs)) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await Appoint(db, publish, fund, body.PersonId, token);
        await db.SaveChangesAsync(token);
        http.SetETag(fund);
        return TypedResults.Ok(new SignerVoteView(body.PersonId, 0, 0, fund.Signers));
    }

    private static Error? Broken(Fund fund, Guid candidate, bool belongs) => fund.State is FundState.SharedOut
        ? FundRules.WrongState(fund.State)
        : fund.Signers.Length >= Fund.FewestSigners ? FundRules.EnoughSigners
        : !belongs || fund.IsSigner(candidate) ? FundRules.NotAMember.With("personId", candidate) : null;

    private static async Task Appoint(MarketplaceDb db, IPublishEndpoint publish, Fund fund, Guid person, CancellationToken token)
    {
        fund.AddSigner(person);
        await db.SignerVotes.Where(v => v.FundId == fund.Id).ExecuteDeleteAsync(token);
        db.ChangeTracker.Entries<SignerVote>().ToList().ForEach(entry => entry.State = EntityState.Detached);
        await publish.Publish(new FundSignerChosen(fund.Id, fund.GroupId, person), token);
    }
}
