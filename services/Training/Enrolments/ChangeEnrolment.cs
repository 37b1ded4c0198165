using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>What a learner does with what she was offered. Each may be repeated without harm.</summary>
internal static class ChangeEnrolment
{
    public static async Task<Results<Ok<EnrolmentView>, ProblemResult>> Accept(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        await Change(id, caller, db, publish, clock, http, async (held, enrolment) =>
            await Lacks(held, enrolment, db, http) ?? await held.Accept(enrolment, http.RequestAborted));

    public static async Task<Results<Ok<EnrolmentView>, ProblemResult>> Decline(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        await Change(id, caller, db, publish, clock, http, (held, enrolment) => held.Decline(enrolment, http.RequestAborted));

    /// <summary>Between her request and the offer a credential may have been taken back.</summary>
    private static async Task<Error?> Lacks(LockedOffering held, Enrolment enrolment, TrainingDb db, HttpContext http)
    {
        if (enrolment.Answerable(held.Now) is not null)
        {
            return null;
        }

        var missing = await Prerequisites.Missing(db, held.Course, held.Offering.Id, [enrolment.PersonId], http.RequestAborted);
        return missing.Count == 0 ? null : EnrolmentRules.PrerequisitesMissing.With(
            "missing", await Prerequisites.Named(db, missing[enrolment.PersonId], http.Language(), http.RequestAborted));
    }

    private static async Task<Results<Ok<EnrolmentView>, ProblemResult>> Change(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        Func<LockedOffering, Enrolment, Task<Error?>> decide)
    {
        var token = http.RequestAborted;
        var mine = db.Enrolments.Where(e => e.Id == id && e.PersonId == caller.PersonId);
        if (await mine.Select(e => (Guid?)e.OfferingId).SingleOrDefaultAsync(token) is not { } offeringId)
        {
            return ProblemResult.NotFound;
        }

        // The enrolment is read after the offering is held: what an offer's deadline or the lab did meanwhile is seen.
        var held = await LockedOffering.Lock(db, publish, clock, offeringId, token);
        var enrolment = await mine.SingleAsync(token);
        var before = enrolment.Version;
        var rule = await decide(held!, enrolment);
        if (http.RequireMatchOfStep(enrolment, before, rule) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(enrolment);
        return TypedResults.Ok(EnrolmentView.Of(await EnrolmentRow.In(db).SingleAsync(r => r.Enrolment.Id == id, token), http));
    }
}
