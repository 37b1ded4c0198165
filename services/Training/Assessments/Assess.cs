using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Assessments;

/// <summary>What a learner reached.</summary>
/// <param name="Score">0 to 100.</param>
internal sealed record AssessmentRequest(int Score);

/// <summary>One attempt.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="EnrolmentState">completed as soon as the rule is met.</param>
internal sealed record AssessmentView(Guid Id, Guid EnrolmentId, int Attempt, int Score, EnrolmentState EnrolmentState);

internal static class Assess
{
    public static async Task<Results<Created<AssessmentView>, Refusal>> Handle(
        Guid id, AssessmentRequest request, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var row = await EnrolmentRow.In(db).SingleOrDefaultAsync(r => r.Enrolment.Id == id, token);
        if (row is null || !caller.IsTrainerAt(row.Offering.LabId))
        {
            // Learners do not learn whether another's enrolment exists; people who teach elsewhere are told that they may not.
            return row is not null && (row.Enrolment.PersonId == caller.PersonId || caller.LabsTaughtAt().Length > 0) ? Refusal.Forbidden : Refusal.NotFound;
        }

        if (new Validation().Range(request.Score, 0, 100, "score").Refusal is { } refusal)
        {
            return refusal;
        }

        await db.HoldOffering(row.Offering.Id, token);
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == id, token);
        if (enrolment.State is not (EnrolmentState.Enrolled or EnrolmentState.NotCompleted or EnrolmentState.Completed))
        {
            return Refusal.Of(EnrolmentRules.NotEnrolled);
        }

        var now = clock.GetUtcNow();
        var before = await db.Assessments.CountAsync(a => a.EnrolmentId == id, token);
        var assessment = new Assessment(id, before + 1, request.Score, caller.PersonId, now);
        db.Add(assessment);
        var progress = (await CompleteEnrolments.ProgressOf(db, enrolment.OfferingId, [enrolment], token))[id].WithAttempt(request.Score);
        await CompleteEnrolments.Handle(db, publish, now, enrolment.OfferingId, [enrolment], new Dictionary<Guid, Progress> { [id] = progress }, token);
        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/v1/enrolments/{id}", new AssessmentView(assessment.Id, id, assessment.Attempt, assessment.Score, enrolment.State));
    }
}
