using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class AudienceTests(MentoringFixture fixture)
{
    [Fact]
    public async Task Who_looks_in_her_lab_is_matched_there_and_nowhere_else_by_hand_neither()
    {
        var (lab, other) = (await fixture.NewLab(), await fixture.NewLab());
        var (elsewhere, woman) = (await fixture.NewMentor(other), Guid.CreateVersion7());
        var request = (await Ask(woman, lab, elsewhere, "lab").Json()).Id();
        var run = await fixture.Run(lab);
        var left = run.GetProperty("unmatched").EnumerateArray().Single(u => u.Id("requestId") == request);
        left.GetProperty("reason").GetString().ShouldBe("no_mentor_in_audience");
        left.GetProperty("sentence").GetString()!.ShouldContain("lab or programme");
        await fixture.Coordinator(lab).PostSeen($"/v1/mentoring-requests/{request}/pairing",
            new { mentorId = elsewhere, reason = "knows_her" }).ShouldBeProblem(409, "mentor_not_available");

        var near = await fixture.NewMentor(lab);
        (await Found(lab, request)).ShouldBe(near);
    }

    [Fact]
    public async Task A_mentor_who_left_the_lab_since_the_run_is_not_asked()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var request = (await Ask(Guid.CreateVersion7(), lab, mentor, "lab").Json()).Id();
        var run = (await fixture.Run(lab)).Id();
        await fixture.Client(mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = Array.Empty<Guid>(),
        }, "*").Json();
        var published = await fixture.Publish(lab, run);
        published.GetProperty("pairs").EnumerateArray().Single(p => p.Id("requestId") == request).GetProperty("outcome").GetString()
            .ShouldBe("no_mentor_in_audience");
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
    }

    [Fact]
    public async Task A_programmes_mentorship_is_asked_for_by_who_takes_part_and_is_the_programmes()
    {
        var (lab, cohort, woman) = (await fixture.NewLab(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Ask(woman, lab, null, "programme", cohort).ShouldBeProblem(409, "not_in_programme");
        await TakesPart(woman, lab, cohort);
        var (mentor, notHers) = (await fixture.NewMentor(lab), await fixture.NewMentor(lab));
        await Join(mentor, lab, cohort);

        var request = (await Ask(woman, lab, notHers, "programme", cohort).Json()).Id();
        var run = await fixture.Coordinator(lab).PostCreating("/v1/match-runs", new { labId = lab, cohortId = cohort }).Json();
        run.Id("cohortId").ShouldBe(cohort);
        run.GetProperty("pairs").EnumerateArray().Select(p => (p.Id("requestId"), p.Id("mentorId"))).ShouldBe([(request, mentor)]);
        await fixture.Publish(lab, run.Id());
        var mentorship = (await fixture.Answer(mentor, request, accept: true).Json()).Id("mentorshipId");

        var coordinator = fixture.Coordinator(lab);
        (await coordinator.GetJson($"/v1/mentorships?labId={lab}&cohortId={cohort}")).GetProperty("items")[0].Id().ShouldBe(mentorship);
        (await coordinator.GetJson($"/v1/mentoring-overview?labId={lab}&cohortId={cohort}")).GetProperty("running").GetInt32().ShouldBe(1);
        (await coordinator.GetJson($"/v1/mentoring-overview?labId={lab}&cohortId={Guid.CreateVersion7()}")).GetProperty("running")
            .GetInt32().ShouldBe(0);
        foreach (var (query, many) in new[] { ("audience=programme", 1), ($"cohortId={cohort}", 1), ("audience=lab", 0) })
        {
            (await coordinator.GetJson($"/v1/mentoring-requests?labId={lab}&{query}")).GetProperty("items").GetArrayLength()
                .ShouldBe(many, query);
        }

        await coordinator.GetAsync($"/v1/mentoring-requests?labId={lab}&audience=everybody").ShouldBeProblem(400);
    }

    [Fact]
    public async Task Who_left_a_programme_does_not_ask_in_it_and_a_beginning_that_is_told_late_does_not_bring_her_back()
    {
        var (lab, cohort, woman, enrolment) =
            (await fixture.NewLab(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.Broker.Tell(new EnrolmentWithdrawn(enrolment, woman, cohort, lab, LocalText.Same("Лидер"), ByHerself: true));
        await Eventually(enrolment);
        var late = Guid.NewGuid();
        await fixture.Broker.Tell(new EnrolmentStarted(enrolment, woman, cohort, lab, LocalText.Same("Лидер")), late);
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(async db => await db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {late}""").SingleAsync() == 1));
        await Ask(woman, lab, null, "programme", cohort).ShouldBeProblem(409, "not_in_programme");
    }

    [Theory]
    [InlineData("programme", false)]
    [InlineData("lab", true)]
    public async Task A_cohort_is_given_for_a_programme_and_only_for_one(string audience, bool withCohort)
    {
        var (lab, woman) = (await fixture.NewLab(), Guid.CreateVersion7());
        await Ask(woman, lab, null, audience, withCohort ? Guid.CreateVersion7() : null).ShouldBeProblem(400);
    }

    [Fact]
    public async Task A_mentor_offers_herself_to_a_programme_that_is_known()
    {
        var (lab, mentor) = (await fixture.NewLab(), Guid.CreateVersion7());
        await fixture.Client(mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { lab },
            programmes = new[] { Guid.CreateVersion7() },
        }).ShouldBeProblem(400);
    }

    private async Task<Guid> Found(Guid lab, Guid request) => (await fixture.Run(lab)).GetProperty("pairs").EnumerateArray()
        .Single(p => p.Id("requestId") == request).Id("mentorId");

    private async Task TakesPart(Guid person, Guid lab, Guid cohort)
    {
        var enrolment = Guid.CreateVersion7();
        await fixture.Broker.Tell(new EnrolmentStarted(enrolment, person, cohort, lab, LocalText.Same("Лидер")));
        await Eventually(enrolment);
    }

    private Task Eventually(Guid enrolment) => fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(
        db => db.ProgrammeParticipants.AnyAsync(p => p.EnrolmentId == enrolment)));

    private Task<JsonElement> Join(Guid mentor, Guid lab, Guid cohort) => fixture.Client(mentor).SendWith(
        HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { lab }, programmes = new[] { cohort },
        }, "*").Json();

    private async Task<HttpResponseMessage> Ask(Guid person, Guid lab, Guid? wish, string audience, Guid? cohortId = null)
    {
        await fixture.Join(person, lab);
        return await fixture.Client(person).PostCreating("/v1/mentoring-requests", new
        {
            labId = lab, topic = "leadership", languages = new[] { "ky" }, audience, cohortId,
            preferredMentors = wish is { } mentor ? [mentor] : Array.Empty<Guid>(),
        });
    }
}
