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
        var held = await HeldEnrolment.Hold(db, row.Offering.Id, id, token);
        if (http.RequireMatch(held.Enrolment) is { } stale)
        {
            return stale;
        }

        if (await held.Drop(db, publish, clock.GetUtcNow(), token) is { } rule)
        {
            return Refusal.Of(rule);
        }

        await transaction.CommitAsync(token);
        return TypedResults.NoContent();
    }
}
