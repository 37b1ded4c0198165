using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Attendance;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Corrections;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Assessments;

/// <summary>What a learner reached.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Id">The phone's own id of the attempt: sent again, however late, it is recorded once.</param>
internal sealed record AssessmentRequest(int Score, Guid? Id = null);

/// <summary>One attempt.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="EnrolmentState">completed as soon as the rule is met.</param>
internal sealed record AssessmentView(Guid Id, Guid EnrolmentId, int Attempt, int Score, EnrolmentState EnrolmentState);

internal static class Assess
{
    private static readonly Error Recorded = new("assessment_recorded",
        "Бул номер менен башка баа жазылган.", "Под этим номером записана другая оценка.", "Another assessment is recorded under this id.");

    public static async Task<Results<Created<AssessmentView>, ProblemResult>> Handle(
        Guid id, AssessmentRequest request, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.RefuseOthersOfEnrolment(id, caller, token) is { } refused)
        {
            return refused;
        }

        if (new Validation().Range(request.Score, 0, 100, "score")
            .Check(request.Id != Guid.Empty, "id", "UUID керек.", "Нужен UUID.", "Must be a UUID.").Problem is { } refusal)
        {
            return refusal;
        }

        await db.LockOffering(await db.Enrolments.Where(e => e.Id == id).Select(e => e.OfferingId).SingleAsync(token), token);
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == id, token);
        if (request.Id is { } told && await db.Assessments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == told, token) is { } before)
        {
            return before.EnrolmentId == id && before.Recorded == request.Score ? Show(before, enrolment) : ProblemResult.Of(Recorded);
        }

        if (enrolment.PersonId == caller.PersonId || !enrolment.IsRecorded)
        {
            return ProblemResult.Of(enrolment.IsRecorded ? CorrectionRules.OwnRecord : EnrolmentRules.NotEnrolled);
        }

        var now = clock.GetUtcNow();
        if (!await db.TrainingSessions.AnyAsync(s => s.OfferingId == enrolment.OfferingId && !s.Cancelled && s.StartsAt <= now, token))
        {
            return ProblemResult.Of(AttendanceRules.NotBegun);
        }

        var attempts = await db.Assessments.CountAsync(a => a.EnrolmentId == id, token);
        var assessment = new Assessment(request.Id, id, attempts + 1, request.Score, caller.PersonId, now);
        db.Add(assessment);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("pk_assessments"))
        {
            // The same id at the same moment for a learner of another offering.
            return ProblemResult.Of(Recorded);
        }

        await CompleteEnrolments.LookAnew(db, publish, now, enrolment.OfferingId, [enrolment], token);
        return Show(assessment, enrolment);
    }

    public static async Task<Results<Ok<Page<AssessmentView>>, ProblemResult>> List(Guid id, [AsParameters] PageQuery page, Caller caller,
        TrainingDb db, HttpContext http)
    {
        if ((page.Read() ?? await db.RefuseOthersOfEnrolment(id, caller, http.RequestAborted)) is { } refusal)
        {
            return refusal;
        }

        var rows = from assessment in db.Assessments.AsNoTracking()
                   where assessment.EnrolmentId == id && assessment.Id > page.After
                   join enrolment in db.Enrolments on assessment.EnrolmentId equals enrolment.Id
                   orderby assessment.Id
                   select new { assessment, enrolment.State };
        return TypedResults.Ok(await page.ToPageAsync(
            rows, r => r.assessment.Id,
            r => new AssessmentView(r.assessment.Id, id, r.assessment.Attempt, r.assessment.Score, r.State), http));
    }

    private static Created<AssessmentView> Show(Assessment assessment, Enrolment enrolment) => TypedResults.Created(
        $"/v1/enrolments/{enrolment.Id}",
        new AssessmentView(assessment.Id, enrolment.Id, assessment.Attempt, assessment.Score, enrolment.State));
}
