using CreativeLabs.Mentoring.Mentors;

namespace CreativeLabs.Mentoring.Requests;

/// <summary>A request for a mentor.</summary>
/// <param name="Id">The request.</param>
/// <param name="LabId">Her lab.</param>
/// <param name="Topic">What about.</param>
/// <param name="Languages">Which she speaks.</param>
/// <param name="PreferredMentors">Whom she would like, the dearest first.</param>
/// <param name="State">open, proposed, accepted, withdrawn, closed.</param>
/// <param name="MentorId">Who accepted; null before.</param>
/// <param name="CreatedAt">When she asked.</param>
/// <param name="Audience">open, lab or programme.</param>
/// <param name="CohortId">The cohort of the programme.</param>
internal sealed record RequestView(
    Guid Id, Guid LabId, TopicView Topic, IReadOnlyList<string> Languages, IReadOnlyList<Guid> PreferredMentors, RequestState State,
    Guid? MentorId, DateTimeOffset CreatedAt, RequestAudience Audience, Guid? CohortId)
{
    // Whom a run has asked stays unsaid until she accepts: a mentor may decline without being known for it.
    public static RequestView Of(MentoringRequest request, HttpContext http) => new(
        request.Id, request.LabId, TopicView.Of(request.Topic, http), request.Languages, request.PreferredMentors, request.State,
        request.State is RequestState.Accepted or RequestState.Closed ? request.MentorId : null, request.CreatedAt,
        request.Audience, request.CohortId);
}
