using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Who may see a mentorship, and who may act in it.</summary>
internal static class MentorshipAccess
{
    public static bool IsSeenBy(this Mentorship mentorship, Caller caller) =>
        mentorship.IsOf(caller.PersonId) || caller.IsCoordinatorOf(mentorship.LabId);

    /// <summary>Null for the two themselves; 403 for the coordinator, who sees but does not act; 404 for everyone else.</summary>
    public static ProblemResult? RefuseOutsider(this Mentorship? mentorship, Caller caller) =>
        mentorship is null || !mentorship.IsSeenBy(caller) ? ProblemResult.NotFound
        : !mentorship.IsOf(caller.PersonId) ? ProblemResult.Forbidden
        : null;
}
