using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class ContactTests(MentoringFixture fixture)
{
    private const string Name = "Канарейка апа";
    private const string Number = "+996 555 010 203";

    [Fact]
    public async Task Acceptance_opens_both_contacts_and_the_end_closes_them()
    {
        var lab = await fixture.NewLab();
        var (mentor, mentee) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        await fixture.WriteContact(mentor, Name, "phoneCall", Number);
        await fixture.WriteContact(mentee, "Нургүл");
        var request = await fixture.Propose(lab, mentee, mentor);
        foreach (var url in (string[])["/v1/me/match-proposals", $"/v1/mentors/{mentee}", "/v1/me/mentorships"])
        {
            (await (await fixture.Client(mentor).GetAsync(url)).Content.ReadAsStringAsync()).ShouldNotContain("Нургүл");
        }

        var id = (await fixture.Answer(mentor, request, accept: true).Json()).Id("mentorshipId");

        var hers = await fixture.Client(mentee).GetJson($"/v1/mentorships/{id}/contact");
        (hers.GetProperty("name").GetString(), hers.GetProperty("way").GetString(), hers.GetProperty("detail").GetString())
            .ShouldBe((Name, "phoneCall", Number));
        (await fixture.Client(mentor).GetJson($"/v1/mentorships/{id}/contact")).GetProperty("name").GetString().ShouldBe("Нургүл");
        await fixture.Coordinator(lab).GetAsync($"/v1/mentorships/{id}/contact").ShouldBeProblem(403);
        await fixture.Client(Guid.CreateVersion7()).GetAsync($"/v1/mentorships/{id}/contact").ShouldBeProblem(404);
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Name, Number);

        await fixture.Client(mentee).PostSeen($"/v1/mentorships/{id}/ending", new { reason = "no_time" }).Json();
        await fixture.Client(mentee).GetAsync($"/v1/mentorships/{id}/contact").ShouldBeProblem(409, "mentorship_ended");
    }

    [Fact]
    public async Task Until_the_other_wrote_a_name_there_is_none_and_a_change_needs_what_was_seen()
    {
        var pair = await fixture.Start();
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentorships/{pair.Id}/contact")).GetProperty("name").ValueKind
            .ShouldBe(JsonValueKind.Null);
        await fixture.WriteContact(pair.Mentor, Name);
        await fixture.Client(pair.Mentor).SendWith(HttpMethod.Put, "/v1/me/mentoring-contact", new { name = Name, way = "lab" })
            .ShouldBeProblem(428);
        await fixture.Client(pair.Mentor).SendWith(HttpMethod.Put, "/v1/me/mentoring-contact",
            new { name = Name, way = "videoLink", detail = "http://meet.example" }, ifMatch: "*").ShouldBeProblem(400);
    }

    [Fact]
    public async Task Her_name_is_gone_with_her_and_of_two_records_one_name_stays()
    {
        var pair = await fixture.Start();
        await fixture.WriteContact(pair.Mentor, Name);
        var survivor = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonMerged(pair.Mentor, survivor));
        await fixture.Eventually(async () =>
            (await fixture.Client(survivor).GetAsync("/v1/me/mentoring-contact")).IsSuccessStatusCode);
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentorships/{pair.Id}/contact")).GetProperty("name").GetString().ShouldBe(Name);

        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, survivor));
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        await fixture.Client(survivor).GetAsync("/v1/me/mentoring-contact").ShouldBeProblem(404);
    }
}
