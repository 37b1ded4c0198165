using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>A mentorship in a list, with the names of the two as they wrote them for mentoring. The list carries them and the one
/// mentorship does not, because its tag would not change when somebody writes another name.</summary>
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
/// <param name="MenteeName">Hers, for the mentor and the coordinator, as long as it lasts.</param>
/// <param name="MentorName">The mentor's, for the mentee and the coordinator, as long as it lasts.</param>
internal sealed record ListedMentorship(
    Guid Id, Guid RequestId, Guid MenteeId, Guid MentorId, Guid LabId, TopicView Topic, MentorshipState State, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, string? EndingReason, Guid? CohortId, string? MenteeName, string? MentorName)
{
    /// <summary>Each of the two reads the other's name, who coordinates the lab both; of what has ended nobody reads any.</summary>
    public static async Task<Func<Mentorship, ListedMentorship>> For(
        Caller reader, IReadOnlyCollection<Mentorship> found, ContactNames names, HttpContext http)
    {
        var me = reader.PersonId;
        var running = found.Where(m => !m.HasEnded).ToList();
        var known = await names.Of(running.SelectMany(m => new[] { m.MenteeId, m.MentorId }).Where(p => p != me), http.RequestAborted);
        return m => new(m.Id, m.RequestId, m.MenteeId, m.MentorId, m.LabId, TopicView.Of(m.Topic, http), m.State, m.StartedAt, m.EndedAt,
            m.ReasonFor(reader), m.CohortId, Name(m, m.MenteeId), Name(m, m.MentorId));

        string? Name(Mentorship m, Guid person) => m.HasEnded ? null : known.GetValueOrDefault(person);
    }
}
