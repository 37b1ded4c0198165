using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class RequestTests(MentoringFixture fixture)
{
    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public async Task Asking_for_a_mentor_is_told_once()
    {
        var request = await fixture.Ask(person, MentoringFixture.AtBashy, MentoringFixture.AtBashyMentor, "felt");
        var told = await fixture.Broker.Hear<MentoringRequested>(f => f.RequestId == request);
        told.ShouldBe(new MentoringRequested(request, person, MentoringFixture.AtBashy, "felt"));
        (await fixture.Client(person).GetJson("/v1/me/mentoring-requests")).GetProperty("items")[0].GetProperty("state").GetString()
            .ShouldBe("open");
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_another_body_under_it_is_refused()
    {
        var (client, key) = (fixture.Client(person), Guid.NewGuid());
        await fixture.Join(person, MentoringFixture.AtBashy);
        var body = new { labId = MentoringFixture.AtBashy, topic = "herbs", languages = new[] { "ky" } };
        var first = await client.PostCreating("/v1/mentoring-requests", body, key);
        var again = await client.PostCreating("/v1/mentoring-requests", body, key);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Json()).Id().ShouldBe((await first.Json()).Id());
        again.Headers.Location.ShouldBe(first.Headers.Location);
        await client.PostCreating("/v1/mentoring-requests", body with { topic = "felt" }, key)
            .ShouldBeProblem(422, "idempotency_key_reused");
        await client.SendWith(HttpMethod.Post, "/v1/mentoring-requests", body).ShouldBeProblem(400, "idempotency_key_required");
    }

    [Fact]
    public async Task Of_ten_requests_at_once_on_one_topic_one_lives()
    {
        var client = fixture.Client(person);
        await fixture.Join(person, MentoringFixture.AtBashy);
        var body = new { labId = MentoringFixture.AtBashy, topic = "felt", languages = new[] { "ky" } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.PostCreating("/v1/mentoring-requests", body)));
        answers.Count(a => a.StatusCode is HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode is not HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "already_requested");
        }

        (await fixture.WithDb<MentoringDb, int>(db => db.Requests.CountAsync(r => r.PersonId == person))).ShouldBe(1);
        await client.PostCreating("/v1/mentoring-requests", body with { topic = "herbs" }).Json();
    }

    [Fact]
    public async Task Who_belongs_to_another_lab_or_has_left_does_not_ask_at_this_one()
    {
        var (lab, other, membership) = (await fixture.NewLab(), await fixture.NewLab(), Guid.CreateVersion7());
        await fixture.Join(person, other);
        var body = new { labId = lab, topic = "felt", languages = new[] { "ky" } };
        await fixture.Client(person).PostCreating("/v1/mentoring-requests", body).ShouldBeProblem(409, "not_lab_member");

        // That she left may come before that she joined.
        await fixture.Broker.Tell(new MembershipEnded(membership, person, lab));
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(db => db.LabMembers.AnyAsync(m => m.MembershipId == membership)));
        await fixture.Broker.Tell(new MembershipStarted(membership, person, lab, LocalText.Same("Lab")));
        var later = Guid.CreateVersion7();
        await fixture.Broker.Tell(new MembershipStarted(later, person, other, LocalText.Same("Lab")));
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(db => db.LabMembers.AnyAsync(m => m.MembershipId == later)));
        await fixture.Client(person).PostCreating("/v1/mentoring-requests", body).ShouldBeProblem(409, "not_lab_member");

        await fixture.Broker.Tell(new MembershipStarted(Guid.CreateVersion7(), person, lab, LocalText.Same("Lab")));
        await fixture.Eventually(async () =>
            (await fixture.Client(person).PostCreating("/v1/mentoring-requests", body)).StatusCode is HttpStatusCode.Created);
    }

    [Fact]
    public async Task Who_left_the_lab_is_matched_no_more()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 1);
        var proposed = await fixture.Propose(lab, person, mentor);
        var open = await fixture.Ask(person, lab, mentor, "felt");
        var elsewhere = await fixture.Ask(person, await fixture.NewLab(), mentor, "herbs");
        var membership = await fixture.WithDb<MentoringDb, Guid>(db =>
            db.LabMembers.Where(m => m.PersonId == person && m.LabId == lab).Select(m => m.MembershipId).SingleAsync());

        await fixture.Broker.Tell(new MembershipEnded(membership, person, lab));

        await fixture.Eventually(async () => await State(open) == "withdrawn" && await State(proposed) == "withdrawn");
        (await State(elsewhere)).ShouldBe("open", "it is another lab's");
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
        (await fixture.Run(lab)).GetProperty("pairs").GetArrayLength().ShouldBe(0);
        await fixture.Answer(mentor, proposed, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
    }

    [Fact]
    public async Task What_she_asked_for_stays_while_she_is_a_member_by_another_membership()
    {
        var (lab, first) = (await fixture.NewLab(), Guid.CreateVersion7());
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Ask(person, lab, mentor);
        var leaver = Guid.CreateVersion7();
        var theirs = await fixture.Ask(leaver, lab, mentor);

        // The end of her first membership comes late: she has joined again.
        await fixture.Broker.Tell(new MembershipEnded(first, person, lab));
        await fixture.Broker.Tell(new MembershipEnded(await fixture.WithDb<MentoringDb, Guid>(db =>
            db.LabMembers.Where(m => m.PersonId == leaver).Select(m => m.MembershipId).SingleAsync()), leaver, lab));

        await fixture.Eventually(async () => (await fixture.Client(leaver).GetJson($"/v1/mentoring-requests/{theirs}"))
            .GetProperty("state").GetString() == "withdrawn");
        (await State(request)).ShouldBe("open");
    }

    [Fact]
    public async Task Nobody_asks_for_herself()
    {
        await fixture.Join(MentoringFixture.AtBashyMentor, MentoringFixture.AtBashy);
        var problem = await fixture.Client(MentoringFixture.AtBashyMentor).PostCreating("/v1/mentoring-requests",
            new
            {
                labId = MentoringFixture.AtBashy, topic = "felt", languages = new[] { "ky" },
                preferredMentors = new[] { MentoringFixture.AtBashyMentor }
            })
            .ShouldBeProblem(409, "own_mentor");
        problem.GetProperty("detail").GetString().ShouldBe("Nobody mentors herself.");
    }

    [Fact]
    public async Task A_mentor_who_asks_on_her_own_topic_is_not_matched_with_herself()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        await fixture.Join(mentor, lab);
        var request = (await fixture.Client(mentor)
            .PostCreating("/v1/mentoring-requests", new { labId = lab, topic = "leadership", languages = new[] { "ky" } }).Json()).Id();
        (await fixture.Run(lab)).GetProperty("pairs").EnumerateArray()
            .ShouldNotContain(p => p.Id("requestId") == request && p.Id("mentorId") == mentor);
    }

    [Fact]
    public async Task A_request_can_be_taken_back_and_made_again()
    {
        var client = fixture.Client(person);
        var request = await fixture.Ask(person, MentoringFixture.AtBashy, MentoringFixture.AtBashyMentor, "felt");
        await client.SendWith(HttpMethod.Delete, $"/v1/mentoring-requests/{request}").ShouldBeProblem(428, "version_required");
        await client.SendWith(HttpMethod.Delete, $"/v1/mentoring-requests/{request}", ifMatch: "\"7\"")
            .ShouldBeProblem(412, "stale_version");
        (await client.SendWith(HttpMethod.Delete, $"/v1/mentoring-requests/{request}", ifMatch: "\"1\"")).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        (await client.GetJson($"/v1/mentoring-requests/{request}")).GetProperty("state").GetString().ShouldBe("withdrawn");
        await fixture.Ask(person, MentoringFixture.AtBashy, MentoringFixture.AtBashyMentor, "felt");
    }

    [Fact]
    public async Task Taking_back_a_proposed_request_frees_the_mentors_place()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab, capacity: 1);
        var request = await fixture.Propose(lab, person, mentor);
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(1);
        (await fixture.Client(person)
            .SendWith(HttpMethod.Delete, $"/v1/mentoring-requests/{request}", ifMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
        await fixture.Answer(mentor, request, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
    }

    [Fact]
    public async Task An_accepted_request_cannot_be_taken_back()
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).SendWith(HttpMethod.Delete, $"/v1/mentoring-requests/{pair.Request}", ifMatch: "*")
            .ShouldBeProblem(409, "request_already_accepted");
    }

    [Fact]
    public async Task The_list_of_requests_comes_in_pages()
    {
        var client = fixture.Client(person);
        foreach (var topic in (string[])["felt", "herbs", "tourism"])
        {
            await fixture.Ask(person, MentoringFixture.AtBashy, MentoringFixture.AtBashyMentor, topic);
        }

        var first = await client.GetAsync("/v1/me/mentoring-requests?limit=2");
        first.Headers.GetValues("Link").Single().ShouldContain("rel=\"next\"");
        var page = await first.Json();
        var rest = await client.GetJson($"/v1/me/mentoring-requests?limit=2&cursor={page.GetProperty("next").GetString()}");
        page.GetProperty("items").GetArrayLength().ShouldBe(2);
        rest.GetProperty("items").GetArrayLength().ShouldBe(1);
        rest.GetProperty("next").GetString().ShouldBeNull();
    }

    private async Task<string?> State(Guid request) =>
        (await fixture.Client(person).GetJson($"/v1/mentoring-requests/{request}")).GetProperty("state").GetString();

    [Theory]
    [InlineData("""{"topic":"felt","languages":["ky"]}""")]
    [InlineData("""{"labId":"LAB","topic":"dancing","languages":["ky"]}""")]
    [InlineData("""{"labId":"LAB","topic":null,"languages":["ky"]}""")]
    [InlineData("""{"labId":"LAB","topic":"felt","languages":[]}""")]
    [InlineData("""{"labId":"LAB","topic":"felt","languages":["kk"]}""")]
    [InlineData("""{"labId":"LAB","topic":"felt","languages":[5]}""")]
    [InlineData("""{"labId":"here","topic":"felt","languages":["ky"]}""")]
    [InlineData("""{"labId":"LAB","topic":"felt","languages":["ky"],"preferredMentors":["0190aaaa-0000-7000-8000-000000000000"]}""")]
    [InlineData("""{"labId":"LAB","topic":"felt\u0000","languages":["ky"]}""")]
    [InlineData("""{"labId":"LAB","topic":"\ud800","languages":["ky"]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"labId":""")]
    public async Task A_wrong_request_is_refused(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/mentoring-requests")
        {
            Content = new StringContent(body.Replace("LAB", MentoringFixture.AtBashy.ToString(), StringComparison.Ordinal),
                System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await fixture.Join(person, MentoringFixture.AtBashy);
        await fixture.Client(person).SendAsync(request).ShouldBeProblem(400);
        (await fixture.WithDb<MentoringDb, bool>(db => db.Requests.AnyAsync(r => r.PersonId == person))).ShouldBeFalse();
    }
}
