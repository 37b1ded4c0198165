using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class ChangeOffering
{
    /// <summary>Seats that are added go to who waits, in the same transaction.</summary>
    public static async Task<Results<Ok<OfferingView>, Refusal>> Handle(
        Guid id, OfferingPlan plan, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.HoldOffering(id, token);
        var offering = await db.Offerings.Include(o => o.Sessions).SeenBy(caller).SingleOrDefaultAsync(o => o.Id == id, token);
        if (offering is null)
        {
            return Refusal.NotFound;
        }

        if (!caller.IsCoordinatorOf(offering.LabId))
        {
            return Refusal.Forbidden;
        }

        if (http.RequireMatch(offering) is { } stale)
        {
            return stale;
        }

        if (plan.Check().Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        if (offering.Change(plan, _ => Guid.CreateVersion7(now)) is { } rule)
        {
            return Refusal.Of(rule);
        }

        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == offering.CourseId, token);
        if (offering.GivesSeats)
        {
            offering.Seat(await Waitlist.Promote(db, publish, offering, course, offering.Capacity - offering.Taken, now, token));
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(offering);
        return TypedResults.Ok(OfferingView.Of(offering, course, http));
    }
}
