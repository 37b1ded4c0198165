using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>Plans a session.</summary>
/// <param name="StartsAt">From seven days ago to half a year ahead.</param>
/// <param name="Minutes">15 to 480.</param>
/// <param name="Place">Where they meet, up to 200 characters; or</param>
/// <param name="Link">an https address, up to 500 characters. Exactly one of the two.</param>
internal sealed record PlanSessionRequest(DateTimeOffset StartsAt, int Minutes, string? Place = null, string? Link = null);

/// <summary>A session was planned. Where is not repeated: this answer is kept for replay, and would be kept readable.</summary>
/// <param name="Id">The session.</param>
/// <param name="MentorshipId">Its mentorship.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long.</param>
/// <param name="State">planned.</param>
internal sealed record SessionPlanned(Guid Id, Guid MentorshipId, DateTimeOffset StartsAt, int Minutes, SessionState State);

internal static class PlanSession
{
    public static async Task<Results<Created<SessionPlanned>, Refusal>> Handle(
        Guid id, PlanSessionRequest body, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var mentorship = await db.LockMentorship(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        if (Check(body, now) is { } invalid)
        {
            return invalid;
        }

        if (mentorship!.State is not MentorshipState.Active)
        {
            return Refusal.Of(mentorship.HasEnded ? MentorshipRules.Ended : MentorshipRules.NotActive);
        }

        if (await keys.Find(id, token) is not { } key)
        {
            return Refusal.Of(MentorshipRules.Ended);
        }

        // PostgreSQL keeps microseconds; what is answered is what is kept.
        var startsAt = new DateTimeOffset(body.StartsAt.UtcTicks / 10 * 10, TimeSpan.Zero);
        var session = MentoringSession.Plan(id, startsAt, body.Minutes, new Whereabouts(Clean(body.Place), Clean(body.Link)), key, now);
        db.Add(session);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { ConstraintName: SessionRules.OneAtATime })
        {
            return Refusal.Of(SessionRules.SameTime);
        }

        http.SetETag(session);
        return TypedResults.Created($"/v1/mentoring-sessions/{session.Id}", new SessionPlanned(
            session.Id, id, session.StartsAt, session.Minutes, session.State));
    }

    private static Refusal? Check(PlanSessionRequest body, DateTimeOffset now)
    {
        var (place, link) = (Clean(body.Place), Clean(body.Link));
        return new Validation()
            .Check(body.StartsAt >= now.AddDays(-7) && body.StartsAt <= now.AddDays(183), "startsAt",
                "Акыркы жети күндөн алдыдагы жарым жылга чейин.", "От семи дней назад до полугода вперёд.",
                "Must be within the last seven days or the next half year.")
            .Range(body.Minutes, 15, 480, "minutes")
            .Check(place is null != link is null, "place",
                "Жерди же шилтемени көрсөтүңүз, бирөөнү гана.", "Укажите место или ссылку, что-то одно.",
                "Give a place or a link, one of the two.")
            .Length(place, 0, 200, "place")
            .Length(link, 0, 500, "link")
            .Check(link is null || (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps), "link",
                "https шилтемеси керек.", "Нужна ссылка https.", "Must be an https address.")
            .Refusal;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
