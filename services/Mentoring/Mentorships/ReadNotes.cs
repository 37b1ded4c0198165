using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>A note, opened for one of the two.</summary>
/// <param name="Id">The note.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Text">What she wrote.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record NoteView(Guid Id, Guid AuthorId, string Text, DateTimeOffset WrittenAt);

internal static class ReadNotes
{
    public static async Task<Results<Ok<Page<NoteView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        if (page.Read() is { } tampered)
        {
            return tampered;
        }

        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (mentorship!.HasEnded)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        http.Response.Headers.CacheControl = "no-store";
        if (await keys.Find(id, http.RequestAborted) is not { } key)
        {
            return TypedResults.Ok(new Page<NoteView>([], Next: null));
        }

        var notes = db.Notes.AsNoTracking().Where(n => n.MentorshipId == id && n.Id > page.After).OrderBy(n => n.Id);
        return TypedResults.Ok(
            await page.ToPageAsync(notes, n => n.Id, n => new NoteView(n.Id, n.AuthorId, n.Read(key), n.WrittenAt), http));
    }
}
