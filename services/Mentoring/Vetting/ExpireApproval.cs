using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Mentoring.Vetting;

/// <summary>An approval ends soon, or has ended; Mentoring's own deadline.</summary>
/// <param name="MentorId">The mentor.</param>
/// <param name="Until">The date of the approval that this is about: a later one makes it void.</param>
public sealed record MentorApprovalDue(Guid MentorId, DateTimeOffset Until) : IFact
{
    Guid IFact.Key => MentorId;
}

/// <summary>A month before the date she and the coordinators are asked to look at it again; on the date she is not listed any more. That
/// she is not listed does not wait for this: every list looks at the date.</summary>
internal sealed class ExpireApproval(MentoringDb db, TimeProvider clock) : IConsumer<MentorApprovalDue>
{
    public static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    public async Task Consume(ConsumeContext<MentorApprovalDue> context)
    {
        var (mentorId, until) = context.Message;
        var token = context.CancellationToken;
        var mentor = await db.LockAsync<MentorProfile>(mentorId, token);
        if (mentor is null || mentor.ApprovedUntil != until || mentor.Standing is not Mentors.MentorStanding.Approved)
        {
            return;
        }

        if (!mentor.Expire(clock.GetUtcNow()))
        {
            await context.Publish(new MentorApprovalEnding(mentorId, WellKnown.Id($"approval-ending/{mentorId}/{until:O}"), until), token);
        }
    }
}
