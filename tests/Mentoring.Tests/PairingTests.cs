using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>What a coordinator sees of requests and runs, and what she does without a run.</summary>
[Collection<MentoringSuite>]
public sealed class PairingTests(MentoringFixture fixture)
{
    [Fact]
    public async Task Requests_and_runs_of_a_lab_are_listed_for_its_coordinator_and_for_nobody_else()
    {
        var lab = await fixture.NewLab();
        var woman = Guid.CreateVersion7();
        var request = await fixture.Ask(woman, lab, await fixture.NewMentor(lab));
        var run = (await fixture.Run(lab)).Id();
        var coordinator = fixture.Coordinator(lab);

        var open = (await coordinator.GetJson($"/v1/mentoring-requests?labId={lab}&state=open")).GetProperty("items")[0];
        (open.Id("personId"), open.GetProperty("request").Id()).ShouldBe((woman, request));
        (await coordinator.GetJson($"/v1/mentoring-requests?labId={lab}&state=accepted")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await coordinator.GetAsync($"/v1/mentoring-requests?labId={lab}&state=lost").ShouldBeProblem(400);
        var listed = (await coordinator.GetJson($"/v1/match-runs?labId={lab}")).GetProperty("items").EnumerateArray().Single();
        (listed.Id(), listed.GetProperty("pairs").GetInt32()).ShouldBe((run, 1));
        foreach (var url in (string[])[$"/v1/mentoring-requests?labId={lab}", $"/v1/match-runs?labId={lab}"])
        {
            await fixture.Client(woman).GetAsync(url).ShouldBeProblem(403);
            await fixture.Coordinator(Guid.CreateVersion7()).GetAsync(url).ShouldBeProblem(403);
        }
    }

    [Fact]
    public async Task Two_runs_are_compared_pair_by_pair()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 2);
        var same = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        var first = (await fixture.Run(lab)).Id();
        var added = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        var second = (await fixture.Run(lab)).Id();

        var compared = await fixture.Coordinator(lab).GetJson($"/v1/match-runs/{second}/comparison?withId={first}");

        (compared.GetProperty("sameInputs").GetBoolean(), compared.GetProperty("same").GetInt32()).ShouldBe((false, 1));
        var differs = compared.GetProperty("requests").EnumerateArray().Single();
        (differs.Id("requestId"), differs.Id("mentorId")).ShouldBe((added, mentor));
        differs.GetProperty("otherMentorId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        same.ShouldNotBe(added);
        await fixture.Coordinator(Guid.CreateVersion7()).GetAsync($"/v1/match-runs/{second}/comparison?withId={first}")
            .ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_run_is_undone_before_anybody_was_told_and_not_after()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        var coordinator = fixture.Coordinator(lab);
        var (undone, published) = ((await fixture.Run(lab)).Id(), (await fixture.Run(lab)).Id());

        (await coordinator.PostSeen($"/v1/match-runs/{undone}/undoing").Json()).GetProperty("state").GetString().ShouldBe("undone");
        await coordinator.PostSeen($"/v1/match-runs/{undone}/publication").ShouldBeProblem(409, "match_run_undone");
        await fixture.Publish(lab, published);
        await coordinator.PostSeen($"/v1/match-runs/{published}/undoing").ShouldBeProblem(409, "already_published");
        (await fixture.WithDb<MentoringDb, int>(db => db.Proposals.CountAsync(p => p.RequestId == request))).ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_and_undoing_at_once_has_one_outcome()
    {
        for (var round = 0; round < 5; round++)
        {
            var lab = await fixture.NewLab();
            var mentor = await fixture.NewMentor(lab);
            var request = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
            var run = (await fixture.Run(lab)).Id();
            var coordinator = fixture.Coordinator(lab);

            var answers = await Task.WhenAll(((string[])["publication", "undoing", "publication", "undoing"]).Select(step =>
                coordinator.SendWith(HttpMethod.Post, $"/v1/match-runs/{run}/{step}", ifMatch: "*")));

            var told = answers[0].StatusCode is HttpStatusCode.OK;
            (answers[1].StatusCode is HttpStatusCode.OK).ShouldBe(!told);
            (await fixture.WithDb<MentoringDb, int>(db => db.Proposals.CountAsync(p => p.RequestId == request))).ShouldBe(told ? 1 : 0);
        }
    }

    [Fact]
    public async Task A_coordinator_pairs_by_hand_with_a_reason()
    {
        var lab = await fixture.NewLab();
        var (mentor, parted, woman) = (await fixture.NewMentor(lab, "felt"), await fixture.NewMentor(lab), Guid.CreateVersion7());
        var request = await fixture.Ask(woman, lab, mentor);
        var coordinator = fixture.Coordinator(lab);
        await fixture.Client(woman).PutAsync($"/v1/me/blocks/{parted}", null);

        await Pair(parted).ShouldBeProblem(409, "mentor_not_available");
        await Pair(Guid.CreateVersion7()).ShouldBeProblem(409, "mentor_not_available");
        await Pair(woman).ShouldBeProblem(409, "own_mentor");
        await Pair(mentor, "because").ShouldBeProblem(400);
        (await Pair(mentor).Json()).GetProperty("state").GetString().ShouldBe("proposed");

        await fixture.Broker.Hear<MatchProposed>(f => f.RequestId == request && f.MentorId == mentor);
        await Pair(mentor).ShouldBeProblem(409, "request_not_open");
        (await fixture.Answer(mentor, request, accept: true).Json()).Id("mentorshipId").ShouldNotBe(Guid.Empty);
        (await fixture.WithDb<MentoringDb, string?>(db => db.Proposals.Where(p => p.RequestId == request).Select(p => p.PairedBecause)
            .SingleAsync())).ShouldBe("knows_her");

        Task<HttpResponseMessage> Pair(Guid whom, string reason = "knows_her") =>
            coordinator.PostSeen($"/v1/mentoring-requests/{request}/pairing", new { mentorId = whom, reason });
    }

    [Fact]
    public async Task A_mentor_declines_with_a_reason()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Propose(lab, Guid.CreateVersion7(), mentor);
        await fixture.Client(mentor).SendWith(HttpMethod.Post, $"/v1/match-proposals/{request}/answer", new { accept = false })
            .ShouldBeProblem(400);
        await fixture.Answer(mentor, request, accept: false).Json();
        (await fixture.WithDb<MentoringDb, string?>(db => db.Proposals.Where(p => p.RequestId == request && p.MentorId == mentor)
            .Select(p => p.DeclinedBecause).SingleAsync())).ShouldBe("no_time");
    }

    [Fact]
    public async Task An_acceptance_and_the_lapse_at_once_have_one_outcome()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 1);
        var request = await fixture.Propose(lab, Guid.CreateVersion7(), mentor);
        fixture.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromMilliseconds(300));

        await Task.WhenAll(fixture.Broker.Tell(new ProposalDue(request, mentor)), fixture.Answer(mentor, request, accept: true),
            fixture.Broker.Tell(new ProposalDue(request, mentor)), fixture.Answer(mentor, request, accept: true));
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        await fixture.Eventually(async () =>
        {
            var started = await fixture.WithDb<MentoringDb, int>(db => db.Mentorships.CountAsync(m => m.RequestId == request));
            return (await fixture.Mentor(mentor)).Engaged == started;
        });
    }

    [Fact]
    public async Task The_operator_adds_a_topic_names_it_anew_and_retires_it()
    {
        var (code, staff) = ($"topic-{Guid.NewGuid():N}"[..20], fixture.Client(Guid.CreateVersion7(), "operator"));
        var name = new LocalText("Зергерчилик", "Ювелирное дело", "Jewellery");
        await fixture.Client(Guid.CreateVersion7()).PostCreating("/v1/mentoring-topics", new { code, name }).ShouldBeProblem(403);
        await staff.PostCreating("/v1/mentoring-topics", new { code, name = new LocalText("Зергерчилик") }).ShouldBeProblem(400);
        await staff.PostCreating("/v1/mentoring-topics", new { code, name, wider = "felt" }).ShouldBeProblem(400);
        await staff.PostCreating("/v1/mentoring-topics", new { code, name, wider = "handicrafts" }).Json();
        await staff.PostCreating("/v1/mentoring-topics", new { code, name }).ShouldBeProblem(409, "topic_exists");

        await fixture.Eventually(async () => (await Listed("ru")).Contains("Ювелирное дело"));
        await staff.SendWith(HttpMethod.Put, $"/v1/mentoring-topics/{code}", new { name, isRetired = true }).ShouldBeProblem(428);
        await staff.SendWith(HttpMethod.Put, $"/v1/mentoring-topics/{code}", new { name, isRetired = true }, "*").Json();

        (await Listed("ru")).ShouldNotContain("Ювелирное дело");
        // What is retired keeps its name for those who asked for it.
        (await fixture.Anonymous("ky").GetJson($"/v1/mentoring-topics/{code}")).GetProperty("name").GetString().ShouldBe("Зергерчилик");

        async Task<List<string?>> Listed(string language) => [.. (await fixture.Anonymous(language).GetJson("/v1/mentoring-topics"))
            .GetProperty("items").EnumerateArray().Select(t => t.GetProperty("name").GetString())];
    }
}
