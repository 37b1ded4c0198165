using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>A private note.</summary>
/// <param name="Text">1 to 4000 characters.</param>
internal sealed record WriteNoteRequest(string Text);

/// <summary>A note was written. Its text is not repeated: this answer is kept for replay, and would be kept readable.</summary>
/// <param name="Id">The note.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record NoteWritten(Guid Id, Guid AuthorId, DateTimeOffset WrittenAt);

internal static class WriteNote
{
    public static async Task<Results<Created<NoteWritten>, ProblemResult>> Handle(
        Guid id, WriteNoteRequest body, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        // Locked, so that no note is written to a mentorship that ends at the same moment.
        var mentorship = await db.LockAsync<Mentorship>(id, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (new Validation().Length(body.Text, 1, 4000, "text").Problem is { } invalid)
        {
            return invalid;
        }

        if (mentorship!.HasEnded)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        if (await keys.Find(id, http.RequestAborted) is not { } key)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        var note = Note.Write(id, caller.PersonId, body.Text.Trim(), key, clock.GetUtcNow());
        db.Add(note);
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.Created($"/v1/mentorships/{id}/notes", new NoteWritten(note.Id, note.AuthorId, note.WrittenAt));
    }
}
