namespace CreativeLabs.Mentoring.Matching;

/// <summary>A pair that a run found.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="Score">What the mentor is worth to the woman; only to compare.</param>
/// <param name="Reasons">Codes: preferred_by_mentee, exact_topic or wider_topic, same_lab, shared_language.</param>
internal sealed record Pair(Guid RequestId, Guid MentorId, int Score, IReadOnlyList<string> Reasons);

/// <summary>A woman whom a run found nobody for.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Reason">The constraint that bound her: no_mentor_for_topic, no_shared_language, blocked, capacity_full.</param>
internal sealed record Unmatched(Guid RequestId, string Reason);

/// <summary>What a run found.</summary>
internal sealed record MatchOutcome(IReadOnlyList<Pair> Pairs, IReadOnlyList<Unmatched> Unmatched);

/// <summary>Mentee-proposing deferred acceptance with capacities (Gale and Shapley): no woman and no mentor would both rather have each
/// other than what they got, and no other such outcome is better for any of the women. A pure function: ties go by id.</summary>
internal static class Match
{
    public static MatchOutcome Run(MatchInputs inputs)
    {
        var mentors = inputs.Candidates.ToDictionary(c => c.MentorId);
        var held = inputs.Candidates.ToDictionary(c => c.MentorId, _ => new List<Seeker>());
        var wishes = inputs.Seekers.ToDictionary(s => s.RequestId, s => new Queue<Candidate>(WishList(s, inputs.Candidates)));
        var asking = new Stack<Seeker>(inputs.Seekers.Reverse());
        while (asking.TryPop(out var seeker))
        {
            if (!wishes[seeker.RequestId].TryDequeue(out var mentor))
            {
                continue;
            }

            var group = held[mentor.MentorId];
            group.Add(seeker);
            if (group.Count > mentor.Free)
            {
                var last = group.OrderBy(s => MatchScore.ForMentor(s, mentor)).ThenByDescending(s => s.RequestId).First();
                group.Remove(last);
                asking.Push(last);
            }
        }

        var pairs = held.SelectMany(h => h.Value.Select(s => new Pair(
                s.RequestId, h.Key, MatchScore.ForSeeker(s, mentors[h.Key]), MatchScore.Reasons(s, mentors[h.Key]))))
            .OrderBy(p => p.RequestId).ToList();
        var found = pairs.Select(p => p.RequestId).ToHashSet();
        var unmatched = inputs.Seekers.Where(s => !found.Contains(s.RequestId))
            .Select(s => new Unmatched(s.RequestId, Bound(s, inputs.Candidates))).ToList();
        return new MatchOutcome(pairs, unmatched);
    }

    private static IOrderedEnumerable<Candidate> WishList(Seeker seeker, IEnumerable<Candidate> mentors) =>
        mentors.Where(m => MatchScore.Obstacle(seeker, m) is null)
            .OrderByDescending(m => MatchScore.ForSeeker(seeker, m)).ThenBy(m => m.MentorId);

    // The constraint that the nearest mentor failed at: whoever got furthest says what would have to change.
    private static string Bound(Seeker seeker, IReadOnlyList<Candidate> mentors)
    {
        var obstacles = mentors.Select(m => MatchScore.Obstacle(seeker, m) ?? MatchScore.CapacityFull).ToHashSet();
        return obstacles.Contains(MatchScore.CapacityFull) ? MatchScore.CapacityFull
            : obstacles.Contains(MatchScore.Blocked) ? MatchScore.Blocked
            : obstacles.Contains(MatchScore.NoSharedLanguage) ? MatchScore.NoSharedLanguage
            : MatchScore.NoMentorForTopic;
    }
}
