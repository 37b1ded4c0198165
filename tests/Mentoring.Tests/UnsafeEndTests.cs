using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>A woman ends a mentorship because she does not feel safe: who helps is told at once, and whom she fears reads what anybody
/// reads whose mentorship ends.</summary>
[Collection<MentoringSuite>]
public sealed class UnsafeEndTests(MentoringFixture fixture)
{
    [Fact]
    public async Task Whom_she_fears_reads_what_follows_any_other_end()
    {
        var (feared, other) = (await fixture.Start(), await fixture.Start());
        await End(feared, feared.Mentee, "unsafe");
        await End(other, other.Mentee, "no_time");

        (await Seen(feared)).ShouldBe(await Seen(other));

        async Task<string> Seen(Started pair)
        {
            var mentor = fixture.Client(pair.Mentor);
            var answers = new List<string>();
            foreach (var url in new[]
            {
                $"/v1/mentorships/{pair.Id}", "/v1/me/mentorships", "/v1/me/mentor-profile", $"/v1/mentors/{pair.Mentor}",
                $"/v1/mentors?labId={pair.Lab}", "/v1/me/match-proposals", "/v1/me/mentoring-requests",
                $"/v1/mentorships/{pair.Id}/notes", $"/v1/mentorships/{pair.Id}/sessions",
            })
            {
                var answer = await mentor.GetAsync(url);
                answers.Add($"{url} {(int)answer.StatusCode} {answer.Version()} {await answer.Content.ReadAsStringAsync()}");
            }

            // Ids and moments differ between any two pairs.
            var text = string.Join('\n', answers);
            foreach (var (id, name) in new[]
            {
                (pair.Id, "mentorship"), (pair.Mentor, "mentor"), (pair.Mentee, "mentee"), (pair.Lab, "lab"), (pair.Request, "request"),
            })
            {
                text = text.Replace($"{id}", name, StringComparison.Ordinal);
            }

            text = System.Text.RegularExpressions.Regex.Replace(text, "\"traceId\":\"[0-9a-f]+\"", "trace");
            return System.Text.RegularExpressions.Regex.Replace(text, @"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)", "moment");
        }
    }

    [Fact]
    public async Task The_coordinator_is_told_at_once_and_sees_it_but_not_if_she_is_one_of_the_two()
    {
        var pair = await fixture.Start();
        await End(pair, pair.Mentee, "unsafe");

        var asked = await fixture.Broker.Hear<LabAttentionAsked>(f => f.LabId == pair.Lab);
        (asked.NotToldId, asked.NorToldId).ShouldBe((pair.Mentee, pair.Mentor));
        var concern = (await fixture.Coordinator(pair.Lab).GetJson($"/v1/mentoring-concerns?labId={pair.Lab}")).GetProperty("items")
            .EnumerateArray().ShouldHaveSingleItem();
        concern.Id().ShouldBe(asked.SubjectId);
        (concern.Id("raisedBy"), concern.Id("aboutId")).ShouldBe((pair.Mentee, pair.Mentor));
        (await fixture.Coordinator(pair.Lab).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("endingReason").GetString()
            .ShouldBe("unsafe");

        var herself = fixture.Client(pair.Mentor, $"coordinator:{pair.Lab}", "operator");
        (await herself.GetJson($"/v1/mentoring-concerns?labId={pair.Lab}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await herself.GetAsync($"/v1/mentoring-concerns/{concern.Id()}").ShouldBeProblem(404);
        (await herself.GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("endingReason").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var stranger in new[] { fixture.Client(pair.Mentor), fixture.Coordinator(Guid.CreateVersion7()) })
        {
            await stranger.GetAsync($"/v1/mentoring-concerns?labId={pair.Lab}").ShouldBeProblem(403);
            await stranger.GetAsync($"/v1/mentoring-concerns/{concern.Id()}").ShouldBeProblem(404);
        }
    }

    [Fact]
    public async Task While_it_is_looked_at_she_is_neither_listed_nor_matched_and_cleared_she_is_again()
    {
        var pair = await fixture.Start();
        await End(pair, pair.Mentee, "unsafe");
        var somebody = Guid.CreateVersion7();
        (await Listed()).ShouldBeFalse();
        await fixture.Client(somebody).GetAsync($"/v1/mentors/{pair.Mentor}").ShouldBeProblem(404);
        var request = await fixture.Ask(somebody, pair.Lab, pair.Mentor);
        (await Matched(request)).ShouldBeFalse();

        var coordinator = fixture.Coordinator(pair.Lab);
        var concern = (await coordinator.GetJson($"/v1/mentoring-concerns?labId={pair.Lab}")).GetProperty("items")[0].Id();
        await coordinator.SendWith(HttpMethod.Post, $"/v1/mentoring-concerns/{concern}/closing", new { upheld = false })
            .ShouldBeProblem(428);
        (await coordinator.SendWith(HttpMethod.Post, $"/v1/mentoring-concerns/{concern}/closing", new { upheld = false }, ifMatch: "*")
            .Json()).GetProperty("state").GetString().ShouldBe("cleared");

        (await Listed()).ShouldBeTrue();
        (await Matched(request)).ShouldBeTrue();
        await coordinator.SendWith(HttpMethod.Post, $"/v1/mentoring-concerns/{concern}/closing", new { upheld = true }, ifMatch: "*")
            .ShouldBeProblem(409, "concern_closed");

        async Task<bool> Listed() => (await fixture.Client(somebody).GetJson($"/v1/mentors?labId={pair.Lab}")).GetProperty("items")
            .EnumerateArray().Any(m => m.Id() == pair.Mentor);

        async Task<bool> Matched(Guid open) => (await fixture.Run(pair.Lab)).GetProperty("pairs").EnumerateArray()
            .Any(p => p.Id("requestId") == open && p.Id("mentorId") == pair.Mentor);
    }

    [Fact]
    public async Task What_waits_for_her_is_taken_back_as_if_the_women_had_and_a_run_of_before_gives_her_nobody()
    {
        var pair = await fixture.Start();
        var waiting = await fixture.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);
        await fixture.Ask(Guid.CreateVersion7(), pair.Lab, pair.Mentor);
        var before = (await fixture.Run(pair.Lab)).Id();

        await End(pair, pair.Mentee, "unsafe");

        await fixture.Answer(pair.Mentor, waiting, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
        (await fixture.Publish(pair.Lab, before)).GetProperty("pairs").EnumerateArray()
            .ShouldNotContain(p => p.GetProperty("outcome").GetString() == "proposed");
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(0);
    }

    [Fact]
    public async Task A_mentee_who_is_feared_is_not_listed_when_she_offers_to_mentor_later()
    {
        var pair = await fixture.Start();
        await End(pair, pair.Mentor, "unsafe");

        await fixture.Client(pair.Mentee).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 2, labs = new[] { pair.Lab } }).Json();
        await fixture.Approve(pair.Mentee, pair.Lab);

        (await fixture.Client(Guid.CreateVersion7()).GetJson($"/v1/mentors?labId={pair.Lab}")).GetProperty("items").EnumerateArray()
            .ShouldNotContain(m => m.Id() == pair.Mentee);
    }

    [Theory]
    [InlineData("unsafe")]
    [InlineData("not_a_fit")]
    public async Task The_two_never_meet_again_with_their_roles_reversed(string reason)
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 2, labs = new[] { pair.Lab } }).Json();
        await fixture.Approve(pair.Mentee, pair.Lab);
        var reversed = await fixture.Ask(pair.Mentor, pair.Lab, pair.Mentee);
        var before = await fixture.Run(pair.Lab);
        before.GetProperty("pairs").EnumerateArray().ShouldContain(p => p.Id("requestId") == reversed);

        await End(pair, pair.Mentee, reason);

        (await fixture.Publish(pair.Lab, before.Id())).GetProperty("pairs").EnumerateArray()
            .Single(p => p.Id("requestId") == reversed).GetProperty("outcome").GetString().ShouldBe("blocked");
        (await fixture.Run(pair.Lab)).GetProperty("pairs").EnumerateArray()
            .ShouldNotContain(p => p.Id("requestId") == reversed && p.Id("mentorId") == pair.Mentee);
    }

    [Fact]
    public async Task A_proposal_of_the_reversed_pair_that_waits_is_taken_back()
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 2, labs = new[] { pair.Lab } }).Json();
        await fixture.Approve(pair.Mentee, pair.Lab);
        var reversed = await fixture.Propose(pair.Lab, pair.Mentor, pair.Mentee);

        await End(pair, pair.Mentee, "unsafe");

        await fixture.Answer(pair.Mentee, reversed, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
        (await fixture.WithDb<MentoringDb, int>(db => db.Proposals.CountAsync(p => p.RequestId == reversed && p.MentorId == pair.Mentee
            && p.State != Matching.ProposalState.Withdrawn))).ShouldBe(0);
        (await fixture.WithDb<MentoringDb, int>(db => db.Mentorships.CountAsync(m => m.MentorId == pair.Mentee))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_told_says_neither_why_nor_that_a_mentorship_ended()
    {
        var pair = await fixture.Start();
        await End(pair, pair.Mentee, "unsafe");

        var asked = JsonSerializer.Serialize(await fixture.Broker.Hear<LabAttentionAsked>(f => f.LabId == pair.Lab));

        asked.ShouldNotContain("unsafe");
        asked.ShouldNotContain($"{pair.Id}");
    }

    private async Task End(Started pair, Guid by, string reason)
    {
        var ended = await fixture.Client(by).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason });
        ended.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ended.Json()).GetProperty("endingReason").GetString().ShouldBe(reason);
    }
}
