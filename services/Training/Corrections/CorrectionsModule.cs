using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Corrections;

/// <summary>What was marked wrong and is put right.</summary>
internal sealed class CorrectionsModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var corrections = app.MapGroup("/v1").WithTags("Corrections").RequireAuthorization();
        corrections.MapPost("/training-sessions/{id:guid}/attendance/corrections", CorrectRecord.Attendance).Idempotent()
            .WithName("correctAttendance")
            .WithSummary("Changes what is recorded of a learner in a session, for good: no list changes it afterwards. For the lab's " +
                "trainer and coordinator.");
        corrections.MapPost("/enrolments/{id:guid}/assessments/{assessmentId:guid}/corrections", CorrectRecord.Score).Idempotent()
            .WithName("correctScore")
            .WithSummary("Changes the score of an attempt. For the lab's trainer and coordinator.");
        corrections.MapGet("/enrolments/{id:guid}/corrections", List).WithName("listCorrections")
            .WithSummary("What was changed of a learner's record, by whom and why; for her and for the lab's trainer and coordinator.");
    }

    private static async Task<Results<Ok<Page<CorrectionView>>, ProblemResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, TrainingDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var mine = caller.LabsTaughtAt();
        if (!await db.Enrolments.AnyAsync(e => e.Id == id
            && (e.PersonId == caller.PersonId || db.Offerings.Any(o => o.Id == e.OfferingId && mine.Contains(o.LabId))),
                http.RequestAborted))
        {
            return ProblemResult.NotFound;
        }

        return TypedResults.Ok(await page.ToPageAsync(
            db.Corrections.AsNoTracking().Where(c => c.EnrolmentId == id && c.Id > page.After).OrderBy(c => c.Id), c => c.Id,
            c => CorrectionView.Of(c, http), http));
    }
}
