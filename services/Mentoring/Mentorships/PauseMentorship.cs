using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Mentorships;

internal static class PauseMentorship
{
    public static Task<Results<Ok<MentorshipView>, Refusal>> Pause(Guid id, Caller caller, MentoringDb db, HttpContext http) =>
        Change(id, caller, db, http, mentorship => mentorship.Pause());

    public static Task<Results<Ok<MentorshipView>, Refusal>> Resume(Guid id, Caller caller, MentoringDb db, HttpContext http) =>
        Change(id, caller, db, http, mentorship => mentorship.Resume());

    private static async Task<Results<Ok<MentorshipView>, Refusal>> Change(Guid id, Caller caller, MentoringDb db, HttpContext http,
        Func<Mentorship, Rule?> change)
    {
        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var mentorship = await db.LockMentorship(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var before = mentorship!.Version;
        var broken = change(mentorship);
        if (http.RequireMatchOfStep(mentorship, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(mentorship);
        return TypedResults.Ok(MentorshipView.Of(mentorship, caller, http));
    }
}
