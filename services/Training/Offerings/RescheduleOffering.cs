using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

/// <summary>A session as it is to be.</summary>
/// <param name="Id">The session that is moved; left out for a new one.</param>
/// <param name="StartsAt">The moment it begins.</param>
/// <param name="Minutes">How long, 15 to 720; 120 when left out.</param>
/// <param name="Room">As the lab calls it, up to 60 characters; none online.</param>
internal sealed record SessionChange(DateTimeOffset StartsAt, Guid? Id = null, int Minutes = 120, string? Room = null)
    : SessionPlan(StartsAt, Minutes, Room);

/// <summary>All sessions that are still to come. Those that have begun stay as they are; a session that is not named is
/// cancelled.</summary>
/// <param name="Sessions">1 to 60.</param>
internal sealed record NewDates(IReadOnlyList<SessionChange> Sessions);

internal static class RescheduleOffering
{
    /// <summary>Everyone who has a seat, waits or is offered one is told, in the background.</summary>
    public static async Task<Results<Ok<OfferingView>, ProblemResult>> Handle(
        Guid id, NewDates dates, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockedOffering.Lock(db, publish, clock, id, token) is not { } held || !held.Offering.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        var offering = held.Offering;
        if (!caller.IsCoordinatorOf(offering.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if ((http.RequireMatch(offering) ?? OfferingPlan.Check(new Validation(), dates.Sessions, offering.Link is not null).Problem)
            is { } refusal)
        {
            return refusal;
        }

        await db.Entry(offering).Collection(o => o.Sessions).LoadAsync(token);
        var (before, moves, changes, sessions) = (offering.NextAfter(held.Now), offering.Moves, offering.Changes,
            offering.Sessions.Count(s => !s.Cancelled));
        var rule = offering.Reschedule(dates.Sessions, held.Now, () => Guid.CreateVersion7(held.Now));
        if (rule is null && offering.Moves != moves)
        {
            rule = await Follow(db, publish, held, before, offering.Sessions.Count(s => !s.Cancelled) > sessions, token);
        }

        if (rule is null && offering.Changes != changes)
        {
            await publish.Publish(
                new OfferingChanged(id, held.Course.Id, offering.LabOfFacts, held.Course.Title, offering.Changes, [OfferingChanged.Room]),
                token);
        }

        if ((rule ?? await db.SaveApart(offering, transaction, token)) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        http.SetETag(offering);
        return TypedResults.Ok(OfferingView.Of(offering, held.Course, http));
    }

    private static async Task<Error?> Follow(TrainingDb db, IPublishEndpoint publish, LockedOffering held, DateTimeOffset? before,
        bool moreSessions, CancellationToken token)
    {
        var (offering, course, id) = (held.Offering, held.Course, held.Offering.Id);
        var learners = await db.Enrolments.Where(e =>
            e.OfferingId == id && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Completed)).ToListAsync(token);
        if (moreSessions && learners.Exists(e => e.State is EnrolmentState.Completed))
        {
            return OfferingRules.SomeoneCompleted;
        }

        var first = offering.NextAfter(held.Now)!.Value;
        await publish.Publish(
            new OfferingRescheduled(id, course.Id, offering.LabOfFacts, course.Title, offering.Moves, before ?? first, first), token);

        // An offer never outlives the start.
        foreach (var offered in await db.Enrolments.Where(e =>
            e.OfferingId == id && e.State == EnrolmentState.Offered && e.OfferUntil > first).ToListAsync(token))
        {
            offered.Offer(first);
            await publish.SchedulePublish(new LearnerOfferDue(offered.Id, id), first, token);
        }

        // Who lacked a session that is not held any more may have completed the course by that.
        await db.SaveChangesAsync(token);
        await CompleteEnrolments.LookAnew(db, publish, held.Now, id, learners, token);
        return null;
    }
}
