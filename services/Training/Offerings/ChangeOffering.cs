using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class ChangeOffering
{
    /// <summary>Seats that are added go to who waits, in the same transaction. Of another trainer, link or language everyone who has a
    /// seat, waits or is offered one is told, in the background.</summary>
    public static async Task<Results<Ok<OfferingView>, ProblemResult>> Handle(
        Guid id, OfferingPlan plan, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var held = await LockedOffering.Lock(db, publish, clock, id, token);
        if (held is null || !held.Offering.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        var offering = held.Offering;

        if (!caller.IsCoordinatorOf(offering.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(offering) is { } stale)
        {
            return stale;
        }

        if (plan.Check().Problem is { } refusal)
        {
            return refusal;
        }

        await db.Entry(offering).Collection(o => o.Sessions).LoadAsync(token);
        var (changes, what) = (offering.Changes, offering.DiffersIn(plan));
        if (offering.Change(plan, _ => Guid.CreateVersion7(held.Now), held.Now) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        if (offering.Changes != changes)
        {
            await publish.Publish(
                new OfferingChanged(id, held.Course.Id, offering.LabOfFacts, held.Course.Title, offering.Changes, what), token);
        }

        if (await CutsAParty(db, id, plan.Capacity, token))
        {
            return ProblemResult.Of(OfferingRules.CapacityBelowParty);
        }

        await held.ServeLine(token);
        if (await db.SaveApart(offering, transaction, token) is { } clash)
        {
            return ProblemResult.Of(clash);
        }

        http.SetETag(offering);
        return TypedResults.Ok(OfferingView.Of(offering, held.Course, http));
    }

    private static Task<bool> CutsAParty(TrainingDb db, Guid id, int capacity, CancellationToken token) =>
        db.Enrolments.Where(e => e.OfferingId == id && e.State == EnrolmentState.Waitlisted && e.PartyId != null)
            .GroupBy(e => e.PartyId).AnyAsync(party => party.Count() > capacity, token);
}
