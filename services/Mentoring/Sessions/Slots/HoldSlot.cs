using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>Holds a slot for five minutes.</summary>
/// <param name="MentorshipId">Whose.</param>
/// <param name="StartsAt">When the slot begins, as the list of slots gave it.</param>
internal sealed record HoldSlotRequest(Guid MentorshipId, DateTimeOffset StartsAt);

/// <summary>A slot that is held.</summary>
/// <param name="Id">To plan the session with.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Minutes">How long it is.</param>
/// <param name="HeldUntil">After that it is free again.</param>
internal sealed record SlotHoldView(Guid Id, DateTimeOffset StartsAt, int Minutes, DateTimeOffset HeldUntil);

internal static class HoldSlot
{
    public static async Task<Results<Created<SlotHoldView>, ProblemResult>> Handle(
        HoldSlotRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var mentorship = await db.LockAsync<Mentorship>(body.MentorshipId, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (new Validation().Check(body.StartsAt > now.AddDays(-1) && body.StartsAt < now.AddDays(183), "startsAt",
            "Алдыдагы жарым жылдын ичинде.", "В ближайшие полгода.", "Within the next half year.").Problem is { } invalid)
        {
            return invalid;
        }

        // Her row is locked, so that two who hold at once do not both find the day's last slot free.
        if (await db.LockAsync<MentorProfile>(mentorship!.MentorId, token) is not { } mentor || !mentor.IsApproved(now))
        {
            return ProblemResult.Of(MentorRules.NotAvailable);
        }

        await db.FreeExpiredHolds(mentorship, now, token);
        var day = FreeSlots.DayOf(SessionDetails.Moment(body.StartsAt));
        var slots = await ReadSlots.Of(mentorship, day, day, db, now, token);
        if (!slots.Items.Contains(SessionDetails.Moment(body.StartsAt)))
        {
            return ProblemResult.Of(SessionRules.TimeTaken);
        }

        var hold = SlotHold.Of(mentorship.Id, caller.PersonId, SessionDetails.Moment(body.StartsAt), slots.Minutes, now);
        db.Add(hold);
        foreach (var person in new[] { mentorship.MentorId, mentorship.MenteeId }.Order())
        {
            db.Add(BookedTime.Of(person, hold.Id, hold.StartsAt, hold.EndsAt, now, hold.HeldUntil));
        }

        await publish.SchedulePublish(new SlotHoldDue(hold.Id), hold.HeldUntil, token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(BookedTime.OnceAtATime))
        {
            return ProblemResult.Of(SessionRules.TimeTaken);
        }

        return TypedResults.Created($"/v1/slot-holds/{hold.Id}", new SlotHoldView(hold.Id, hold.StartsAt, slots.Minutes, hold.HeldUntil));
    }

    public static async Task<Results<NoContent, ProblemResult>> Release(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.SlotHolds.Where(h => h.Id == id && h.PersonId == caller.PersonId).ExecuteDeleteAsync(token) == 0)
        {
            return ProblemResult.NotFound;
        }

        await db.BookedTimes.Where(t => t.SubjectId == id).ExecuteDeleteAsync(token);
        return TypedResults.NoContent();
    }

    /// <summary>What was held for too long stands in nobody's way any more, although its deadline may not have come yet. The constraint
    /// knows no clock, so it goes first.</summary>
    public static Task FreeExpiredHolds(this MentoringDb db, Mentorship mentorship, DateTimeOffset now, CancellationToken token) =>
        db.BookedTimes.Where(t => (t.PersonId == mentorship.MentorId || t.PersonId == mentorship.MenteeId) && t.HeldUntil <= now)
            .ExecuteDeleteAsync(token);

    /// <summary>The hold that a session is planned with becomes the session's time; false when it is over, another's or of another
    /// time.</summary>
    public static async Task<bool> TakeHold(
        this MentoringDb db, Guid holdId, Guid mentorshipId, DateTimeOffset startsAt, int minutes, DateTimeOffset now,
        CancellationToken token)
    {
        var endsAt = startsAt.AddMinutes(minutes);
        if (await db.SlotHolds.Where(h => h.Id == holdId && h.MentorshipId == mentorshipId && h.HeldUntil > now && h.StartsAt == startsAt
            && h.EndsAt >= endsAt).ExecuteDeleteAsync(token) == 0)
        {
            return false;
        }

        await db.BookedTimes.Where(t => t.SubjectId == holdId).ExecuteDeleteAsync(token);
        return true;
    }
}
