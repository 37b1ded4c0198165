using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A pair that a run found.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="Score">What the mentor is worth to the woman; only to compare.</param>
/// <param name="Reasons">Codes: preferred_by_mentee, exact_topic or wider_topic, same_lab, shared_language.</param>
/// <param name="Topic">What the request is about.</param>
internal sealed record Pair(Guid RequestId, Guid MentorId, int Score, IReadOnlyList<string> Reasons, string? Topic = null);

/// <summary>A woman whom a run found nobody for.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Reason">The constraint that bound her: no_mentor_for_topic, no_shared_language, no_mentor_in_audience,
/// blocked, capacity_full.</param>
/// <param name="Topic">What the request is about.</param>
internal sealed record Unmatched(Guid RequestId, string Reason, string? Topic = null);

/// <summary>What a run found.</summary>
/// <param name="Pairs">Whom it found.</param>
/// <param name="Unmatched">Whom it found nobody for.</param>
/// <param name="Asked">How often a woman's wish was put to a mentor on the way.</param>
internal sealed record MatchOutcome(IReadOnlyList<Pair> Pairs, IReadOnlyList<Unmatched> Unmatched, int Asked);

/// <summary>Mentee-proposing deferred acceptance with capacities (Gale and Shapley): no woman and no mentor would both rather have each
/// other than what they got, and no other such outcome is better for any of the women. A pure function: among women whom a mentor would
/// take alike who asked first comes first; among mentors whom a woman would like alike the seed decides, so that it is not always the same
/// one who is asked.</summary>
internal static class Match
{
    public static MatchOutcome Run(MatchInputs inputs)
    {
        var mentors = inputs.Candidates.ToDictionary(c => c.MentorId);
        var held = inputs.Candidates.ToDictionary(c => c.MentorId, _ => new List<Held>());
        var order = inputs.Candidates.ToDictionary(c => c.MentorId, c => Tie(inputs.Seed, c.MentorId));
        // Looked up by topic: a large lab's run would else weigh every woman against every mentor.
        var knowing = inputs.Candidates.SelectMany(c => c.Topics.Select(topic => (topic, c))).ToLookup(
            pair => pair.topic, pair => pair.c, StringComparer.Ordinal);
        var wishes = inputs.Seekers.ToDictionary(s => s.RequestId, s => new Queue<Candidate>(WishList(s, Knowing(s), order)));
        var asked = 0;
        var asking = new Stack<Seeker>(inputs.Seekers.Reverse());
        while (asking.TryPop(out var seeker))
        {
            if (!wishes[seeker.RequestId].TryDequeue(out var mentor))
            {
                continue;
            }

            asked++;
            var group = held[mentor.MentorId];
            group.Add(new(seeker, MatchScore.ForMentor(seeker, mentor)));
            if (group.Count > mentor.Free)
            {
                var last = group.Min(Held.GivenUpBefore);
                group.Remove(last);
                asking.Push(last.Seeker);
            }
        }

        var pairs = held.SelectMany(h => h.Value.Select(s => s.Seeker).Select(s => new Pair(
                s.RequestId, h.Key, MatchScore.ForSeeker(s, mentors[h.Key]), MatchScore.Reasons(s, mentors[h.Key]), s.Topic)))
            .OrderBy(p => p.RequestId).ToList();
        var found = pairs.Select(p => p.RequestId).ToHashSet();
        var unmatched = inputs.Seekers.Where(s => !found.Contains(s.RequestId))
            .Select(s => new Unmatched(s.RequestId, Bound(s, Knowing(s)), s.Topic)).ToList();
        return new MatchOutcome(pairs, unmatched, asked);

        IEnumerable<Candidate> Knowing(Seeker seeker) => seeker.WiderTopic is { } wider
            ? knowing[seeker.Topic].Concat(knowing[wider]).DistinctBy(c => c.MentorId) : knowing[seeker.Topic];
    }

    /// <summary>Where a mentor stands among those whom a woman would like alike.</summary>
    public static ulong Tie(int seed, Guid mentorId)
    {
        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteInt32BigEndian(bytes, seed);
        mentorId.TryWriteBytes(bytes[4..], bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes));
    }

    // Each pair is weighed once, however often it is compared.
    private static IEnumerable<Candidate> WishList(Seeker seeker, IEnumerable<Candidate> mentors, Dictionary<Guid, ulong> order)
    {
        var wished = new List<Wish>();
        foreach (var mentor in mentors)
        {
            if (MatchScore.Obstacle(seeker, mentor) is null)
            {
                wished.Add(new(mentor, MatchScore.ForSeeker(seeker, mentor), order[mentor.MentorId]));
            }
        }

        wished.Sort(Wish.Dearer);
        return wished.Select(wish => wish.Mentor);
    }

    // The constraint that the nearest mentor failed at: whoever got furthest says what would have to change.
    private static string Bound(Seeker seeker, IEnumerable<Candidate> mentors)
    {
        var obstacles = mentors.Select(m => MatchScore.Obstacle(seeker, m) ?? MatchScore.CapacityFull).ToHashSet();
        return obstacles.Contains(MatchScore.CapacityFull) ? MatchScore.CapacityFull
            : obstacles.Contains(MatchScore.Blocked) ? MatchScore.Blocked
            : obstacles.Contains(MatchScore.NotInAudience) ? MatchScore.NotInAudience
            : obstacles.Contains(MatchScore.NoSharedLanguage) ? MatchScore.NoSharedLanguage
            : MatchScore.NoMentorForTopic;
    }

    private readonly record struct Wish(Candidate Mentor, int Score, ulong Tie)
    {
        /// <summary>Dearer ones before.</summary>
        public static int Dearer(Wish one, Wish other) =>
            one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Tie.CompareTo(other.Tie);
    }

    private readonly record struct Held(Seeker Seeker, int Score)
    {
        /// <summary>Whom a mentor would give up before another: of equals who asked later.</summary>
        public static readonly Comparer<Held> GivenUpBefore = Comparer<Held>.Create((one, other) =>
            one.Score != other.Score ? one.Score.CompareTo(other.Score) : other.Seeker.RequestId.CompareTo(one.Seeker.RequestId));
    }
}
