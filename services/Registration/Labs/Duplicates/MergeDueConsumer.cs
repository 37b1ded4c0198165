using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>The time to answer, or to undo, is over. What was agreed is done, unless something stands against it now, such as a role that
/// was given meanwhile; what was not is forgotten. The merge's own state lets it happen once.</summary>
[ConsumerName("CreativeLabs.Registration.Duplicates.TakeMerge")]
internal sealed class MergeDueConsumer(RegistrationDb db, PersonVault vault, MergeRecords records, TimeProvider clock) : IConsumer<MergeDue>
{
    public async Task Consume(ConsumeContext<MergeDue> context)
    {
        var token = context.CancellationToken;
        var now = clock.GetUtcNow();
        if (await db.MergeRequests.AsNoTracking().SingleOrDefaultAsync(m => m.Id == context.Message.MergeId, token) is not { } asked
            || await records.Lock(asked.FromId, asked.SurvivorId, token) is not ({ } from, { } to)
            || await db.LockMerge(asked.Id, token) is not { } merge)
        {
            return;
        }

        if (merge.IsForgotten(now))
        {
            await merge.Close(MergeState.Lapsed, context, now, token);
        }
        else if (merge.IsDue(now) && (await records.Broken(from, to, token) is not null || await IsUnasked(merge, token)))
        {
            await merge.Close(MergeState.Lapsed, context, now, token);
        }
        else if (merge.IsDue(now))
        {
            var reason = vault.OpenText(await records.Entry(to.Id, token), MergeRequest.ReasonColumn, merge.Reason) ?? "";
            merge.End(MergeState.Done, now);
            await db.SaveChangesAsync(token);
            await records.Merge(from, to, new(merge.AskedBy, merge.LabId, reason), token);
            await context.Publish(new MergeEnded(to.Id, merge.Id, "done"), token);
        }
    }

    /// <summary>True when a record has become somebody's account since it was asked about, and she never agreed.</summary>
    private async Task<bool> IsUnasked(MergeRequest merge, CancellationToken token) =>
        (merge.FromAgreedAt is null && await db.IsClaimed(merge.FromId, token))
        || (merge.SurvivorAgreedAt is null && await db.IsClaimed(merge.SurvivorId, token));
}
