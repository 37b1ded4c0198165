using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class BlockTests(MentoringFixture fixture)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_of_two_blocks_the_other_looks_like_one_who_does_not_exist(bool byMentor)
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        await fixture.Join(woman, lab);
        var her = fixture.Client(woman);
        var unknown = Guid.CreateVersion7();

        await Block(byMentor ? mentor : woman, byMentor ? woman : mentor);

        (await her.GetJson($"/v1/mentors?labId={lab}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await Same($"/v1/mentors/{mentor}", $"/v1/mentors/{unknown}")).ShouldBeTrue();
        var wished = await Ask(mentor);
        wished.ShouldBe(await Ask(unknown));
        wished.ShouldContain("preferredMentors");
        var request = (await her.PostCreating("/v1/mentoring-requests",
            new { labId = lab, topic = "leadership", languages = new[] { "ky" } }).Json()).Id();
        (await fixture.Run(lab)).GetProperty("pairs").EnumerateArray()
            .ShouldNotContain(p => p.Id("requestId") == request && p.Id("mentorId") == mentor);
        (await fixture.Client(byMentor ? woman : mentor).GetJson("/v1/me/blocks")).GetProperty("items").GetArrayLength().ShouldBe(0);
        var told = await fixture.Broker.Hear<PersonBlocked>(f => f.PersonId == (byMentor ? mentor : woman));
        told.BlockedId.ShouldBe(byMentor ? woman : mentor);

        async Task<bool> Same(string one, string other) => await Words(await her.GetAsync(one)) == await Words(await her.GetAsync(other));

        async Task<string> Ask(Guid wish) => await Words(await her.PostCreating("/v1/mentoring-requests",
            new { labId = lab, topic = "leadership", languages = new[] { "ky" }, preferredMentors = new[] { wish } }));
    }

    [Fact]
    public async Task A_block_between_the_offer_and_its_acceptance_takes_the_offer_back()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        var request = await fixture.Propose(lab, woman, mentor);

        await Block(woman, mentor);

        await fixture.Answer(mentor, request, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
    }

    [Fact]
    public async Task Accepting_and_blocking_at_once_never_leaves_a_mentorship_that_runs()
    {
        for (var round = 0; round < 5; round++)
        {
            var lab = await fixture.NewLab();
            var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
            var request = await fixture.Propose(lab, woman, mentor);

            await Task.WhenAll(fixture.Answer(mentor, request, accept: true), Block(woman, mentor));

            (await fixture.WithDb<MentoringDb, int>(db =>
                db.Mentorships.CountAsync(m => m.RequestId == request && m.EndedAt == null))).ShouldBe(0);
            (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
        }
    }

    [Fact]
    public async Task An_acceptance_waits_for_a_block_that_is_under_way()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        var request = await fixture.Propose(lab, woman, mentor);
        Task<HttpResponseMessage> answer = null!;
        await fixture.WithDb<MentoringDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Blocks.Blocked.LockPairAsync(db, woman, mentor, CancellationToken.None);
            await db.Database.ExecuteSqlAsync($"INSERT INTO blocks VALUES ({woman}, {mentor}, now())");
            answer = fixture.Answer(mentor, request, accept: true);
            (await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System))).ShouldNotBe(answer);
            await transaction.CommitAsync();
        });

        await answer.ShouldBeProblem(409, "proposal_withdrawn");
    }

    [Fact]
    public async Task A_mentorship_of_the_two_ends_like_any_other()
    {
        var pair = await fixture.Start();
        await Block(pair.Mentee, pair.Mentor);

        var read = await fixture.Client(pair.Mentor).GetJson($"/v1/mentorships/{pair.Id}");
        (read.GetProperty("state").GetString(), read.GetProperty("endingReason").ValueKind).ShouldBe(("endedEarly", JsonValueKind.Null));
        (await fixture.Broker.Hear<MentorshipEnded>(f => f.MentorshipId == pair.Id)).Outcome.ShouldBe("endedEarly");
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(0);
    }

    [Fact]
    public async Task Twice_is_once_and_a_block_that_is_taken_back_is_gone()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        await Block(woman, mentor);
        await Block(woman, mentor);
        (await fixture.Client(woman).GetJson("/v1/me/blocks")).GetProperty("items").GetArrayLength().ShouldBe(1);

        (await fixture.Client(woman).DeleteAsync($"/v1/me/blocks/{mentor}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await fixture.Broker.Hear<PersonUnblocked>(f => f.PersonId == woman);
        fixture.Broker.Heard<PersonBlocked>(f => f.PersonId == woman).Count.ShouldBe(1);
        await fixture.Client(woman).GetJson($"/v1/mentors/{mentor}");
        await fixture.Client(woman).PutAsync($"/v1/me/blocks/{woman}", null).ShouldBeProblem(409, "own_block");
    }

    [Fact]
    public async Task A_block_goes_with_the_record_that_remains()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman, survivor) = (await fixture.NewMentor(lab), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Block(woman, mentor);

        await fixture.Broker.Tell(new PersonMerged(woman, survivor));

        await fixture.Eventually(async () =>
            (await fixture.Client(survivor).GetAsync($"/v1/mentors/{mentor}")).StatusCode is HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Her_own_block_and_a_measure_that_keeps_the_two_apart_are_two_things()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman, handler) = (await fixture.NewMentor(lab), Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.Client(Guid.CreateVersion7(), "operator").SendWith(
            HttpMethod.Put, $"/v1/safeguarding/handlers/{handler}", new { }).Json();
        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports",
            new { clientId = Guid.NewGuid(), what = "Коркутту", subjectKind = "person", named = new[] { mentor } }).Json();
        var desk = fixture.Client(handler);
        var report = (await desk.GetJson("/v1/safeguarding/reports?limit=100")).GetProperty("items").EnumerateArray().Last().Id();
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/acknowledgement").Json();
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/measures",
            new { kind = "blockPair", personId = mentor, otherId = woman }).Json();
        var her = fixture.Client(woman);
        await her.GetAsync($"/v1/mentors/{mentor}").ShouldBeProblem(404);
        (await her.GetJson("/v1/me/blocks")).GetProperty("items").GetArrayLength().ShouldBe(0, "what a handler did is not hers to read");

        // She cannot take back what a handler did, and is not told that there was something.
        (await her.DeleteAsync($"/v1/me/blocks/{mentor}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await her.GetAsync($"/v1/mentors/{mentor}").ShouldBeProblem(404);

        // And the end of the measure does not take back her own.
        await Block(woman, mentor);
        var measure = (await desk.GetJson($"/v1/safeguarding/reports/{report}")).GetProperty("measures")[0].Id();
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/measures/{measure}/lifting").Json();
        await her.GetAsync($"/v1/mentors/{mentor}").ShouldBeProblem(404);
        fixture.Broker.Heard<PersonUnblocked>(f => f.PersonId == woman).ShouldBeEmpty();
        (await her.DeleteAsync($"/v1/me/blocks/{mentor}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await her.GetJson($"/v1/mentors/{mentor}");
        (await fixture.Broker.Hear<PersonUnblocked>(f => f.PersonId == woman)).BlockedId.ShouldBe(mentor);
    }

    private async Task Block(Guid who, Guid whom) =>
        (await fixture.Client(who).PutAsync($"/v1/me/blocks/{whom}", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static async Task<string> Words(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(),
            "\"(traceId|instance)\":\"[^\"]*\"", "")}";
}
