using CreativeLabs.Calendars;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal static class ReadCalendar
{
    private static readonly LocalText Meeting = new("Жолугушуу", "Встреча", "Meeting");

    public static async Task<Results<FileContentHttpResult, ProblemResult>> Handle(Guid id, Caller caller, MentoringDb db, DataKeys keys,
        TimeProvider clock, HttpContext http)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, http.RequestAborted);
        var mentorship = session is null
            ? null : await db.Mentorships.AsNoTracking().SingleAsync(m => m.Id == session.MentorshipId, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        // Neutral on a shared phone: the topic, not that she has a mentor.
        var summary = $"{http.Say(Meeting)}: {TopicView.Of(mentorship!.Topic, http).Name}";
        var where = session!.Where(await keys.Find(mentorship.Id, http.RequestAborted));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(SessionCalendar.Of(session, where, summary, clock.GetUtcNow()), CalendarFile.MediaType, "meeting.ics");
    }
}
