using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>What holds for every outcome, tried on hundreds of made-up labs.</summary>
public sealed class MatchProperties
{
    private static readonly string[] Topics = ["felt", "handicrafts", "tourism"];
    private static readonly string[] Languages = ["ky", "ru", "en"];

    // Few people, topics and places: they get into each other's way all the time.
    private static readonly Gen<Candidate> AnyCandidate =
        from person in Gen.Choose(1, 8)
        from topics in Gen.SubListOf(Topics)
        from languages in Gen.SubListOf(Languages)
        from labs in Gen.SubListOf(Enumerable.Range(1, 3).Select(Id))
        from free in Gen.Choose(0, 3)
        from programmes in Gen.SubListOf(Id(51), Id(52))
        select new Candidate(Id(100 + person), [.. topics], [.. languages], [.. labs], free, [.. programmes]);

    private static readonly Gen<Seeker> AnySeeker =
        from person in Gen.Choose(1, 14)
        from lab in Gen.Choose(1, 3)
        from topic in Gen.Elements(Topics)
        from languages in Gen.NonEmptyListOf(Gen.Elements(Languages))
        from preferred in Gen.SubListOf(Enumerable.Range(101, 8).Select(Id))
        from again in Gen.Frequency((3, Gen.Constant<List<Guid>>([])),
            (1, Gen.SubListOf(Enumerable.Range(101, 8).Select(Id)).Select(l => l.ToList())))
        from audience in Gen.Elements(Enum.GetValues<RequestAudience>())
        from cohort in Gen.Choose(51, 52)
        select new Seeker(Guid.Empty, Id(100 + person), Id(lab), topic, topic == "felt"
            ? "handicrafts" : null, [.. languages], [.. preferred], again, audience,
            audience is RequestAudience.Programme ? Id(cohort) : null);

    private static readonly Arbitrary<MatchInputs> AnyInputs = (
        from candidates in Gen.ListOf(AnyCandidate)
        from seekers in Gen.ListOf(AnySeeker)
        from seed in Gen.Choose(0, 1000)
        select new MatchInputs(seekers.Select((s, i) => s with { RequestId = Id(1000 + i) }), candidates.DistinctBy(c => c.MentorId), seed))
            .ToArbitrary();

    [Fact]
    public void No_mentor_gets_more_women_than_she_has_places() => Always(inputs =>
    {
        var counts = Match.Run(inputs).Pairs.CountBy(p => p.MentorId).ToDictionary();
        return inputs.Candidates.All(c => counts.GetValueOrDefault(c.MentorId) <= c.Free);
    });

    [Fact]
    public void Every_request_is_answered_once_with_a_pair_or_a_reason() => Always(inputs =>
    {
        var outcome = Match.Run(inputs);
        return outcome.Pairs.Select(p => p.RequestId).Concat(outcome.Unmatched.Select(u => u.RequestId)).Order()
            .SequenceEqual(inputs.Seekers.Select(s => s.RequestId));
    });

    [Fact]
    public void No_woman_and_mentor_would_both_rather_have_each_other() => Always(inputs =>
    {
        var pairs = Match.Run(inputs).Pairs.ToDictionary(p => p.RequestId, p => p.MentorId);
        var women = inputs.Seekers.ToDictionary(s => s.RequestId);
        var mentors = inputs.Candidates.ToDictionary(c => c.MentorId);
        return !inputs.Seekers.Any(woman => inputs.Candidates.Any(mentor => MatchScore.Obstacle(woman, mentor) is null
            && Rather(woman, mentor, pairs.TryGetValue(woman.RequestId, out var got) ? mentors[got] : null, inputs.Seed)
            && WouldTake(mentor, woman, [.. pairs.Where(p => p.Value == mentor.MentorId).Select(p => women[p.Key])])));
    });

    [Fact]
    public void The_order_in_which_inputs_are_read_changes_nothing() =>
        Prop.ForAll(AnyInputs, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (inputs, seed) =>
    {
        var random = new Random(seed);
        var shuffled = new MatchInputs(inputs.Seekers.OrderBy(_ => random.Next()), inputs.Candidates.OrderBy(_ => random.Next()),
            inputs.Seed);
        var (one, other) = (Match.Run(inputs), Match.Run(shuffled));
        return shuffled.Hash() == inputs.Hash()
            && one.Pairs.Select(p => (p.RequestId, p.MentorId, p.Score))
                .SequenceEqual(other.Pairs.Select(p => (p.RequestId, p.MentorId, p.Score)))
            && one.Unmatched.SequenceEqual(other.Unmatched);
    }).Prove(Depth.Times(300));

    [Fact]
    public void Nobody_gets_herself_or_one_who_declined_or_one_she_cannot_talk_to() => Always(inputs =>
    {
        var women = inputs.Seekers.ToDictionary(s => s.RequestId);
        var mentors = inputs.Candidates.ToDictionary(c => c.MentorId);
        return Match.Run(inputs).Pairs.All(p =>
            p.MentorId != women[p.RequestId].PersonId && !women[p.RequestId].NotAgain.Contains(p.MentorId)
            && women[p.RequestId].Languages.Intersect(mentors[p.MentorId].Languages).Any());
    });

    [Fact]
    public void Nobody_gets_a_mentor_of_whom_she_did_not_ask() => Always(inputs =>
    {
        var women = inputs.Seekers.ToDictionary(s => s.RequestId);
        var mentors = inputs.Candidates.ToDictionary(c => c.MentorId);
        return Match.Run(inputs).Pairs.All(p => (women[p.RequestId], mentors[p.MentorId]) is var (woman, mentor) && woman.Audience switch
        {
            RequestAudience.Lab => mentor.Labs.Contains(woman.LabId),
            RequestAudience.Programme => mentor.Programmes!.Contains(woman.CohortId!.Value),
            _ => true,
        });
    });

    [Fact]
    public void Whoever_is_left_over_for_want_of_places_met_only_full_mentors() => Always(inputs =>
    {
        var outcome = Match.Run(inputs);
        var counts = outcome.Pairs.CountBy(p => p.MentorId).ToDictionary();
        var women = inputs.Seekers.ToDictionary(s => s.RequestId);
        return outcome.Unmatched.All(u =>
        {
            var possible = inputs.Candidates.Where(c => MatchScore.Obstacle(women[u.RequestId], c) is null).ToList();
            return u.Reason == MatchScore.CapacityFull
                ? possible.Count > 0 && possible.All(c => counts.GetValueOrDefault(c.MentorId) == c.Free)
                : possible.Count == 0;
        });
    });

    private static bool Rather(Seeker woman, Candidate mentor, Candidate? got, int seed) =>
        got is null || (MatchScore.ForSeeker(woman, mentor) is var worth && MatchScore.ForSeeker(woman, got) is var has
            && (worth > has || (worth == has && Match.Tie(seed, mentor.MentorId) < Match.Tie(seed, got.MentorId))));

    private static bool WouldTake(Candidate mentor, Seeker woman, List<Seeker> has) =>
        has.Count < mentor.Free || has.Exists(other => MatchScore.ForMentor(woman, mentor) is var worth
            && MatchScore.ForMentor(other, mentor) is var less
            && (worth > less || (worth == less && woman.RequestId.CompareTo(other.RequestId) < 0)));

    private static void Always(Func<MatchInputs, bool> holds) =>
        Prop.ForAll(AnyInputs, holds).Prove(Depth.Times(300));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
