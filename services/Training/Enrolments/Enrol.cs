using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

internal static class Enrol
{
    /// <summary>A seat when one is free and nobody waits, else a place in the queue.</summary>
    public static async Task<Results<Created<EnrolmentView>, ProblemResult>> Handle(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        // Everything after this line is done by one request of the offering at a time.
        if (await LockedOffering.LockFor(caller.PersonId, db, publish, clock, id, token) is not (var held, var asking))
        {
            return ProblemResult.NotFound;
        }

        if (asking.IsIn)
        {
            return ProblemResult.Of(EnrolmentRules.AlreadyEnrolled);
        }

        var missing = (await Prerequisites.Missing(db, held.Course, id, [caller.PersonId], token))[caller.PersonId].ToList();
        if (missing.Count > 0)
        {
            return ProblemResult.Of(EnrolmentRules.PrerequisitesMissing.With("missing",
                await Prerequisites.Named(db, missing, http.Language(), token)));
        }

        if (held.Offering.State is not OfferingState.Open)
        {
            return ProblemResult.Of(OfferingRules.NotOpen);
        }

        if (asking.LastEndsAt is not { } last || last <= held.Now)
        {
            return ProblemResult.Of(OfferingRules.LastSessionOver);
        }

        var enrolment = Enrolment.Request(held.Offering, held.Course, caller.PersonId, held.Now);
        await held.Take([enrolment], token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(Enrolment.OneLive))
        {
            return ProblemResult.Of(EnrolmentRules.AlreadyEnrolled);
        }

        http.SetETag(enrolment);
        return TypedResults.Created($"/v1/enrolments/{enrolment.Id}", EnrolmentView.Of(EnrolmentRow.New(held, enrolment, asking), http));
    }
}
