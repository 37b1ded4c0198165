using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Half of the time of a mentorship is over; Mentoring's own deadline.</summary>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="EndsOn">The agreed end that this is the half of; null where nothing was agreed on.</param>
public sealed record MentorshipReviewDue(Guid MentorshipId, DateOnly? EndsOn) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>It is time to look whether the two still meet; Mentoring's own deadline.</summary>
/// <param name="MentorshipId">The mentorship.</param>
public sealed record MentorshipCheckDue(Guid MentorshipId) : IFact
{
    Guid IFact.Key => MentorshipId;
}

internal static class MentorshipDeadlines
{
    /// <summary>Three weeks without a word are asked about.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(21);

    /// <summary>Where nothing is agreed on, a mentorship is taken to last half a year.</summary>
    public static readonly TimeSpan HalfTime = TimeSpan.FromDays(91);

    public static async Task Watch(Mentorship mentorship, IPublishEndpoint publish, CancellationToken token)
    {
        await publish.SchedulePublish(new MentorshipCheckDue(mentorship.Id), mentorship.StartedAt + Silence, token);
        await publish.SchedulePublish(new MentorshipReviewDue(mentorship.Id, null), mentorship.StartedAt + HalfTime, token);
    }
}
