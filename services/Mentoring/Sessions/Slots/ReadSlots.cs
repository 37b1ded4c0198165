using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>When the two can meet.</summary>
/// <param name="Minutes">How long each slot is.</param>
/// <param name="Items">When the slots begin, UTC.</param>
internal sealed record SlotsView(int Minutes, IReadOnlyList<DateTimeOffset> Items);

internal static class ReadSlots
{
    private const int MostDays = 31;

    public static async Task<Results<Ok<SlotsView>, ProblemResult>> Handle(
        Guid id, DateOnly? from, DateOnly? to, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var first = from ?? FreeSlots.DayOf(now);
        var last = to ?? (first.DayNumber < DateOnly.MaxValue.DayNumber - 14 ? first.AddDays(14) : first);
        if (new Validation().Range(last.DayNumber - first.DayNumber, 0, MostDays, "to").Problem is { } invalid)
        {
            return invalid;
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await Of(mentorship!, first, last, db, now, token));
    }

    /// <summary>None while the mentorship rests or the mentor is not approved.</summary>
    public static async Task<SlotsView> Of(
        Mentorship mentorship, DateOnly from, DateOnly to, MentoringDb db, DateTimeOffset now, CancellationToken token)
    {
        var terms = await db.BookingTerms.AsNoTracking().SingleOrDefaultAsync(t => t.PersonId == mentorship.MentorId, token)
            ?? BookingTerms.Default(mentorship.MentorId);
        var mentor = await db.Mentors.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mentorship.MentorId, token);
        if (mentorship.State is not MentorshipState.Active || mentor is null || !mentor.IsApproved(now))
        {
            return new SlotsView(terms.SlotMinutes, []);
        }

        var times = await db.BookedTimes.AsNoTracking()
            .Where(t => (t.PersonId == mentorship.MentorId || t.PersonId == mentorship.MenteeId) && t.EndsAt > now.AddDays(-1)
                && (t.HeldUntil == null || t.HeldUntil > now)).ToListAsync(token);
        var free = FreeSlots.Of(mentor.Availability, terms, Of(mentorship.MentorId), Of(mentorship.MenteeId), now, from, to);
        return new SlotsView(terms.SlotMinutes, [.. free]);

        List<Busy> Of(Guid person) => times.Where(t => t.PersonId == person).Select(t => new Busy(t.StartsAt, t.EndsAt)).ToList();
    }
}
