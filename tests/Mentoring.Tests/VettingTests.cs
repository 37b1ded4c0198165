using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class VettingTests(MentoringFixture fixture)
{
    private const string Friend = "Канарейка Сабырова";
    private const string Remark = "канарейка менен сүйлөштүм";

    [Fact]
    public async Task Nobody_who_is_not_approved_is_shown_matched_or_asked()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await Offers(lab), Guid.CreateVersion7());

        (await Listed(lab, mentor)).ShouldBeFalse();
        await fixture.Client(woman).GetAsync($"/v1/mentors/{mentor}").ShouldBeProblem(404);
        var request = await fixture.Ask(woman, lab, mentor);
        (await Matched(lab, request, mentor)).ShouldBeFalse();
        (await fixture.Client(mentor).GetJson("/v1/me/mentor-profile")).GetProperty("standing").GetString().ShouldBe("unvetted");
        // A run that found her while she was approved asks her for nothing once she is not.
        await fixture.Approve(mentor, lab);
        var before = (await fixture.Run(lab)).Id();
        await Become(mentor, MentorStanding.Suspended);
        (await fixture.Publish(lab, before)).GetProperty("pairs").EnumerateArray().Single(p => p.Id("requestId") == request)
            .GetProperty("outcome").GetString().ShouldBe("capacity_full");
    }

    [Fact]
    public async Task She_applies_with_a_profile_a_name_and_two_references_and_is_listed_once_a_coordinator_approved()
    {
        var (lab, mentor) = (await fixture.NewLab(), Guid.CreateVersion7());
        var her = fixture.Client(mentor);
        await her.PostCreating("/v1/mentor-applications", Application(lab)).ShouldBeProblem(409, "mentor_profile_first");
        await Offers(lab, mentor);
        await her.PostCreating("/v1/mentor-applications", Application(lab)).ShouldBeProblem(409, "contact_first");
        await fixture.WriteContact(mentor, "Айгүл");
        await her.PostCreating("/v1/mentor-applications", Application(lab, consents: false)).ShouldBeProblem(400);
        var id = (await her.PostCreating("/v1/mentor-applications", Application(lab)).Json()).Id();
        await her.PostCreating("/v1/mentor-applications", Application(lab)).ShouldBeProblem(409, "already_applied");
        (await fixture.Broker.Hear<LabAttentionAsked>(f => f.SubjectId == id)).LabId.ShouldBe(lab);

        var coordinator = fixture.Coordinator(lab);
        (await coordinator.GetJson($"/v1/mentor-applications?labId={lab}")).GetProperty("items")[0].Id().ShouldBe(id);
        (await coordinator.GetJson($"/v1/mentor-applications/{id}")).GetProperty("references")[0].GetProperty("name").GetString()
            .ShouldBe(Friend);
        (await her.GetJson($"/v1/mentor-applications/{id}")).GetProperty("references").GetArrayLength().ShouldBe(0);
        (await coordinator.PostSeen($"/v1/mentor-applications/{id}/review").Json()).GetProperty("state").GetString().ShouldBe("inReview");
        (await Decide(coordinator, id, approve: true).Json()).GetProperty("state").GetString().ShouldBe("approved");

        (await fixture.Broker.Hear<MentorApproved>(f => f.MentorId == mentor)).ApplicationId.ShouldBe(id);
        (await Listed(lab, mentor)).ShouldBeTrue();
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Friend, Remark);
        (await coordinator.GetJson($"/v1/mentor-applications/{id}")).GetProperty("note").GetString().ShouldBe(Remark);
        await Decide(coordinator, id, approve: false).ShouldBeProblem(409, "application_decided");
    }

    [Fact]
    public async Task Who_has_a_conflict_does_not_decide()
    {
        var pair = await fixture.Start();
        await fixture.WriteContact(pair.Mentor, "Айгүл");
        var id = (await fixture.Client(pair.Mentor).PostCreating("/v1/mentor-applications", Application(pair.Lab)).Json()).Id();

        // Herself, her mentee, one whom she has blocked, and one who does not say that she is no relative.
        var role = $"coordinator:{pair.Lab}";
        await Decide(fixture.Client(pair.Mentor, role), id, approve: true).ShouldBeProblem(403);
        await Decide(fixture.Client(pair.Mentee, role), id, approve: true).ShouldBeProblem(409, "conflict_of_interest");
        await fixture.Client(pair.Mentee, role).GetAsync($"/v1/mentor-applications/{id}").ShouldBeProblem(404);
        var blocked = Guid.CreateVersion7();
        await fixture.Client(pair.Mentor).PutAsync($"/v1/me/blocks/{blocked}", null);
        await Decide(fixture.Client(blocked, role), id, approve: true).ShouldBeProblem(409, "conflict_of_interest");
        await Decide(fixture.Coordinator(pair.Lab), id, approve: true, noConflict: false).ShouldBeProblem(409, "conflict_of_interest");
        await Decide(fixture.Coordinator(Guid.CreateVersion7()), id, approve: true).ShouldBeProblem(404);

        (await Decide(fixture.Client(Guid.CreateVersion7(), "operator"), id, approve: false).Json()).GetProperty("reason").GetString()
            .ShouldBe("no_need_now");
        await fixture.Broker.Hear<MentorDeclined>(f => f.ApplicationId == id);
    }

    [Fact]
    public async Task Of_ten_who_decide_at_once_one_does()
    {
        var (lab, mentor) = (await fixture.NewLab(), Guid.CreateVersion7());
        await Offers(lab, mentor);
        await fixture.WriteContact(mentor, "Айгүл");
        var id = (await fixture.Client(mentor).PostCreating("/v1/mentor-applications", Application(lab)).Json()).Id();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Decide(fixture.Coordinator(lab), id, approve: i % 2 == 0)));

        answers.Count(a => a.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        var told = fixture.Broker.Heard<MentorApproved>(f => f.ApplicationId == id).Count;
        (told <= 1).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_ten_applications_at_once_one_is_made()
    {
        var (lab, mentor) = (await fixture.NewLab(), Guid.CreateVersion7());
        await Offers(lab, mentor);
        await fixture.WriteContact(mentor, "Айгүл");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => fixture.Client(mentor).PostCreating("/v1/mentor-applications", Application(lab))));

        answers.Count(a => a.StatusCode is HttpStatusCode.Created).ShouldBe(1);
    }

    [Fact]
    public async Task An_approval_ends_on_its_date_and_she_is_told_a_month_before()
    {
        var (lab, mentor) = (await fixture.NewLab(), Guid.CreateVersion7());
        await Offers(lab, mentor);
        await fixture.WriteContact(mentor, "Айгүл");
        var id = (await fixture.Client(mentor).PostCreating("/v1/mentor-applications", Application(lab)).Json()).Id();
        var until = fixture.Clock.GetUtcNow().AddDays(3);
        await fixture.Coordinator(lab).SendWith(HttpMethod.Post, $"/v1/mentor-applications/{id}/decision",
            new { approve = true, noConflict = true, note = Remark, until }, ifMatch: "*").Json();
        (await Listed(lab, mentor)).ShouldBeTrue();
        (await fixture.Broker.Hear<MentorApprovalEnding>(f => f.MentorId == mentor)).Until.ShouldBe(until, TimeSpan.FromMilliseconds(1));

        fixture.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));

        (await Listed(lab, mentor)).ShouldBeFalse();
        await fixture.Eventually(async () => (await fixture.Mentor(mentor)).Standing is MentorStanding.Expired);
        fixture.Broker.Heard<MentorApprovalEnding>(f => f.MentorId == mentor).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_suspended_mentor_is_not_shown_nor_booked_and_what_waits_for_her_goes_to_another()
    {
        var pair = await fixture.Start();
        var waiting = await fixture.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);
        var staff = fixture.Coordinator(pair.Lab);
        await fixture.Client(pair.Mentor, $"coordinator:{pair.Lab}").GetAsync($"/v1/mentors/{pair.Mentor}/standing").ShouldBeProblem(404);

        (await staff.PostSeen($"/v1/mentors/{pair.Mentor}/standing/suspension").Json()).GetProperty("standing").GetString()
            .ShouldBe("suspended");

        await fixture.Broker.Hear<MentorSuspended>(f => f.MentorId == pair.Mentor);
        (await Listed(pair.Lab, pair.Mentor)).ShouldBeFalse();
        await fixture.Answer(pair.Mentor, waiting, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/sessions",
            new { startsAt = fixture.Clock.GetUtcNow().AddDays(1), minutes = 60, place = "Lab" })
            .ShouldBeProblem(409, "mentor_not_available");
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(1);
        (await staff.PostSeen($"/v1/mentors/{pair.Mentor}/standing/reinstatement").Json()).GetProperty("standing").GetString()
            .ShouldBe("approved");
        (await Listed(pair.Lab, pair.Mentor)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_was_suspended_after_she_was_asked_does_not_accept()
    {
        var (lab, woman) = (await fixture.NewLab(), Guid.CreateVersion7());
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Propose(lab, woman, mentor);
        // As when the proposal is made while the suspension looks for what waits.
        await Become(mentor, MentorStanding.Suspended);

        await fixture.Answer(mentor, request, accept: true).ShouldBeProblem(409, "proposal_withdrawn");

        (await fixture.WithDb<MentoringDb, int>(db => db.Mentorships.CountAsync(m => m.MentorId == mentor))).ShouldBe(0);
    }

    [Fact]
    public async Task Her_references_are_gone_with_her()
    {
        var (lab, mentor) = (await fixture.NewLab(), Guid.CreateVersion7());
        await Offers(lab, mentor);
        await fixture.WriteContact(mentor, "Айгүл");
        var id = (await fixture.Client(mentor).PostCreating("/v1/mentor-applications", Application(lab)).Json()).Id();

        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, mentor));
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);

        await fixture.Coordinator(lab).GetAsync($"/v1/mentor-applications/{id}").ShouldBeProblem(404);
        (await fixture.WithDb<MentoringDb, int>(db => db.ContactCards.CountAsync(c => c.PersonId == mentor))).ShouldBe(0);
    }

    private static object Application(Guid lab, bool consents = true) => new
    {
        labId = lab,
        references = new[] { new { name = Friend, contact = "Ош" }, new { name = "Роза", contact = "Нарын" } },
        conductVersion = "2026-01",
        consents,
    };

    private Task<HttpResponseMessage> Decide(HttpClient who, Guid id, bool approve, bool noConflict = true) =>
        who.SendWith(HttpMethod.Post, $"/v1/mentor-applications/{id}/decision", new
        {
            approve, noConflict, note = Remark, until = fixture.Clock.GetUtcNow().AddDays(100), reason = approve ? null : "no_need_now",
        }, ifMatch: "*");

    private async Task<Guid> Offers(Guid lab, Guid? person = null)
    {
        var mentor = person ?? Guid.CreateVersion7();
        await fixture.Client(mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { lab } }).Json();
        return mentor;
    }

    private Task Become(Guid mentor, MentorStanding standing) => fixture.WithDb<MentoringDb>(db =>
        db.Mentors.Where(m => m.Id == mentor).ExecuteUpdateAsync(set => set.SetProperty(m => m.Standing, standing)));

    private async Task<bool> Listed(Guid lab, Guid mentor) =>
        (await fixture.Client(Guid.CreateVersion7()).GetJson($"/v1/mentors?labId={lab}")).GetProperty("items").EnumerateArray()
            .Any(m => m.Id() == mentor);

    private async Task<bool> Matched(Guid lab, Guid request, Guid mentor) => (await fixture.Run(lab)).GetProperty("pairs").EnumerateArray()
        .Any(p => p.Id("requestId") == request && p.Id("mentorId") == mentor);
}
