using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>A mentorship.</summary>
/// <param name="Id">The mentorship.</param>
/// <param name="RequestId">The request that it came of.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="LabId">The woman's lab.</param>
/// <param name="Topic">What about.</param>
/// <param name="State">active, paused, completed, endedEarly.</param>
/// <param name="StartedAt">When the mentor accepted.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndingReason">Why, for who ended it and for the lab's coordinator; the other side reads null.</param>
/// <param name="CohortId">The cohort of the programme that it belongs to.</param>
internal sealed record MentorshipView(
    Guid Id, Guid RequestId, Guid MenteeId, Guid MentorId, Guid LabId, TopicView Topic, MentorshipState State, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, string? EndingReason, Guid? CohortId)
{
    public static MentorshipView Of(Mentorship mentorship, Caller reader, HttpContext http) => new(
        mentorship.Id, mentorship.RequestId, mentorship.MenteeId, mentorship.MentorId, mentorship.LabId,
        TopicView.Of(mentorship.Topic, http),
        mentorship.State, mentorship.StartedAt, mentorship.EndedAt, mentorship.ReasonFor(reader), mentorship.CohortId);
}
