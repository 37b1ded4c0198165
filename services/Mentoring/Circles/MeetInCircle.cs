using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>A meeting of a circle.</summary>
/// <param name="StartsAt">In the future, at most half a year ahead.</param>
/// <param name="Minutes">15 to 480.</param>
/// <param name="Place">1 to 200 characters; only who belongs to the circle reads it.</param>
internal sealed record CircleSessionRequest(DateTimeOffset StartsAt, int Minutes, string Place);

/// <summary>A meeting was planned. Where is not repeated: this answer is kept for replay.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="StartsAt">UTC.</param>
internal sealed record CircleSessionPlanned(Guid Id, DateTimeOffset StartsAt);

/// <summary>A meeting of a circle, for who belongs to it.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Place">Where.</param>
/// <param name="Present">How many women came; 0 before anybody said.</param>
internal sealed record CircleSessionView(Guid Id, DateTimeOffset StartsAt, int Minutes, string? Place, int Present);

/// <summary>Who came.</summary>
/// <param name="Present">Members of the circle; whoever is left out did not come.</param>
internal sealed record CircleAttendanceRequest(IReadOnlyList<Guid> Present);

internal static class MeetInCircle
{
    public static async Task<Results<Created<CircleSessionPlanned>, ProblemResult>> Plan(
        Guid id, CircleSessionRequest body, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var circle = await db.LockAsync<Circle>(id, token);
        if (circle is null || circle.MentorId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        var invalid = new Validation().Range(body.Minutes, 15, 480, "minutes").Length(body.Place, 1, 200, "place")
            .Check(body.StartsAt > now && body.StartsAt <= now.AddDays(183), "startsAt",
                "Алдыдагы жарым жылдын ичинде.", "В ближайшие полгода.", "Within the next half year.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        if (circle.ClosedAt is not null || await keys.Find(id, token) is not { } key)
        {
            return ProblemResult.Of(CircleRules.Closed);
        }

        if (!await db.Mentors.AnyAsync(
            m => m.Id == circle.MentorId && m.Standing == MentorStanding.Approved && m.ApprovedUntil > now, token))
        {
            return ProblemResult.Of(MentorRules.NotApproved);
        }

        var startsAt = SessionDetails.Moment(body.StartsAt);
        var session = CircleSession.Plan(id, startsAt, body.Minutes, body.Place.Trim(), key, now);
        db.Add(session);
        db.Add(BookedTime.Of(circle.MentorId, session.Id, startsAt, startsAt.AddMinutes(body.Minutes), now));
        await db.TellOfMeeting(session, publish, now, token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(BookedTime.OnceAtATime))
        {
            return ProblemResult.Of(SessionRules.TimeTaken);
        }

        return TypedResults.Created($"/v1/mentoring-circles/{id}/sessions", new CircleSessionPlanned(session.Id, startsAt));
    }

    public static async Task<Results<Ok<Page<CircleSessionView>>, ProblemResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        if (page.Read() is { } tampered)
        {
            return tampered;
        }

        var token = http.RequestAborted;
        if (!await Belongs(id, caller.PersonId, db, token))
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.CacheControl = "no-store";
        var key = await keys.Find(id, token);
        var rows = db.CircleSessions.AsNoTracking().Where(s => s.CircleId == id && s.Id > page.After).OrderBy(s => s.Id)
            .Select(s => new { Session = s, Present = db.CircleAttendance.Count(a => a.SessionId == s.Id) });
        return TypedResults.Ok(await page.ToPageAsync(rows, r => r.Session.Id, r => new CircleSessionView(
            r.Session.Id, r.Session.StartsAt, r.Session.Minutes, r.Session.Place(key), r.Present), http));
    }

    /// <summary>The list as it was last said; sent again it changes nothing.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Attend(
        Guid id, CircleAttendanceRequest body, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var session = await db.CircleSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, token);
        var circle = session is null ? null : await db.LockAsync<Circle>(session.CircleId, token);
        if (circle is null || circle.MentorId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        if (clock.GetUtcNow() < session!.StartsAt)
        {
            return ProblemResult.Of(SessionRules.NotBegun);
        }

        var present = body.Present.Distinct().ToList();
        var known = await db.CircleMembers.CountAsync(m => m.CircleId == circle.Id && present.Contains(m.PersonId), token);
        if (new Validation().Range(present.Count, 0, 30, "present").Check(known == present.Count, "present",
            "Чөйрөдө мындай аял жок.", "В круге такой участницы нет.", "She does not belong to the circle.").Problem is { } invalid)
        {
            return invalid;
        }

        await db.CircleAttendance.Where(a => a.SessionId == id).ExecuteDeleteAsync(token);
        db.AddRange(present.Select(person => CircleAttendance.Of(id, person)));
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    private static async Task<bool> Belongs(Guid circle, Guid person, MentoringDb db, CancellationToken token) =>
        await db.CircleMembers.AnyAsync(m => m.CircleId == circle && m.PersonId == person, token)
        || await db.Circles.AnyAsync(c => c.Id == circle && c.MentorId == person, token);
}
