using CreativeLabs.Mentoring.Requests;
namespace CreativeLabs.Mentoring.Matching;

/// <summary>How well a mentor fits a woman, and she the mentor. What weighs more always outweighs all that weighs less together.</summary>
internal static class MatchScore
{
    public const string Preferred = "preferred_by_mentee";
    public const string ExactTopic = "exact_topic";
    public const string WiderTopic = "wider_topic";
    public const string SameLab = "same_lab";
    public const string SharedLanguage = "shared_language";

    public const string NoMentorForTopic = "no_mentor_for_topic";
    public const string NoSharedLanguage = "no_shared_language";
    public const string NotInAudience = "no_mentor_in_audience";
    public const string Blocked = "blocked";
    public const string CapacityFull = "capacity_full";

    /// <summary>Null when the two can work together, else what stands between them first.</summary>
    public static string? Obstacle(Seeker seeker, Candidate mentor) =>
        seeker.PersonId == mentor.MentorId || !KnowsTopic(seeker, mentor) ? NoMentorForTopic
        : SharedLanguages(seeker, mentor) == 0 ? NoSharedLanguage
        : !IsInAudience(seeker, mentor) ? NotInAudience
        : seeker.NotAgain.Contains(mentor.MentorId) ? Blocked
        : null;

    /// <summary>What the mentor is worth to the woman: her wish, then the exact topic, then her lab, then shared languages.</summary>
    public static int ForSeeker(Seeker seeker, Candidate mentor)
    {
        var rank = Rank(seeker, mentor);
        return (rank < 0 ? 0 : 1000 - (100 * Math.Min(rank, 9))) + ForMentor(seeker, mentor);
    }

    /// <summary>What the woman is worth to the mentor: the exact topic, then the mentor's labs, then shared languages. Equals go to who
    /// asked first.</summary>
    public static int ForMentor(Seeker seeker, Candidate mentor) =>
        (IsExact(seeker, mentor) ? 40 : 0) + (IsSameLab(seeker, mentor) ? 20 : 0) + (5 * SharedLanguages(seeker, mentor));

    public static IReadOnlyList<string> Reasons(Seeker seeker, Candidate mentor)
    {
        var reasons = new List<string>(4);
        if (Rank(seeker, mentor) >= 0)
        {
            reasons.Add(Preferred);
        }

        reasons.Add(IsExact(seeker, mentor) ? ExactTopic : WiderTopic);
        if (IsSameLab(seeker, mentor))
        {
            reasons.Add(SameLab);
        }

        reasons.Add(SharedLanguage);
        return reasons;
    }

    private static int Rank(Seeker seeker, Candidate mentor)
    {
        for (var rank = 0; rank < seeker.Preferred.Count; rank++)
        {
            if (seeker.Preferred[rank] == mentor.MentorId)
            {
                return rank;
            }
        }

        return -1;
    }

    private static bool IsExact(Seeker seeker, Candidate mentor) => mentor.Topics.Contains(seeker.Topic);

    private static bool KnowsTopic(Seeker seeker, Candidate mentor) =>
        IsExact(seeker, mentor) || (seeker.WiderTopic is { } wider && mentor.Topics.Contains(wider));

    private static bool IsInAudience(Seeker seeker, Candidate mentor) => seeker.Audience switch
    {
        RequestAudience.Lab => IsSameLab(seeker, mentor),
        RequestAudience.Programme => seeker.CohortId is { } cohort && mentor.Programmes?.Contains(cohort) is true,
        _ => true,
    };

    private static bool IsSameLab(Seeker seeker, Candidate mentor) => mentor.Labs.Contains(seeker.LabId);

    // Weighed a million times in a run of a large lab, so without a list of its own each time.
    private static int SharedLanguages(Seeker seeker, Candidate mentor)
    {
        var shared = 0;
        for (var i = 0; i < seeker.Languages.Count; i++)
        {
            for (var j = 0; j < mentor.Languages.Count; j++)
            {
                shared += string.Equals(seeker.Languages[i], mentor.Languages[j], StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return shared;
    }
}
