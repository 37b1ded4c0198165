using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>What theory promises of the outcome, held against all outcomes that there are: small labs, every way to pair them.</summary>
public sealed class MatchOptimality
{
    private static readonly Gen<Candidate> AnyCandidate =
        from topics in Gen.NonEmptyListOf(Gen.Elements("felt", "handicrafts"))
        from labs in Gen.SubListOf(Id(1), Id(2))
        from free in Gen.Choose(0, 2)
        from programmes in Gen.SubListOf(Id(9))
        select new Candidate(Guid.Empty, [.. topics.Distinct()], ["ky"], [.. labs], free, [.. programmes]);

    private static readonly Gen<Seeker> AnySeeker =
        from lab in Gen.Choose(1, 2)
        from wishes in Gen.SubListOf(Id(101), Id(102), Id(103))
        from again in Gen.SubListOf(Id(101), Id(102), Id(103))
        from tired in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from audience in Gen.Frequency((4, Gen.Constant(RequestAudience.Open)), (1, Gen.Elements(Enum.GetValues<RequestAudience>())))
        select new Seeker(Guid.Empty, Guid.Empty, Id(lab), "felt", "handicrafts", ["ky"], [.. wishes], tired ? [.. again] : [], audience,
            audience is RequestAudience.Programme ? Id(9) : null);

    private static readonly Arbitrary<MatchInputs> Small = (
        from mentors in Gen.Choose(1, 3)
        from women in Gen.Choose(1, 6)
        from candidates in Gen.ListOf(AnyCandidate, mentors)
        from seekers in Gen.ListOf(AnySeeker, women)
        from seed in Gen.Choose(0, 1000)
        select new MatchInputs(
            seekers.Select((s, i) => s with { RequestId = Id(1000 + i), PersonId = Id(2000 + i) }),
            candidates.Select((c, i) => c with { MentorId = Id(101 + i) }), seed)).ToArbitrary();

    [Fact]
    public void Every_woman_gets_the_best_mentor_that_any_stable_outcome_gives_her() => Always(inputs =>
    {
        var found = Found(inputs);
        return Stable(inputs).All(other => inputs.Seekers.All(
            woman => !Rather(inputs, woman, other[woman.RequestId], found[woman.RequestId])));
    });

    [Fact]
    public void The_outcome_is_one_of_the_stable_ones_and_the_same_women_are_matched_in_all_of_them() => Always(inputs =>
    {
        var found = Found(inputs);
        var stable = Stable(inputs).ToList();
        var matched = found.Where(p => p.Value is not null).Select(p => p.Key).ToHashSet();
        return stable.Exists(s => s.All(p => found[p.Key] == p.Value))
            && stable.TrueForAll(s => s.Where(p => p.Value is not null).Select(p => p.Key).ToHashSet().SetEquals(matched));
    });

    [Fact]
    public void One_place_more_harms_no_woman() => Always(inputs =>
    {
        var before = Found(inputs);
        return inputs.Candidates.All(more =>
        {
            var after = Found(new MatchInputs(
                inputs.Seekers, inputs.Candidates.Select(c => c == more ? c with { Free = c.Free + 1 } : c), inputs.Seed));
            return inputs.Seekers.All(woman => !Rather(inputs, woman, before[woman.RequestId], after[woman.RequestId]));
        });
    });

    [Fact]
    public void No_more_wishes_are_put_than_there_are_pairs_of_a_woman_and_a_mentor() => Always(inputs =>
        Match.Run(inputs).Asked <= inputs.Seekers.Count * inputs.Candidates.Count);

    [Fact]
    public void The_same_seed_gives_the_same_outcome_and_any_seed_a_stable_one() => Always(inputs =>
    {
        var again = Match.Run(new MatchInputs(inputs.Seekers, inputs.Candidates, inputs.Seed));
        return again.Pairs.Select(p => (p.RequestId, p.MentorId)).SequenceEqual(
            Match.Run(inputs).Pairs.Select(p => (p.RequestId, p.MentorId)));
    });

    /// <summary>All ways to give each woman a mentor or none that nobody would rather leave for another.</summary>
    private static IEnumerable<Dictionary<Guid, Guid?>> Stable(MatchInputs inputs)
    {
        var choices = inputs.Candidates.Select(c => (Guid?)c.MentorId).Append(null).ToList();
        var ways = (int)Math.Pow(choices.Count, inputs.Seekers.Count);
        for (var way = 0; way < ways; way++)
        {
            var rest = way;
            var pairs = new Dictionary<Guid, Guid?>();
            foreach (var woman in inputs.Seekers)
            {
                pairs[woman.RequestId] = choices[rest % choices.Count];
                rest /= choices.Count;
            }

            if (IsPossible(inputs, pairs) && IsStable(inputs, pairs))
            {
                yield return pairs;
            }
        }
    }

    private static bool IsPossible(MatchInputs inputs, Dictionary<Guid, Guid?> pairs) =>
        inputs.Candidates.All(c => pairs.Values.Count(m => m == c.MentorId) <= c.Free)
        && inputs.Seekers.All(s => pairs[s.RequestId] is not { } mentor || MatchScore.Obstacle(s, Mentor(inputs, mentor)) is null);

    private static bool IsStable(MatchInputs inputs, Dictionary<Guid, Guid?> pairs) => !inputs.Seekers.Any(woman =>
        inputs.Candidates.Any(mentor => MatchScore.Obstacle(woman, mentor) is null
            && Rather(inputs, woman, mentor.MentorId, pairs[woman.RequestId])
            && WouldTake(mentor, woman, [.. inputs.Seekers.Where(s => pairs[s.RequestId] == mentor.MentorId)])));

    /// <summary>She would rather have the one than the other; anybody rather than nobody.</summary>
    private static bool Rather(MatchInputs inputs, Seeker woman, Guid? one, Guid? other)
    {
        if (one is null || one == other)
        {
            return false;
        }

        return other is null || (Worth(one.Value), Worth(other.Value)) is var (first, second)
            && (first > second || (first == second && Match.Tie(inputs.Seed, one.Value) < Match.Tie(inputs.Seed, other.Value)));

        int Worth(Guid mentor) => MatchScore.ForSeeker(woman, Mentor(inputs, mentor));
    }

    private static bool WouldTake(Candidate mentor, Seeker woman, List<Seeker> has) => has.Count < mentor.Free || has.Exists(other =>
        MatchScore.ForMentor(woman, mentor) is var worth && MatchScore.ForMentor(other, mentor) is var less
            && (worth > less || (worth == less && woman.RequestId.CompareTo(other.RequestId) < 0)));

    private static Dictionary<Guid, Guid?> Found(MatchInputs inputs)
    {
        var pairs = Match.Run(inputs).Pairs.ToDictionary(p => p.RequestId, p => (Guid?)p.MentorId);
        return inputs.Seekers.ToDictionary(s => s.RequestId, s => pairs.GetValueOrDefault(s.RequestId));
    }

    private static Candidate Mentor(MatchInputs inputs, Guid id) => inputs.Candidates.Single(c => c.MentorId == id);

    private static void Always(Func<MatchInputs, bool> holds) => Prop.ForAll(Small, holds).Prove(Depth.Times(300));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
