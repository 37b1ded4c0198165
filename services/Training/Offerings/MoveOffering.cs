using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

/// <summary>The steps of an offering's life. Each may be repeated without harm.</summary>
internal static class MoveOffering
{
    public static Task<Results<Ok<OfferingView>, ProblemResult>> Publish(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, HttpContext http) =>
        Move(id, caller, db, http, offering => offering.Publish(), (offering, course) =>
            publish.Publish(new OfferingPublished(offering.Id, course.Id, offering.LabOfFacts, course.Title), http.RequestAborted));

    public static Task<Results<Ok<OfferingView>, ProblemResult>> Start(Guid id, Caller caller, TrainingDb db, HttpContext http) =>
        Move(id, caller, db, http, offering => offering.Start(), (_, _) => Task.CompletedTask);

    public static Task<Results<Ok<OfferingView>, ProblemResult>> Finish(Guid id, Caller caller, TrainingDb db, TimeProvider clock,
        HttpContext http) =>
        Move(id, caller, db, http, offering => offering.Finish(), async (offering, _) =>
        {
            await Leave(db, offering, EnrolmentState.Enrolled, EnrolmentState.NotCompleted, null, clock, http.RequestAborted);
            await Leave(db, offering, EnrolmentState.Waitlisted, EnrolmentState.Dropped, DropReason.OfferingFinished, clock,
                http.RequestAborted);
            await Leave(db, offering, EnrolmentState.Offered, EnrolmentState.Dropped, DropReason.OfferingFinished, clock,
                http.RequestAborted);
        });

    public static Task<Results<Ok<OfferingView>, ProblemResult>> Cancel(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var published = false;
        return Move(id, caller, db, http, offering =>
        {
            published = offering.State is not OfferingState.Draft;
            return offering.Cancel();
        }, async (offering, course) =>
        {
            foreach (var state in (EnrolmentState[])[EnrolmentState.Enrolled, EnrolmentState.Waitlisted, EnrolmentState.Offered])
            {
                await Leave(db, offering, state, EnrolmentState.Dropped, DropReason.OfferingCancelled, clock, http.RequestAborted);
            }

            // A draft that is thrown away is nobody's news.
            if (published)
            {
                await publish.Publish(new OfferingCancelled(offering.Id, course.Id, offering.LabOfFacts, course.Title, offering.StartsOn),
                    http.RequestAborted);
            }
        });
    }

    private static async Task<Results<Ok<OfferingView>, ProblemResult>> Move(
        Guid id, Caller caller, TrainingDb db, HttpContext http, Func<Offering, Error?> step, Func<Offering, Course, Task> consequence)
    {
        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.LockOffering(id, token);
        var offering = await db.Offerings.Include(o => o.Sessions).SeenBy(caller).SingleOrDefaultAsync(o => o.Id == id, token);
        if (offering is null)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(offering.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var before = offering.Version;
        var rule = step(offering);
        if (http.RequireMatchOfStep(offering, before, rule) is { } refused)
        {
            return refused;
        }

        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == offering.CourseId, token);
        if (offering.Version != before)
        {
            await consequence(offering, course);
            if (await db.SaveApart(offering, transaction, token) is { } clash)
            {
                return ProblemResult.Of(clash);
            }
        }

        http.SetETag(offering);
        return TypedResults.Ok(OfferingView.Of(offering, course, http));
    }

    private static Task<int> Leave(
        TrainingDb db, Offering offering, EnrolmentState from, EnrolmentState to, DropReason? reason, TimeProvider clock,
        CancellationToken token)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Enrolments.Where(e => e.OfferingId == offering.Id && e.State == from).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.State, to).SetProperty(e => e.DropReason, reason)
            .SetProperty(e => e.OfferUntil, (DateTimeOffset?)null)
                .SetProperty(e => e.EndedAt, now).SetProperty(e => e.Version, e => e.Version + 1), token);
    }
}
