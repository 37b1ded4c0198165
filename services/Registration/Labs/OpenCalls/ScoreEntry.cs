using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>Points for one criterion.</summary>
/// <param name="CriterionId">The criterion.</param>
/// <param name="Points">0 to 10.</param>
internal sealed record ScoreGiven(Guid CriterionId, int Points);

/// <summary>A juror's scores for an application; each criterion once, for good.</summary>
/// <param name="Scores">1 to 10, some criteria or all.</param>
internal sealed record ScoresGiven(IReadOnlyList<ScoreGiven> Scores);

/// <summary>The scores that were just given.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Scores">The caller's.</param>
internal sealed record OwnScores(Guid ApplicationId, IReadOnlyList<ScoreGiven> Scores);

internal static class ScoreEntry
{
    public static async Task<Results<Created<OwnScores>, ProblemResult>> Handle(
        Guid id, ScoresGiven body, Caller caller, RegistrationDb db, TimeProvider clock, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token) is not { } enrolment
            || !await db.IsJuror(enrolment.CohortId, caller.PersonId, token))
        {
            return ProblemResult.NotFound;
        }

        var call = (await db.CallToScore(enrolment.CohortId, token))!;
        if (body.Scores.Any(score => call.Criteria.All(c => c.Id != score.CriterionId)))
        {
            return ProblemResult.Invalid("scores.criterionId", OpenCallRules.UnknownCriterion);
        }

        var rule = enrolment.PersonId == caller.PersonId ? OpenCallRules.OwnEntry
            : call.ClosedAt is not null ? OpenCallRules.CallClosed
            : enrolment.State is not EnrolmentState.Applied ? OpenCallRules.NotJudged
            : null;
        if (rule is not null)
        {
            return ProblemResult.Of(rule);
        }

        var now = clock.GetUtcNow();
        // In one order, so that the same scores sent twice at once wait for each other in a line.
        db.AddRange(body.Scores.OrderBy(s => s.CriterionId)
            .Select(s => Score.Give(enrolment, caller.PersonId, s.CriterionId, s.Points, now)));
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("pk_score"))
        {
            return ProblemResult.Of(OpenCallRules.AlreadyScored);
        }

        return TypedResults.Created($"/v1/applications/{id}/scores", new OwnScores(id, body.Scores));
    }

    private static ProblemResult? Check(ScoresGiven body)
    {
        var check = new Validation().Range(body.Scores.Count, 1, OpenCall.MostCriteria, "scores")
            .Check(body.Scores.GroupBy(s => s?.CriterionId).All(g => g.Count() == 1), "scores.criterionId", OpenCallRules.TwiceTheSame);
        foreach (var score in body.Scores.Take(OpenCall.MostCriteria))
        {
            // An element of a list may be null although its type says otherwise.
            check.Range(score?.Points ?? -1, 0, OpenCall.MostPoints, "scores.points");
        }

        return check.Problem;
    }
}
