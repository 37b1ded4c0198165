using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Attendance;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Corrections;

/// <summary>What was wrong in the list of a session.</summary>
/// <param name="EnrolmentId">Whose.</param>
/// <param name="Present">Whether she was there.</param>
/// <param name="Reason">wrongPerson, slip or lookedAtAgain.</param>
internal sealed record AttendanceCorrection(Guid EnrolmentId, bool Present, CorrectionReason Reason);

/// <summary>What was wrong in an assessment.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Reason">wrongPerson, slip or lookedAtAgain.</param>
internal sealed record ScoreCorrection(int Score, CorrectionReason Reason);

/// <summary>A trainer changes what is recorded. It is looked at anew at once: what was completed may be so no more, and the other way
/// round.</summary>
internal static class CorrectRecord
{
    /// <summary>From here on lists change nothing of her in that session, however late they come.</summary>
    public static async Task<Results<Created<Corrected>, ProblemResult>> Attendance(
        Guid id, AttendanceCorrection body, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await GetAttendance.SessionOf(db, id, token) is not { } session)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsTrainerAt(session.LabId))
        {
            return ProblemResult.Forbidden;
        }

        await db.LockOffering(session.OfferingId, token);
        var now = clock.GetUtcNow();
        var enrolment = await db.Enrolments.SingleOrDefaultAsync(e =>
            e.Id == body.EnrolmentId && e.OfferingId == session.OfferingId, token);
        var mark = await db.Marks.SingleOrDefaultAsync(m => m.SessionId == id && m.EnrolmentId == body.EnrolmentId, token);
        var rule = enrolment is null ? AttendanceRules.NotInOffering.With("unknown", new[] { body.EnrolmentId })
            : session.StartsAt > now ? AttendanceRules.NotBegun
            : Broken(enrolment, caller, mark is { Corrected: true } && mark.Present == body.Present);
        if (rule is not null)
        {
            return ProblemResult.Of(rule);
        }

        var correction = Correction.OfAttendance(body.EnrolmentId, id, mark?.Present, body.Present, body.Reason, caller.PersonId, now);
        if (mark is null)
        {
            db.Add(mark = new Mark(id, body.EnrolmentId));
        }

        mark.Correct(body.Present, caller.PersonId, now);
        return await Record(correction, enrolment!, db, publish, now, http);
    }

    public static async Task<Results<Created<Corrected>, ProblemResult>> Score(
        Guid id, Guid assessmentId, ScoreCorrection body, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.RefuseOthersOfEnrolment(id, caller, token) is { } refusal)
        {
            return refusal;
        }

        if (new Validation().Range(body.Score, 0, 100, "score").Problem is { } invalid)
        {
            return invalid;
        }

        await db.LockOffering(await db.Enrolments.Where(e => e.Id == id).Select(e => e.OfferingId).SingleAsync(token), token);
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == id, token);
        if (await db.Assessments.SingleOrDefaultAsync(a => a.Id == assessmentId && a.EnrolmentId == id, token) is not { } assessment)
        {
            return ProblemResult.NotFound;
        }

        if (Broken(enrolment, caller, assessment.Score == body.Score) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var now = clock.GetUtcNow();
        var correction = Correction.OfScore(assessment, body.Score, body.Reason, caller.PersonId, now);
        assessment.Correct(body.Score);
        return await Record(correction, enrolment, db, publish, now, http);
    }

    private static Error? Broken(Enrolment enrolment, Caller caller, bool asIsAlready) =>
        enrolment.PersonId == caller.PersonId ? CorrectionRules.OwnRecord
        : !enrolment.IsRecorded ? EnrolmentRules.NotEnrolled
        : asIsAlready ? CorrectionRules.NothingToCorrect
        : null;

    private static async Task<Results<Created<Corrected>, ProblemResult>> Record(
        Correction correction, Enrolment enrolment, TrainingDb db, IPublishEndpoint publish, DateTimeOffset now, HttpContext http)
    {
        db.Add(correction);
        await db.SaveChangesAsync(http.RequestAborted);
        await CompleteEnrolments.LookAnew(db, publish, now, enrolment.OfferingId, [enrolment], http.RequestAborted);
        return TypedResults.Created($"/v1/enrolments/{enrolment.Id}/corrections",
            new Corrected(CorrectionView.Of(correction, http), enrolment.State));
    }
}
