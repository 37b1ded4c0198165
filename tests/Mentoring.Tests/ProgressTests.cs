using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Overview;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Goals, agreement, feedback, and what the coordinator sees of it. A service of its own: its clock goes far ahead.</summary>
public sealed class ProgressTests(Servers servers) : IAsyncLifetime
{
    private const string Words = "канарейка-максат-5521";

    private readonly MentoringFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task A_goal_is_set_with_its_steps_and_reached_once()
    {
        var pair = await fixture.Start();
        var (mentee, mentor) = (fixture.Client(pair.Mentee), fixture.Client(pair.Mentor));
        var goal = (await mentee.PostCreating($"/v1/mentorships/{pair.Id}/goals",
            new { text = Words, steps = new[] { new { text = Words, done = false } }, targetOn = "2027-05-01" }).Json()).Id();
        (await mentor.GetJson($"/v1/mentoring-goals/{goal}")).GetProperty("steps")[0].GetProperty("text").GetString().ShouldBe(Words);
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Words);
        await fixture.Coordinator(pair.Lab).GetAsync($"/v1/mentoring-goals/{goal}").ShouldBeProblem(403);
        await mentor.SendWith(HttpMethod.Put, $"/v1/mentoring-goals/{goal}",
            new { text = Words, steps = new[] { new { text = Words, done = true } } }, "*").Json();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? mentor : mentee)
            .SendWith(HttpMethod.Post, $"/v1/mentoring-goals/{goal}/reaching", ifMatch: "*")));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        await fixture.Broker.Hear<GoalReached>(f => f.GoalId == goal);
        await mentee.SendWith(HttpMethod.Post, $"/v1/mentoring-goals/{goal}/dropping", ifMatch: "*").ShouldBeProblem(409, "goal_closed");
        var timeline = (await fixture.Coordinator(pair.Lab).GetJson($"/v1/mentorships/{pair.Id}/timeline")).GetProperty("items")
            .EnumerateArray().Select(i => i.GetProperty("kind").GetString()).ToList();
        timeline.ShouldBe(["started", "goal_set", "goal_reached"]);
        await mentee.PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "goal_reached" }).Json();
        await mentee.PostCreating($"/v1/mentorships/{pair.Id}/goals", new { text = Words }).ShouldBeProblem(409, "mentorship_ended");
        fixture.Broker.Heard<GoalReached>(f => f.GoalId == goal).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Both_agree_and_are_asked_at_half_time_and_only_the_coordinator_reads_what_they_say()
    {
        var pair = await fixture.Start();
        var (mentee, mentor) = (fixture.Client(pair.Mentee), fixture.Client(pair.Mentor));
        var endsOn = DateOnly.FromDateTime(fixture.Clock.GetUtcNow().UtcDateTime).AddDays(40);
        var agreement = $"/v1/mentorships/{pair.Id}/agreement";
        await mentee.SendWith(HttpMethod.Put, agreement, new { way = "lab", everyDays = 14, endsOn }).Json();
        (await mentor.PostSeen($"{agreement}/consent").Json()).GetProperty("agreedByMentee").GetBoolean().ShouldBeTrue();
        // Whoever changes it has to be agreed with again.
        var changed = await mentor.SendWith(HttpMethod.Put, agreement, new { way = "lab", everyDays = 7, endsOn }, "*").Json();
        (changed.GetProperty("agreedByMentee").GetBoolean(), changed.GetProperty("agreedByMentor").GetBoolean()).ShouldBe((false, true));
        await mentee.PostSeen($"{agreement}/consent").Json();

        fixture.Clock.Advance(TimeSpan.FromDays(21));
        (await fixture.Broker.Hear<MentorshipReviewAsked>(f => f.MentorshipId == pair.Id)).MenteeId.ShouldBe(pair.Mentee);
        var feedback = $"/v1/mentorships/{pair.Id}/feedback";
        await mentee.PostCreating(feedback, new { moment = "end", rating = 5 }).ShouldBeProblem(409, "mentorship_not_ended");
        await mentee.PostCreating(feedback, new { moment = "halfTime", rating = 2, text = Words }).Json();
        await mentee.PostCreating(feedback, new { moment = "halfTime", rating = 3 }).ShouldBeProblem(409, "feedback_given");
        foreach (var side in (HttpClient[])[mentee, mentor, fixture.Client(pair.Mentor, $"coordinator:{pair.Lab}")])
        {
            await side.GetAsync(feedback).ShouldBeProblem(403);
        }

        var read = (await fixture.Coordinator(pair.Lab).GetJson(feedback)).GetProperty("items").EnumerateArray().Single();
        (read.GetProperty("byMentor").GetBoolean(), read.GetProperty("text").GetString()).ShouldBe((false, Words));
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Words);
        fixture.Clock.Advance(TimeSpan.FromDays(80));
        // However often they agreed, they are asked one question.
        fixture.Broker.Heard<MentorshipReviewAsked>(f => f.MentorshipId == pair.Id).Select(f => f.NoticeId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_of_which_nothing_is_heard_is_asked_after_three_weeks_and_the_coordinator_sees_it()
    {
        var (silent, meets) = (await fixture.Start(), await fixture.Start());
        fixture.Clock.Advance(TimeSpan.FromDays(15));
        await fixture.Client(meets.Mentee).PostCreating($"/v1/mentorships/{meets.Id}/notes", new { text = "Жазуу" }).Json();

        fixture.Clock.Advance(TimeSpan.FromDays(7));

        await fixture.Broker.Hear<MentorshipSilent>(f => f.MentorshipId == silent.Id);
        await fixture.Eventually(async () => (await Silent(silent.Lab)).SequenceEqual([silent.Id]));
        (await Silent(meets.Lab)).ShouldBeEmpty();
        // Asked again after three more weeks, and told twice it is one question.
        await fixture.Broker.Tell(new SessionConfirmationDue(Guid.CreateVersion7()));
        fixture.Clock.Advance(TimeSpan.FromDays(22));
        await fixture.Eventually(() =>
            Task.FromResult(fixture.Broker.Heard<MentorshipSilent>(f => f.MentorshipId == silent.Id).Count == 2));
        fixture.Broker.Heard<MentorshipSilent>(f => f.MentorshipId == silent.Id).Select(f => f.NoticeId).Distinct().Count().ShouldBe(2);

        async Task<List<Guid>> Silent(Guid lab) => [.. (await fixture.Coordinator(lab).GetJson($"/v1/mentoring-overview?labId={lab}"))
            .GetProperty("silent").EnumerateArray().Select(s => s.Id("mentorshipId"))];
    }

    [Fact]
    public async Task The_overview_says_who_waits_what_is_due_and_how_full_the_mentors_are()
    {
        var pair = await fixture.Start();
        await fixture.Session(pair, minutesFromNow: 60);
        await fixture.Ask(Guid.CreateVersion7(), pair.Lab, pair.Mentor);
        await fixture.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);

        var seen = await fixture.Coordinator(pair.Lab).GetJson($"/v1/mentoring-overview?labId={pair.Lab}");

        (seen.GetProperty("running").GetInt32(), seen.GetProperty("sessionsDue").GetInt32()).ShouldBe((1, 1));
        (seen.GetProperty("openRequests").GetInt32() + seen.GetProperty("proposed").GetInt32()).ShouldBe(2);
        seen.GetProperty("mentors")[0].GetProperty("engaged").GetInt32().ShouldBeGreaterThan(1);
        (await fixture.Coordinator(pair.Lab).GetJson($"/v1/mentorships?labId={pair.Lab}&running=true")).GetProperty("items")[0].Id()
            .ShouldBe(pair.Id);
        (await fixture.Coordinator(pair.Lab).GetJson($"/v1/mentorships?labId={pair.Lab}&running=false")).GetProperty("items")
            .GetArrayLength().ShouldBe(0);
        await fixture.Client(pair.Mentor).GetAsync($"/v1/mentoring-overview?labId={pair.Lab}").ShouldBeProblem(403);
    }

    [Fact]
    public async Task Figures_hide_counts_of_one_to_four_and_months_that_are_not_over()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 20);
        var today = fixture.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(6));
        for (var i = 0; i < 5; i++)
        {
            await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        }

        var one = await fixture.Propose(lab, Guid.CreateVersion7(), mentor);
        await fixture.Answer(mentor, one, accept: true).Json();
        (await Months()).ShouldNotContain(m => m.GetProperty("month").GetInt32() == today.Month);

        fixture.Clock.Advance(TimeSpan.FromDays(46));

        var month = (await Months()).Single(m => m.GetProperty("month").GetInt32() == today.Month);
        (month.GetProperty("requests").GetInt32(), month.GetProperty("started").ValueKind, month.GetProperty("ended").GetInt32())
            .ShouldBe((6, JsonValueKind.Null, 0));
        await fixture.Client(mentor).GetAsync($"/v1/mentoring-figures?labId={lab}&year={today.Year}").ShouldBeProblem(403);
        (await fixture.PartnerClient("impact:read", lab).GetAsync($"/v1/mentoring-figures?labId={lab}&year={today.Year}")).StatusCode
            .ShouldBe(HttpStatusCode.OK);
        await fixture.PartnerClient("impact:read", Guid.CreateVersion7()).GetAsync($"/v1/mentoring-figures?labId={lab}&year={today.Year}")
            .ShouldBeProblem(403);

        async Task<List<JsonElement>> Months() => [.. (await fixture.Coordinator(lab)
            .GetJson($"/v1/mentoring-figures?labId={lab}&year={today.Year}")).GetProperty("months").EnumerateArray()];
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public void A_count_shows_from_five_on_and_when_there_is_none(int count, int? shown) => MonthlyFigures.Shown(
        [.. Enumerable.Repeat(new DateTimeOffset(2027, 2, 28, 19, 0, 0, TimeSpan.Zero), count)], 3).ShouldBe(shown);
}
