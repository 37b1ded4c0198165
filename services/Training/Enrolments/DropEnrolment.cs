using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

internal static class DropEnrolment
{
    private static readonly Dictionary<string, DropReason> Reasons =
        DropReasons.ToSay.ToDictionary(reason => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()),
            StringComparer.Ordinal);

    /// <summary>Her seat goes to the first who waits, in the same transaction.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, string reason = "notSaid")
    {
        if (new Validation().OneOf(reason, Reasons.Keys, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        var token = http.RequestAborted;
        var coordinated = caller.CoordinatedLabs.ToArray();
        var reached = db.Enrolments.Where(e => e.Id == id
            && (e.PersonId == caller.PersonId || db.Offerings.Any(o => o.Id == e.OfferingId && coordinated.Contains(o.LabId))));
        if (await reached.Select(e => (Guid?)e.OfferingId).SingleOrDefaultAsync(token) is not { } offeringId)
        {
            return ProblemResult.NotFound;
        }

        var held = await LockedOffering.Lock(db, publish, clock, offeringId, token);
        var enrolment = await reached.SingleAsync(token);
        if (http.RequireMatch(enrolment) is { } stale)
        {
            return stale;
        }

        if (await held!.Drop(enrolment, Reasons[reason], token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
