using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Reviews;

/// <summary>Feedback to the coordinator.</summary>
/// <param name="Moment">halfTime or end.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="Text">Up to 2000 characters; the other of the two never reads it.</param>
internal sealed record FeedbackRequest(FeedbackMoment Moment, int Rating, string? Text = null);

/// <summary>Feedback was given. What it says is not repeated: this answer is kept for replay.</summary>
/// <param name="Id">The feedback.</param>
/// <param name="Moment">halfTime or end.</param>
internal sealed record FeedbackGiven(Guid Id, FeedbackMoment Moment);

/// <summary>Feedback, for the coordinator.</summary>
/// <param name="ByMentor">True: the mentor's; false: the mentee's.</param>
/// <param name="Moment">halfTime or end.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="Text">What she wrote.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record FeedbackView(bool ByMentor, FeedbackMoment Moment, int Rating, string? Text, DateTimeOffset WrittenAt);

internal static class GiveFeedback
{
    private static readonly Error Given = new("feedback_given",
        "Бул учур боюнча пикириңизди жазгансыз.", "Вы уже оставили отзыв об этом времени.", "You have given feedback for this time.");

    private static readonly Error NotEnded = new("mentorship_not_ended",
        "Насаатчылык али аяктай элек.", "Наставничество ещё не завершено.", "The mentorship has not ended yet.");

    public static async Task<Results<Created<FeedbackGiven>, ProblemResult>> Create(
        Guid id, FeedbackRequest body, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var text = string.IsNullOrWhiteSpace(body.Text) ? null : body.Text.Trim();
        if (new Validation().Range(body.Rating, 1, 5, "rating").Length(text, 0, 2000, "text").Problem is { } invalid)
        {
            return invalid;
        }

        if (body.Moment is FeedbackMoment.End && !mentorship!.HasEnded)
        {
            return ProblemResult.Of(NotEnded);
        }

        if (await keys.Find(id, token) is not { } key)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        var feedback = Feedback.Write(id, caller.PersonId, body.Moment, body.Rating, text, key, clock.GetUtcNow());
        db.Add(feedback);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException twice) when (twice.Violates(Feedback.OneAMoment))
        {
            return ProblemResult.Of(Given);
        }

        return TypedResults.Created($"/v1/mentorships/{id}/feedback", new FeedbackGiven(feedback.Id, feedback.Moment));
    }

    /// <summary>For the lab's coordinator who is none of the two.</summary>
    public static async Task<Results<Ok<Page<FeedbackView>>, ProblemResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        if (page.Read() is { } tampered)
        {
            return tampered;
        }

        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentorship is null || !mentorship.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (mentorship.IsOf(caller.PersonId))
        {
            return ProblemResult.Forbidden;
        }

        http.Response.Headers.CacheControl = "no-store";
        var key = await keys.Find(id, http.RequestAborted);
        var rows = db.Feedback.AsNoTracking().Where(f => f.MentorshipId == id && f.Id > page.After).OrderBy(f => f.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, f => f.Id, f => new FeedbackView(
            f.AuthorId == mentorship.MentorId, f.Moment, f.Rating, f.Text(key), f.WrittenAt), http));
    }
}
