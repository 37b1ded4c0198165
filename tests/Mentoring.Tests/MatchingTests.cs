using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class MatchingTests(MentoringFixture fixture)
{
    [Fact]
    public async Task A_run_gives_a_reason_for_every_pair_and_for_everyone_left_without_one()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 1);
        var first = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        var speaksEnglish = Guid.CreateVersion7();
        await fixture.Join(speaksEnglish, lab);
        var english = (await fixture.Client(speaksEnglish).PostCreating("/v1/mentoring-requests",
            new { labId = lab, topic = "sewing", languages = new[] { "en" } }).Json()).Id();

        var run = await fixture.Run(lab);
        run.GetProperty("state").GetString().ShouldBe("draft");
        var pair = run.GetProperty("pairs").EnumerateArray().Single();
        (pair.Id("requestId"), pair.Id("mentorId")).ShouldBe((first, mentor));
        pair.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString())
            .ShouldBe(["preferred_by_mentee", "exact_topic", "same_lab", "shared_language"]);
        pair.GetProperty("reasons")[1].GetProperty("sentence").GetString().ShouldBe("The mentor knows this topic: Women's leadership.");
        var left = run.GetProperty("unmatched").EnumerateArray().Single();
        (left.Id("requestId"), left.GetProperty("reason").GetString()).ShouldBe((english, "no_shared_language"));
        left.GetProperty("sentence").GetString().ShouldBe("No mentor on the topic shares a language with her.");
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_hash_and_the_same_pairs()
    {
        var lab = await fixture.NewLab();
        await fixture.Ask(Guid.CreateVersion7(), lab, await fixture.NewMentor(lab));
        var (one, other) = (await fixture.Run(lab), await fixture.Run(lab));
        // Other tests bring mentors of other labs meanwhile, and those are inputs too: two runs with nothing in between are wanted.
        for (var again = 0; again < 20 && !SameInputs(one, other); again++)
        {
            (one, other) = (other, await fixture.Run(lab));
        }

        other.Id().ShouldNotBe(one.Id());
        other.GetProperty("inputHash").GetString().ShouldBe(one.GetProperty("inputHash").GetString());
        other.GetProperty("pairs").GetRawText().ShouldBe(one.GetProperty("pairs").GetRawText());
    }

    private static bool SameInputs(JsonElement one, JsonElement other) =>
        one.GetProperty("inputHash").GetString() == other.GetProperty("inputHash").GetString();

    [Fact]
    public async Task Nobody_is_told_before_the_run_is_published()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var mentee = Guid.CreateVersion7();
        var request = await fixture.Ask(mentee, lab, mentor);
        var run = (await fixture.Run(lab)).Id();
        (await fixture.Client(mentor).GetJson("/v1/me/match-proposals")).GetProperty("items").GetArrayLength().ShouldBe(0);

        await fixture.Publish(lab, run);
        var proposal = (await fixture.Client(mentor).GetJson("/v1/me/match-proposals")).GetProperty("items").EnumerateArray().Single();
        proposal.Id("requestId").ShouldBe(request);
        proposal.GetRawText().ShouldNotContain(mentee.ToString());
        (await fixture.Broker.Hear<MatchProposed>(f => f.RequestId == request))
            .ShouldBe(new MatchProposed(request, mentee, mentor, "leadership",
                new LocalText("Аялдардын лидерлиги", "Лидерство женщин", "Women's leadership")));
        var seen = await fixture.Client(mentee).GetJson($"/v1/mentoring-requests/{request}");
        (seen.GetProperty("state").GetString(), seen.GetProperty("mentorId").ValueKind).ShouldBe(("proposed", JsonValueKind.Null));
    }

    [Fact]
    public async Task Publishing_ten_times_at_once_publishes_once()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        var run = (await fixture.Run(lab)).Id();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.Publish(lab, run)));
        answers.ShouldAllBe(a => a.GetProperty("pairs")[0].GetProperty("outcome").GetString() == "proposed");

        (await fixture.Mentor(mentor)).Engaged.ShouldBe(1);
        (await fixture.WithDb<MentoringDb, int>(db => db.Proposals.CountAsync(p => p.RequestId == request))).ShouldBe(1);
        await fixture.Broker.Hear<MatchProposed>(f => f.RequestId == request);
        await fixture.Propose(lab, Guid.CreateVersion7(), mentor);
        fixture.Broker.Heard<MatchProposed>(f => f.RequestId == request).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ten_runs_published_at_once_never_exceed_a_mentors_capacity()
    {
        var mentor = await fixture.NewMentor(await fixture.NewLab(), capacity: 2);
        var runs = new List<(Guid Lab, Guid Run)>();
        for (var i = 0; i < 10; i++)
        {
            var lab = await fixture.NewLab();
            await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
            runs.Add((lab, (await fixture.Run(lab)).Id()));
        }

        var published = await Task.WhenAll(runs.Select(r => fixture.Publish(r.Lab, r.Run)));
        var outcomes = published.Select(p => p.GetProperty("pairs")[0].GetProperty("outcome").GetString()).ToList();
        (outcomes.Count(o => o == "proposed"), outcomes.Count(o => o == "capacity_full")).ShouldBe((2, 8));
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(2);

        var waiting = (await fixture.Client(mentor).GetJson("/v1/me/match-proposals")).GetProperty("items").EnumerateArray()
            .Select(p => p.Id("requestId")).ToList();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => fixture.Answer(mentor, waiting[i % 2], accept: true)));
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(2);
        (await fixture.WithDb<MentoringDb, int>(db => db.Mentorships.CountAsync(m => m.MentorId == mentor))).ShouldBe(2);
    }

    [Fact]
    public async Task Runs_with_several_mentors_in_common_are_published_at_once_without_a_deadlock()
    {
        var home = await fixture.NewLab();
        var mentors = new[] { await fixture.NewMentor(home, capacity: 20), await fixture.NewMentor(home, capacity: 20),
            await fixture.NewMentor(home, capacity: 20) };
        var runs = new List<(Guid Lab, Guid Run)>();
        for (var i = 0; i < 5; i++)
        {
            var lab = await fixture.NewLab();
            for (var j = 0; j < 3; j++)
            {
                await fixture.Ask(Guid.CreateVersion7(), lab, mentors[(i + j) % 3]);
            }

            runs.Add((lab, (await fixture.Run(lab)).Id()));
        }

        var published = await Task.WhenAll(runs.Select(r => fixture.Publish(r.Lab, r.Run)));
        published.SelectMany(p => p.GetProperty("pairs").EnumerateArray()).Count(p => p.GetProperty("outcome").GetString() == "proposed")
            .ShouldBe(15);
    }

    [Fact]
    public async Task The_database_itself_refuses_more_women_than_places()
    {
        var mentor = await fixture.NewMentor(await fixture.NewLab(), capacity: 1);
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => fixture.WithDb<MentoringDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE mentors SET engaged = 2 WHERE id = {mentor}")));
        refused.ConstraintName.ShouldBe("ck_mentors_engaged_within_capacity");
    }

    [Fact]
    public async Task Publishing_looks_again_whether_the_request_is_open()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var mentee = Guid.CreateVersion7();
        var request = await fixture.Ask(mentee, lab, mentor);
        var (withdrawnLater, proposedTwice) = ((await fixture.Run(lab)).Id(), (await fixture.Run(lab)).Id());
        await fixture.Client(mentee).SendWith(HttpMethod.Delete, $"/v1/mentoring-requests/{request}", ifMatch: "*");
        foreach (var run in (Guid[])[withdrawnLater, proposedTwice])
        {
            (await fixture.Publish(lab, run)).GetProperty("pairs")[0].GetProperty("outcome").GetString().ShouldBe("request_not_open");
        }

        (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
    }

    [Fact]
    public async Task A_declined_request_goes_to_another_mentor_and_never_back()
    {
        var lab = await fixture.NewLab();
        var (first, second) = (await fixture.NewMentor(lab), await fixture.NewMentor(lab));
        var request = await fixture.Ask(Guid.CreateVersion7(), lab, first);
        var stale = (await fixture.Run(lab)).Id();
        await fixture.Publish(lab, (await fixture.Run(lab)).Id());
        (await fixture.Answer(first, request, accept: false).Json()).GetProperty("state").GetString().ShouldBe("declined");
        (await fixture.Mentor(first)).Engaged.ShouldBe(0);

        // At once, not with the next run; and a run made before she declined cannot bring her back either.
        await fixture.Broker.Hear<MatchProposed>(f => f.RequestId == request && f.MentorId == second);
        await fixture.Eventually(async () =>
            (await fixture.Client(second).GetJson("/v1/me/match-proposals")).GetProperty("items").GetArrayLength() == 1);
        (await fixture.Publish(lab, stale)).GetProperty("pairs")[0].GetProperty("outcome").GetString().ShouldBe("request_not_open");
        (await fixture.Client(first).GetJson("/v1/me/match-proposals")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_same_answer_twice_is_once_and_another_one_is_refused()
    {
        var pair = await fixture.Start();
        (await fixture.Answer(pair.Mentor, pair.Request, accept: true).Json()).Id("mentorshipId").ShouldBe(pair.Id);
        await fixture.Answer(pair.Mentor, pair.Request, accept: false).ShouldBeProblem(409, "already_answered");
        (await fixture.Broker.Hear<MentorshipStarted>(f => f.MentorshipId == pair.Id))
            .ShouldBe(new MentorshipStarted(pair.Id, pair.Request, pair.Mentee, pair.Mentor));
    }

    [Fact]
    public async Task Accepting_and_declining_at_once_has_one_outcome()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Propose(lab, Guid.CreateVersion7(), mentor);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => fixture.Answer(mentor, request, accept: i % 2 == 0)));
        answers.Count(a => a.StatusCode is HttpStatusCode.OK).ShouldBe(5);
        answers.Count(a => a.StatusCode is HttpStatusCode.Conflict).ShouldBe(5);
        var mentorships = await fixture.WithDb<MentoringDb, int>(db => db.Mentorships.CountAsync(m => m.RequestId == request));
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(mentorships);
    }

    [Fact]
    public async Task Silence_of_two_days_lapses_the_proposal_and_the_request_goes_to_another()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 1);
        var person = Guid.CreateVersion7();
        var mentee = fixture.Client(person);
        var request = await fixture.Ask(person, lab, mentor);
        await fixture.Publish(lab, (await fixture.Run(lab)).Id());

        // A deadline that comes too early, or again, changes nothing.
        await fixture.Broker.Tell(new ProposalDue(request, mentor));
        fixture.Clock.Advance(TimeSpan.FromHours(47));
        (await mentee.GetJson($"/v1/mentoring-requests/{request}")).GetProperty("state").GetString().ShouldBe("proposed");

        fixture.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
        await fixture.Answer(mentor, request, accept: true).ShouldBeProblem(409, "proposal_lapsed");
        await fixture.Eventually(async () => (await fixture.Mentor(mentor)).Engaged == 0);
        (await fixture.WithDb<MentoringDb, ProposalState>(db => db.Proposals
            .Where(p => p.RequestId == request && p.MentorId == mentor).Select(p => p.State).SingleAsync()))
            .ShouldBe(ProposalState.Lapsed);
        (await fixture.Run(lab)).GetProperty("pairs").EnumerateArray().ShouldNotContain(p => p.Id("mentorId") == mentor);
    }

    [Fact]
    public async Task A_deadline_after_acceptance_changes_nothing()
    {
        var pair = await fixture.Start();
        fixture.Clock.Advance(TimeSpan.FromDays(6));
        var again = Guid.NewGuid();
        await fixture.Broker.Tell(new ProposalDue(pair.Request, pair.Mentor), again);
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {again}""")
                .SingleAsync() == 1));
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("active");
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(1);
    }
}
