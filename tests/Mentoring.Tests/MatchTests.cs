using CreativeLabs.Mentoring.Matching;

namespace CreativeLabs.Mentoring.Tests;

public sealed class MatchTests
{
    private static readonly Guid Lab = Id(1);
    private static readonly Guid OtherLab = Id(2);

    [Fact]
    public void The_wished_mentor_is_found_before_a_better_fitting_one()
    {
        var wished = Mentor(10, labs: []);
        var near = Mentor(11);
        var outcome = Run([Woman(100) with { Preferred = [wished.MentorId] }], wished, near);
        outcome.Pairs.Single().MentorId.ShouldBe(wished.MentorId);
        outcome.Pairs.Single().Reasons.ShouldBe([MatchScore.Preferred, MatchScore.ExactTopic, MatchScore.SharedLanguage]);
    }

    [Fact]
    public void The_exact_topic_outweighs_the_lab_and_the_lab_outweighs_languages()
    {
        var wider = Mentor(10) with { Topics = ["handicrafts"] };
        var exactElsewhere = Mentor(11, labs: [OtherLab]);
        Run([Woman(100)], wider, exactElsewhere).Pairs.Single().MentorId.ShouldBe(exactElsewhere.MentorId);

        var talkative = Mentor(12, labs: [OtherLab]) with { Languages = ["en", "ky", "ru"] };
        var near = Mentor(13);
        Run([Woman(100) with { Languages = ["ky", "ru", "en"] }], talkative, near).Pairs.Single().MentorId.ShouldBe(near.MentorId);
    }

    [Fact]
    public void A_mentor_of_the_wider_topic_is_found_when_nobody_knows_the_topic_itself() =>
        Run([Woman(100)], Mentor(10) with { Topics = ["handicrafts"] }).Pairs.Single().Reasons.ShouldContain(MatchScore.WiderTopic);

    [Fact]
    public void Among_equals_who_asked_first_gets_the_last_place()
    {
        var outcome = Run([Woman(102), Woman(100), Woman(101)], Mentor(10, free: 2));
        outcome.Pairs.Select(p => p.RequestId).ShouldBe([Id(100), Id(101)]);
        outcome.Unmatched.Single().ShouldBe(new Unmatched(Id(102), MatchScore.CapacityFull, Woman(102).Topic));
    }

    [Fact]
    public void Who_is_turned_away_by_her_first_wish_gets_her_second()
    {
        var (first, second) = (Mentor(10), Mentor(11, labs: []));
        var outcome = Run([Woman(100), Woman(101) with { LabId = OtherLab, Preferred = [first.MentorId] }],
            first with { Free = 1 }, second);
        outcome.Pairs.Select(p => (p.RequestId, p.MentorId)).ShouldBe([(Id(100), first.MentorId), (Id(101), second.MentorId)]);
    }

    [Fact]
    public void Nobody_is_matched_with_herself()
    {
        var herself = Mentor(10);
        var outcome = Run([Woman(100) with { PersonId = herself.MentorId }], herself);
        outcome.Pairs.ShouldBeEmpty();
        outcome.Unmatched.Single().Reason.ShouldBe(MatchScore.NoMentorForTopic);
    }

    [Fact]
    public void The_reason_names_the_constraint_that_bound_her()
    {
        var full = Mentor(10, free: 0);
        var foreign = Mentor(11) with { Languages = ["en"] };
        Reason(Woman(100) with { Topic = "finance", WiderTopic = null }, full, foreign).ShouldBe(MatchScore.NoMentorForTopic);
        Reason(Woman(100), foreign).ShouldBe(MatchScore.NoSharedLanguage);
        Reason(Woman(100), foreign, full).ShouldBe(MatchScore.CapacityFull);
        Reason(Woman(100) with { NotAgain = [full.MentorId] }, foreign, full).ShouldBe(MatchScore.Blocked);
        Reason(Woman(100)).ShouldBe(MatchScore.NoMentorForTopic);
    }

    [Fact]
    public void A_mentor_who_declined_is_not_found_again()
    {
        var (first, second) = (Mentor(10), Mentor(11, labs: []));
        Run([Woman(100) with { NotAgain = [first.MentorId] }], first, second).Pairs.Single().MentorId.ShouldBe(second.MentorId);
    }

    [Fact]
    public void The_hash_changes_with_the_inputs_and_not_with_their_order()
    {
        var inputs = new MatchInputs([Woman(100), Woman(101)], [Mentor(10), Mentor(11)]);
        new MatchInputs([Woman(101), Woman(100)], [Mentor(11), Mentor(10)]).Hash().ShouldBe(inputs.Hash());
        new MatchInputs([Woman(100), Woman(101)], [Mentor(10), Mentor(11, free: 1)]).Hash().ShouldNotBe(inputs.Hash());
        inputs.Hash().Length.ShouldBe(64);
    }

    private static string Reason(Seeker seeker, params Candidate[] mentors) => Run([seeker], mentors).Unmatched.Single().Reason;

    private static MatchOutcome Run(Seeker[] seekers, params Candidate[] mentors) => Match.Run(new MatchInputs(seekers, mentors));

    private static Seeker Woman(int number) => new(Id(number), Id(number + 1000), Lab, "felt", "handicrafts", ["ky"], [], []);

    private static Candidate Mentor(int number, int free = 3, Guid[]? labs = null) =>
        new(Id(number), ["felt"], ["ky"], labs ?? [Lab], free);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
