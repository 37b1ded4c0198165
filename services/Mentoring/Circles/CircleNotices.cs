using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>A meeting of a circle begins soon; Mentoring's own deadline.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Hours">How long before.</param>
public sealed record CircleReminderDue(Guid MeetingId, int Hours) : IFact
{
    Guid IFact.Key => MeetingId;
}

/// <summary>What the women of a circle are told of its meetings: that one is planned, a day and two hours before it, and that it does not
/// take place. Its mentor, who plans them, is reminded with them.</summary>
internal static class CircleNotices
{
    private static readonly int[] HoursBefore = [24, 2];

    /// <summary>In the transaction that plans it, with the circle locked.</summary>
    public static async Task TellOfMeeting(
        this MentoringDb db, CircleSession meeting, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        foreach (var person in await db.MembersOf(meeting.CircleId, token))
        {
            await publish.Publish(new CircleMeetingPlanned(meeting.Id, person, meeting.StartsAt), token);
        }

        foreach (var hours in HoursBefore.Where(hours => meeting.StartsAt.AddHours(-hours) > now))
        {
            await publish.SchedulePublish(new CircleReminderDue(meeting.Id, hours), meeting.StartsAt.AddHours(-hours), token);
        }
    }

    /// <summary>With a circle that is closed, in its transaction: what is planned does not take place, and the mentor has her time
    /// back.</summary>
    public static async Task CallOffMeetings(
        this MentoringDb db, Circle circle, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        var coming = await db.CircleSessions.Where(s => s.CircleId == circle.Id && s.StartsAt > now).OrderBy(s => s.Id).ToListAsync(token);
        var members = await db.MembersOf(circle.Id, token);
        foreach (var meeting in coming)
        {
            await db.BookedTimes.Where(t => t.SubjectId == meeting.Id).ExecuteDeleteAsync(token);
            foreach (var person in members)
            {
                await publish.Publish(new CircleMeetingCancelled(meeting.Id, person, meeting.StartsAt), token);
            }
        }

        db.RemoveRange(coming);
    }

    public static Task<List<Guid>> MembersOf(this MentoringDb db, Guid circle, CancellationToken token) =>
        db.CircleMembers.Where(m => m.CircleId == circle).Select(m => m.PersonId).Order().ToListAsync(token);
}

/// <summary>Whoever belongs to the circle by then is reminded.</summary>
internal sealed class RemindOfCircle(MentoringDb db, TimeProvider clock) : IConsumer<CircleReminderDue>
{
    public async Task Consume(ConsumeContext<CircleReminderDue> context)
    {
        var ((id, hours), token) = (context.Message, context.CancellationToken);
        if (await db.CircleSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, token) is not { } meeting
            || clock.GetUtcNow() >= meeting.StartsAt)
        {
            return;
        }

        var mentor = await db.Circles.Where(c => c.Id == meeting.CircleId).Select(c => c.MentorId).SingleAsync(token);
        foreach (var person in (await db.MembersOf(meeting.CircleId, token)).Append(mentor))
        {
            await context.Publish(new CircleMeetingReminded(
                id, WellKnown.Id($"circle-reminder/{id}/{hours}"), person, meeting.StartsAt), token);
        }
    }
}
