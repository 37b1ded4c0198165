using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>Into which record another one goes.</summary>
/// <param name="SurvivorId">The record that remains.</param>
/// <param name="Reason">How the coordinator knows that it is one woman, 1 to 500 characters; she can read it.</param>
internal sealed record MergeAsked(Guid SurvivorId, string Reason);

/// <summary>A record that was merged.</summary>
/// <param name="PersonId">The id that went; it leads to the other one from now on.</param>
/// <param name="MergedInto">The id that remains.</param>
internal sealed record MergeView(Guid PersonId, Guid MergedInto);

/// <summary>A merge that its women have been asked about.</summary>
/// <param name="Id">The merge.</param>
/// <param name="PersonId">The record that is to go.</param>
/// <param name="SurvivorId">The record that is to remain.</param>
/// <param name="State">asked until all who are asked have agreed, then agreed.</param>
/// <param name="TakesEffectAt">When it happens; null until all have agreed.</param>
internal sealed record MergeWaiting(Guid Id, Guid PersonId, Guid SurvivorId, MergeState State, DateTimeOffset? TakesEffectAt)
{
    public static MergeWaiting Of(MergeRequest merge) => new(merge.Id, merge.FromId, merge.SurvivorId, merge.State, merge.TakesEffectAt);
}

/// <summary>A coordinator asks for a merge. Between two records of paper that nobody ever signed in to it is done at once; where it would
/// join anything to an account, the women say yes first, and have seven days to undo it.</summary>
internal sealed class AskMerge(
    RegistrationDb db, PersonVault vault, MergeRecords records, IPublishEndpoint publish, RevokedSessions revoked, TimeProvider clock)
{
    /// <summary>Asking for the same merge again changes nothing and is answered alike.</summary>
    public static async Task<Results<Ok<MergeView>, Accepted<MergeWaiting>, ProblemResult>> Handle(
        Guid id, MergeAsked body, Caller caller, AskMerge merging, CancellationToken token) =>
        new Validation().Length(body.Reason, 1, AssistedAction.LongestReason, "reason").Problem is { } refusal
            ? refusal : await merging.Ask(id, body, caller, token);

    private async Task<Results<Ok<MergeView>, Accepted<MergeWaiting>, ProblemResult>> Ask(Guid id, MergeAsked body, Caller caller,
        CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await records.Lock(id, body.SurvivorId, token) is not ({ } from, { } to)
            || await db.SharedLabs(caller, from.MergedInto ?? from.Id, token) is []
            || await db.SharedLabs(caller, to.MergedInto ?? to.Id, token) is not [var lab, ..])
        {
            return ProblemResult.NotFound;
        }

        if (from.MergedInto == to.Id)
        {
            return TypedResults.Ok(new MergeView(from.Id, to.Id));
        }

        if (from.Id == caller.PersonId || to.Id == caller.PersonId)
        {
            return ProblemResult.Of(DuplicateRules.OwnRecord);
        }

        if (await records.Broken(from, to, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var (goes, stays) = (await records.Entry(from.Id, token), await records.Entry(to.Id, token));
        var apart = goes.Contact is { } one && stays.Contact is { } other && !one.PhoneIndex.AsSpan().SequenceEqual(other.PhoneIndex);
        var asked = (From: apart || await db.IsClaimed(from.Id, token), Survivor: apart || await db.IsClaimed(to.Id, token));
        if (asked is (false, false))
        {
            var ended = await records.Merge(from, to, new(caller.PersonId, lab, body.Reason), token);
            await transaction.CommitAsync(token);
            await revoked.Tell(ended);
            return TypedResults.Ok(new MergeView(from.Id, to.Id));
        }

        if (await db.MergeRequests.AsNoTracking().Where(m => m.FromId == from.Id).WhereOpen().SingleOrDefaultAsync(token) is { } before)
        {
            return before.SurvivorId == to.Id ? Answer(before) : ProblemResult.Of(DuplicateRules.MergeWaits);
        }

        var now = clock.GetUtcNow();
        var merge = MergeRequest.Ask(from.Id, to.Id, lab, caller.PersonId, vault.Seal(stays, MergeRequest.ReasonColumn, body.Reason.Trim()),
            asked, now);
        db.Add(merge);
        foreach (var person in await db.ToTell([from.Id, to.Id], token))
        {
            await publish.Publish(new Contracts.MergeAsked(person, merge.Id), token);
        }

        await publish.SchedulePublish(new MergeDue(merge.Id), now + MergeRequest.Patience, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return Answer(merge);
    }

    private static Accepted<MergeWaiting> Answer(MergeRequest merge) => TypedResults.Accepted((string?)null, MergeWaiting.Of(merge));
}
