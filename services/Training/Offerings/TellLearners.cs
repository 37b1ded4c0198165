using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

/// <summary>Tells each learner whom it concerns that an offering was called off. A batch, its facts and the fact that brings the next batch
/// are one transaction: a process that dies in between loses nobody and tells nobody twice.</summary>
[ConsumerName("CreativeLabs.Training.Offerings.TellOfCancellation")]
internal sealed class OfferingCancellationConsumer(TrainingDb db, TimeProvider clock)
    : IConsumer<OfferingCancelled>, IConsumer<OfferingCancellationToTell>
{
    public Task Consume(ConsumeContext<OfferingCancelled> context) => TellBatch(context, context.Message.OfferingId, Guid.Empty);

    public Task Consume(ConsumeContext<OfferingCancellationToTell> context) =>
        TellBatch(context, context.Message.OfferingId, context.Message.After);

    private async Task TellBatch(ConsumeContext context, Guid offeringId, Guid after)
    {
        var token = context.CancellationToken;
        var called = await db.Offerings.AsNoTracking()
            .Join(db.Courses, o => o.CourseId, c => c.Id, (o, c) => new { o.Id, o.StartsOn, c.Title })
            .SingleOrDefaultAsync(o => o.Id == offeringId, token);
        var batch = await db.Enrolments.AsNoTracking()
            .Where(e => e.OfferingId == offeringId && e.Id > after && e.DropReason == DropReason.OfferingCancelled)
            .OrderBy(e => e.Id).Take(Learners.Batch).ToListAsync(token);
        var next = await Learners.NextSession(db, offeringId, clock, token);
        foreach (var enrolment in batch)
        {
            await context.Publish(
                new LessonsCalledOff(enrolment.Id, enrolment.PersonId, offeringId, called!.Title, called.StartsOn, next), token);
        }

        if (batch.Count == Learners.Batch)
        {
            await context.Publish(new OfferingCancellationToTell(offeringId, batch[^1].Id), token);
        }
    }
}

/// <summary>Tells everyone who has a seat, waits or is offered one that the dates were changed, unless they were changed again or the
/// offering was called off: then later news reaches all.</summary>
[ConsumerName("CreativeLabs.Training.Offerings.TellOfRescheduling")]
internal sealed class OfferingReschedulingConsumer(TrainingDb db) : IConsumer<OfferingRescheduled>, IConsumer<OfferingReschedulingToTell>
{
    public Task Consume(ConsumeContext<OfferingRescheduled> context) =>
        TellBatch(context, new(context.Message.OfferingId, context.Message.Move, context.Message.OldStartsAt, context.Message.StartsAt,
            Guid.Empty));

    public Task Consume(ConsumeContext<OfferingReschedulingToTell> context) => TellBatch(context, context.Message);

    private async Task TellBatch(ConsumeContext context, OfferingReschedulingToTell news)
    {
        var token = context.CancellationToken;
        var moved = await db.Offerings.AsNoTracking().Join(db.Courses, o => o.CourseId, c => c.Id, (o, c) => new { Offering = o, c.Title })
            .SingleOrDefaultAsync(o => o.Offering.Id == news.OfferingId, token);
        if (moved is null || !moved.Offering.GivesSeats || moved.Offering.Moves != news.Move)
        {
            return;
        }

        var batch = await db.Enrolments.AsNoTracking()
            .Where(e => e.OfferingId == news.OfferingId && e.Id > news.After
                && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Waitlisted || e.State == EnrolmentState.Offered))
            .OrderBy(e => e.Id).Take(Learners.Batch).ToListAsync(token);

        // Who asked after the move knew the new dates.
        foreach (var enrolment in batch.Where(e => e.RequestedAt <= moved.Offering.MovedAt))
        {
            // Named by the move, so that the same news told again is the same notice.
            var notice = WellKnown.Id($"rescheduling/{enrolment.Id}/{news.Move}");
            await context.Publish(new LessonsRescheduled(
                notice, enrolment.Id, enrolment.PersonId, news.OfferingId, moved.Title, news.OldStartsAt, news.StartsAt), token);
        }

        if (batch.Count == Learners.Batch)
        {
            await context.Publish(news with { After = batch[^1].Id }, token);
        }
    }
}

/// <summary>Tells everyone who has a seat, waits or is offered one what was changed besides the dates. Each piece of news says something
/// else, so none is left out for a later one.</summary>
[ConsumerName("CreativeLabs.Training.Offerings.TellOfChange")]
internal sealed class OfferingChangeConsumer(TrainingDb db, TimeProvider clock)
    : IConsumer<OfferingChanged>, IConsumer<OfferingChangeToTell>
{
    public Task Consume(ConsumeContext<OfferingChanged> context) =>
        TellBatch(context, new(context.Message.OfferingId, context.Message.Change, context.Message.What, Guid.Empty));

    public Task Consume(ConsumeContext<OfferingChangeToTell> context) => TellBatch(context, context.Message);

    private async Task TellBatch(ConsumeContext context, OfferingChangeToTell news)
    {
        var token = context.CancellationToken;
        var changed = await db.Offerings.AsNoTracking()
            .Join(db.Courses, o => o.CourseId, c => c.Id, (o, c) => new { Offering = o, c.Title })
            .SingleOrDefaultAsync(o => o.Offering.Id == news.OfferingId, token);
        if (changed is null || !changed.Offering.GivesSeats)
        {
            return;
        }

        var batch = await db.Enrolments.AsNoTracking()
            .Where(e => e.OfferingId == news.OfferingId && e.Id > news.After
                && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Waitlisted || e.State == EnrolmentState.Offered))
            .OrderBy(e => e.Id).Take(Learners.Batch).ToListAsync(token);

        var next = await Learners.NextSession(db, news.OfferingId, clock, token);
        // Who asked after the change knew of it.
        foreach (var enrolment in batch.Where(e => e.RequestedAt <= changed.Offering.ChangedAt))
        {
            var notice = WellKnown.Id($"offering-change/{enrolment.Id}/{news.Change}");
            await context.Publish(
                new LessonsChanged(notice, enrolment.Id, enrolment.PersonId, news.OfferingId, changed.Title, news.What, next), token);
        }

        if (batch.Count == Learners.Batch)
        {
            await context.Publish(news with { After = batch[^1].Id }, token);
        }
    }
}

/// <summary>A course has another title: so have all of its offerings that take place.</summary>
[ConsumerName("CreativeLabs.Training.Offerings.FollowTitle")]
internal sealed class CourseTitleProjection(TrainingDb db, TimeProvider clock) : IConsumer<CourseRenamed>
{
    public async Task Consume(ConsumeContext<CourseRenamed> context)
    {
        var (course, token) = (context.Message.CourseId, context.CancellationToken);
        var offerings = await db.Offerings
            .Where(o => o.CourseId == course && (o.State == OfferingState.Open || o.State == OfferingState.Running))
            .OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(token);
        foreach (var id in offerings)
        {
            if (await LockedOffering.Lock(db, context, clock, id, token) is not { Offering: { GivesSeats: true } offering } held)
            {
                continue;
            }

            await db.Entry(offering).Collection(o => o.Sessions).LoadAsync(token);
            offering.Tell(held.Now);
            await context.Publish(
                new OfferingChanged(id, course, offering.LabOfFacts, held.Course.Title, offering.Changes,
                    [OfferingChanged.TitleOfCourse]), token);
        }

        await db.SaveChangesAsync(token);
    }
}

internal static class Learners
{
    public const int Batch = 200;

    /// <summary>When the next session begins, or would: what is told of the offering is of use until then. Null when all have
    /// begun.</summary>
    public static async Task<DateTimeOffset?> NextSession(TrainingDb db, Guid offering, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        return await db.TrainingSessions.Where(s => s.OfferingId == offering && !s.Cancelled && s.StartsAt > now)
            .MinAsync(s => (DateTimeOffset?)s.StartsAt, token);
    }
}
