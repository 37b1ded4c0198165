using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>A woman answers for her record: only from a session of it, and yes only with a proof that it is she.</summary>
internal sealed class AnswerMerge(
    RegistrationDb db, VerifyStepUp proofs, IPublishEndpoint publish, TimeProvider clock)
{
    public static async Task<Results<NoContent, ProblemResult>> Agree(Guid id, StepUp body, Caller caller, AnswerMerge answer,
        HttpContext http,
        CancellationToken token) =>
        await answer.Agree(id, caller.PersonId, body, http, token) is { } refusal ? refusal : TypedResults.NoContent();

    public static async Task<Results<NoContent, ProblemResult>> Undo(Guid id, Caller caller, AnswerMerge answer, CancellationToken token) =>
        await answer.Undo(id, caller.PersonId, token) is { } refusal ? refusal : TypedResults.NoContent();

    private async Task<ProblemResult?> Agree(Guid id, Guid me, StepUp proof, HttpContext http, CancellationToken token)
    {
        if (!await db.MergeRequests.WhereOf(me).AnyAsync(m => m.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        var pin = await db.Pins.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == me, token);
        if (pin is not null && proof is { Pin: null })
        {
            // Whoever holds her phone for a minute could read a code from it.
            return ProblemResult.Of(DuplicateRules.OwnPinNeeded);
        }

        if (await proofs.Check(me, proof, pin, http, token) is { } unproven)
        {
            return unproven;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var merge = await db.LockMerge(id, token);
        if (!merge!.IsOpen)
        {
            return ProblemResult.Of(DuplicateRules.MergeOver);
        }

        if (merge.Agree(me, clock.GetUtcNow()))
        {
            foreach (var person in await db.ToTell([merge.FromId, merge.SurvivorId], token))
            {
                await publish.Publish(new MergeAgreed(person, merge.Id, merge.TakesEffectAt!.Value), token);
            }

            await publish.SchedulePublish(new MergeDue(merge.Id), merge.TakesEffectAt!.Value, token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return null;
    }

    /// <summary>No is asked no proof: a merge that is not hers must be easy to stop.</summary>
    private async Task<ProblemResult?> Undo(Guid id, Guid me, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockMerge(id, token) is not { } merge || (merge.FromId != me && merge.SurvivorId != me))
        {
            return ProblemResult.NotFound;
        }

        if (!merge.IsOpen)
        {
            return ProblemResult.Of(DuplicateRules.MergeOver);
        }

        await merge.Close(MergeState.Undone, publish, clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return null;
    }
}

internal static class MergeSteps
{
    /// <summary>The merge, locked until the transaction ends: an answer and the deadline go one after the other.</summary>
    public static Task<MergeRequest?> LockMerge(this RegistrationDb db, Guid id, CancellationToken token) =>
        db.LockAsync<MergeRequest>(id, token);

    /// <summary>It ends without the records becoming one; both hear of it.</summary>
    public static async Task Close(this MergeRequest merge, MergeState state, IPublishEndpoint publish, DateTimeOffset now,
        CancellationToken token)
    {
        merge.End(state, now);
        foreach (var person in new[] { merge.FromId, merge.SurvivorId })
        {
            await publish.Publish(new MergeEnded(person, merge.Id, state is MergeState.Undone ? "undone" : "lapsed"), token);
        }
    }
}
