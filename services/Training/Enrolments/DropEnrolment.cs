using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

internal static class DropEnrolment
{
    /// <summary>Her seat goes to the first who waits, in the same transaction.</summary>
    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var coordinated = caller.CoordinatedLabs.ToArray();
        var row = await EnrolmentRow.In(db).SingleOrDefaultAsync(
            r => r.Enrolment.Id == id && (r.Enrolment.PersonId == caller.PersonId || coordinated.Contains(r.Offering.LabId)), token);
        if (row is null)
        {
            return Refusal.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.HoldOffering(row.Offering.Id, token);
        var offering = await db.Offerings.SingleAsync(o => o.Id == row.Offering.Id, token);
        // Both rows at once, in the order of their ids: an attendance list may be holding one of them and asking for the other.
        var held = await db.HoldEnrolments([id, .. await Waitlist.First(db, offering.Id, 1, token)], token);
        var enrolment = held.Single(e => e.Id == id);
        if (http.RequireMatch(enrolment) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        var hadSeat = enrolment.State is EnrolmentState.Enrolled;
        if (enrolment.Drop(now) is { } rule)
        {
            return Refusal.Of(rule);
        }

        if (hadSeat)
        {
            var promoted = offering.GivesSeats ? await Waitlist.Promote(db, publish, offering, row.Course, 1, now, token) : 0;
            offering.Seat(promoted - 1);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return TypedResults.NoContent();
    }
}
