using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

internal static class Enrol
{
    private static readonly Func<TrainingDb, Guid, Guid, CancellationToken, Task<bool>> IsIn = EF.CompileAsyncQuery(
        (TrainingDb db, Guid offeringId, Guid personId, CancellationToken token) => db.Enrolments.Any(e => e.OfferingId == offeringId && e.PersonId == personId
            && e.State != EnrolmentState.Dropped && e.State != EnrolmentState.OfferLapsed && e.State != EnrolmentState.Declined));

    /// <summary>A seat when one is free and nobody waits, else a place in the queue.</summary>
    public static async Task<Results<Created<EnrolmentView>, Refusal>> Handle(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await IsIn(db, id, caller.PersonId, token))
        {
            return Refusal.Of(EnrolmentRules.AlreadyEnrolled);
        }

        // Everything after this line is done by one request of the offering at a time.
        if (await HeldOffering.Hold(db, publish, clock, id, token) is not { } held)
        {
            return Refusal.NotFound;
        }

        var missing = (await Admission.Missing(db, held.Course, id, [caller.PersonId], token))[caller.PersonId].ToList();
        if (missing.Count > 0)
        {
            return Refusal.Of(EnrolmentRules.PrerequisitesMissing.With("missing", await Admission.Named(db, missing, http.Language(), token)));
        }

        if (held.Offering.State is not OfferingState.Open)
        {
            return Refusal.Of(OfferingRules.NotOpen);
        }

        var enrolment = Enrolment.Request(held.Offering, held.Course, caller.PersonId, held.Now);
        await held.Take([enrolment], token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(Enrolment.OneLive))
        {
            return Refusal.Of(EnrolmentRules.AlreadyEnrolled);
        }

        http.SetETag(enrolment);
        return TypedResults.Created($"/v1/enrolments/{enrolment.Id}", EnrolmentView.Of(await EnrolmentRow.New(db, held, enrolment, token), http));
    }
}
