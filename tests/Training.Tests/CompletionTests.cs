using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;

namespace CreativeLabs.Training.Tests;

public sealed class CompletionTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 4, 60, true)]
    [InlineData(5, 5, 100, true)]
    [InlineData(5, 3, 100, false)]
    [InlineData(5, 5, 59, false)]
    [InlineData(5, 5, null, false)]
    [InlineData(0, 0, 100, false)]
    public void The_usual_rule_asks_for_four_fifths_of_the_sessions_and_sixty_points(int sessions, int attended, int? best, bool met) =>
        CompletionRule.Usual.IsMetBy(new Progress(sessions, attended, best)).ShouldBe(met);

    [Theory]
    [InlineData(80, 60, null)]
    [InlineData(0, 1, null)]
    [InlineData(1, null, null)]
    [InlineData(100, 100, null)]
    [InlineData(0, null, "rule.minAttendancePercent")]
    [InlineData(-1, 60, "rule.minAttendancePercent")]
    [InlineData(101, 60, "rule.minAttendancePercent")]
    [InlineData(50, 0, "rule.minScore")]
    [InlineData(50, 101, "rule.minScore")]
    public async Task A_rule_keeps_its_bounds_and_asks_for_something(int attendance, int? score, string? wrong)
    {
        var refusal = new CompletionRule(attendance, score).Check(new Validation(), "rule").Problem;
        (refusal is null ? [] : (await refusal.SaidByField("en")).Keys.ToList()).ShouldBe(wrong is null ? [] : [wrong]);
    }

    [Theory]
    [InlineData("ky", "Эреже жок дегенде бир нерсени талап кылышы керек: катышууну же баллды.")]
    [InlineData("ru", "Правило должно требовать хоть чего-нибудь: посещения или оценки.")]
    [InlineData("en", "A rule must ask for something: attendance or a score.")]
    public async Task A_rule_that_asks_for_nothing_is_refused_in_her_language(string language, string sentence) =>
        (await new CompletionRule(0).Check(new Validation(), "rule").Problem!.SaidByField(language))["rule.minAttendancePercent"]
        .ShouldBe(sentence);

    [Fact]
    public void A_course_without_an_assessment_is_completed_by_attending() =>
        new CompletionRule(50).IsMetBy(new Progress(2, 1, null)).ShouldBeTrue();

    [Fact]
    public void A_waiting_learner_completes_nothing()
    {
        var enrolment = Enrolment.Request(SomeOffering(), SomeCourse(), Guid.CreateVersion7(), Now);
        enrolment.Wait(1);
        enrolment.Settle(new Progress(1, 1, 100), over: false, Now).ShouldBeFalse();
        enrolment.State.ShouldBe(EnrolmentState.Waitlisted);
    }

    [Fact]
    public void A_completed_enrolment_cannot_be_dropped()
    {
        var enrolment = Enrolled();
        enrolment.Settle(new Progress(1, 1, 100), over: false, Now).ShouldBeTrue();
        SomeOffering().Seating.Drop(enrolment, DropReason.NotSaid, Now).ShouldBe(EnrolmentRules.Ended);
    }

    private static Course SomeCourse() =>
        Course.Write(Guid.CreateVersion7(), new CourseContent(new LocalText("Кийиз"), new LocalText("Кийиз"), "handicrafts"));

    private static Enrolment Enrolled()
    {
        var enrolment = Enrolment.Request(SomeOffering(), SomeCourse(), Guid.CreateVersion7(), Now);
        enrolment.Admit(Now);
        return enrolment;
    }

    private static Offering SomeOffering() => Offering.Plan(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
        new OfferingPlan(Guid.CreateVersion7(), "ky", 1, Bishkek.DateOf(Now), [new SessionPlan(Now)]), _ => Guid.CreateVersion7(), Now);
}

public sealed class OfferingTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);
    private static readonly OfferingPlan Plan = new(Guid.CreateVersion7(), "ky", 10, Bishkek.DateOf(Now), [new SessionPlan(Now)]);

    [Fact]
    public void An_offering_goes_from_draft_to_finished_step_by_step()
    {
        var offering = Draft();
        offering.Start().ShouldBe(OfferingRules.NotOpen);
        offering.Publish().ShouldBeNull();
        offering.Finish().ShouldBe(OfferingRules.NotRunning);
        offering.Start().ShouldBeNull();
        offering.Publish().ShouldBe(OfferingRules.NotDraft);
        offering.Finish().ShouldBeNull();
        offering.Cancel().ShouldBe(OfferingRules.Over);
    }

    [Fact]
    public void A_repeated_step_changes_nothing()
    {
        var offering = Draft();
        offering.Publish().ShouldBeNull();
        var version = offering.Version;
        offering.Publish().ShouldBeNull();
        offering.Version.ShouldBe(version);
    }

    [Fact]
    public void The_dates_of_a_published_offering_stand_but_its_seats_may_change()
    {
        var offering = Draft();
        offering.Publish();
        offering.Change(Plan with { StartsOn = Plan.StartsOn.AddDays(-1) }, NewId, Now).ShouldBe(OfferingRules.DatesFixed);
        offering.Change(Plan with { Sessions = [new SessionPlan(Now.AddDays(1))] }, NewId, Now).ShouldBe(OfferingRules.DatesFixed);
        offering.Change(Plan with { Capacity = 20 }, NewId, Now).ShouldBeNull();
        offering.Seating.Capacity.ShouldBe(20);
    }

    [Fact]
    public void A_day_begins_at_midnight_in_Bishkek() =>
        Bishkek.DateOf(new DateTimeOffset(2026, 5, 3, 18, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 5, 4));

    private static Offering Draft() => Offering.Plan(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Plan, NewId, Now);

    private static Guid NewId(int number) => Guid.CreateVersion7();
}

public sealed class PrerequisiteGraphTests
{
    private static readonly Guid A = Guid.CreateVersion7();
    private static readonly Guid B = Guid.CreateVersion7();
    private static readonly Guid C = Guid.CreateVersion7();

    [Fact]
    public void A_circle_is_named_step_by_step() =>
        new PrerequisiteGraph([new(B, C), new(C, A)]).Circle(A, [B]).ShouldBe([A, B, C, A]);

    [Fact]
    public void A_course_that_requires_itself_is_the_smallest_circle() =>
        new PrerequisiteGraph([]).Circle(A, [A]).ShouldBe([A, A]);

    [Fact]
    public void Two_ways_to_one_course_are_no_circle() =>
        new PrerequisiteGraph([new(B, C), new(A, C)]).Circle(A, [B, C]).ShouldBeEmpty();
}
