using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>The other's name and how to meet her: from acceptance on, until the mentorship ends.</summary>
internal static class ReadContact
{
    public static async Task<Results<Ok<ContactView>, ProblemResult>> Handle(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        var token = http.RequestAborted;
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var other = mentorship!.Other(caller.PersonId);
        if (mentorship.HasEnded || await db.AreBlockedAsync(caller.PersonId, other, token))
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        http.Response.Headers.CacheControl = "no-store";
        var card = await db.ContactCards.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == other, token);
        return TypedResults.Ok(card is not null && await keys.Find(card.Id, token) is { } key
            ? ContactView.Of(card, key) : ContactView.None);
    }
}
