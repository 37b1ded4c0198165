using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Erasure;

/// <summary>A person leaves. Training never knew who she was: what she learnt stays as figures under an id that nobody belongs to any more,
/// and a credential stays good for whoever holds its number. Her seat, or her place in a queue, goes to the next.</summary>
internal sealed class ErasePerson(TrainingDb db, TimeProvider clock) : IConsumer<PersonErasureRequested>
{
    public async Task Consume(ConsumeContext<PersonErasureRequested> context)
    {
        var (erasureId, person) = context.Message;
        var token = context.CancellationToken;
        var live = await db.Enrolments.AsNoTracking()
            .Where(e => e.PersonId == person && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Waitlisted))
            .OrderBy(e => e.OfferingId).Select(e => new { e.Id, e.OfferingId }).ToListAsync(token);
        foreach (var enrolment in live)
        {
            var held = await HeldEnrolment.Hold(db, enrolment.OfferingId, enrolment.Id, token);
            await held.Drop(db, context, clock.GetUtcNow(), token);
        }

        // Answers kept for replay.
        var caller = person.ToString();
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
        await context.Publish(new PersonErased(erasureId, person, "training"), token);
    }
}
