using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class NameTests(MentoringFixture fixture)
{
    private const string Mentor = "Канарейка эже";
    private const string Mentee = "Канарейка кыз";

    [Fact]
    public async Task Each_of_the_two_reads_the_others_name_from_acceptance_to_the_end_and_the_coordinator_both()
    {
        var (pair, before) = await Named();
        before.ShouldAllBe(answer => !answer.Contains(Mentor) && !answer.Contains(Mentee));

        (await Row(fixture.Client(pair.Mentee), "/v1/me/mentorships")).ShouldBe((null, Mentor));
        (await Row(fixture.Client(pair.Mentor), "/v1/me/mentorships")).ShouldBe((Mentee, null));
        (await Row(fixture.Coordinator(pair.Lab), $"/v1/mentorships?labId={pair.Lab}")).ShouldBe((Mentee, Mentor));

        await fixture.Client(pair.Mentee).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "goal_reached" }).Json();
        (await Row(fixture.Client(pair.Mentee), "/v1/me/mentorships")).ShouldBe((null, null));
        (await Row(fixture.Coordinator(pair.Lab), $"/v1/mentorships?labId={pair.Lab}")).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_coordinator_reads_who_asks_who_mentors_and_who_applies_and_nobody_else_reads_a_name()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        await fixture.WriteContact(mentor, Mentor);
        await fixture.WriteContact(woman, Mentee);
        await fixture.Ask(woman, lab, mentor);
        var coordinator = fixture.Coordinator(lab);
        var asked = (await coordinator.GetJson($"/v1/mentoring-requests?labId={lab}")).GetProperty("items")[0];
        asked.GetProperty("name").GetString().ShouldBe(Mentee);
        (await coordinator.GetJson($"/v1/mentoring-overview?labId={lab}")).GetProperty("mentors")[0].GetProperty("name").GetString()
            .ShouldBe(Mentor);
        await fixture.Client(mentor).PostCreating("/v1/mentor-applications", new
        {
            labId = lab, references = new[] { new { name = "Роза", contact = "Ош" }, new { name = "Жамиля", contact = "Нарын" } },
            conductVersion = "2026-01", consents = true,
        }).Json();
        (await coordinator.GetJson($"/v1/mentor-applications?labId={lab}")).GetProperty("items")[0].GetProperty("name").GetString()
            .ShouldBe(Mentor);

        foreach (var (client, url) in new[]
        {
            (fixture.Client(woman), $"/v1/mentors?labId={lab}"), (fixture.Client(woman), $"/v1/mentors/{mentor}"),
            (fixture.Client(mentor), "/v1/me/mentor-applications"), (fixture.Client(woman), "/v1/me/mentoring-requests"),
            (fixture.Client(mentor), "/v1/me/match-proposals"),
        })
        {
            (await (await client.GetAsync(url)).Content.ReadAsStringAsync()).ShouldNotContain("Канарейка", customMessage: url);
        }

        await fixture.Coordinator(await fixture.NewLab()).GetAsync($"/v1/mentoring-requests?labId={lab}").ShouldBeProblem(403);
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Mentor, Mentee);
    }

    private async Task<(Started Pair, List<string> Before)> Named()
    {
        var lab = await fixture.NewLab();
        var (mentor, mentee) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        await fixture.WriteContact(mentor, Mentor);
        await fixture.WriteContact(mentee, Mentee);
        var request = await fixture.Propose(lab, mentee, mentor);
        var before = new List<string>();
        foreach (var (who, url) in new[]
        {
            (mentor, "/v1/me/match-proposals"), (mentor, "/v1/me/mentorships"), (mentee, "/v1/me/mentorships"),
            (mentee, $"/v1/mentoring-requests/{request}"),
        })
        {
            before.Add(await (await fixture.Client(who).GetAsync(url)).Content.ReadAsStringAsync());
        }

        var id = (await fixture.Answer(mentor, request, accept: true).Json()).Id("mentorshipId");
        return (new Started(lab, mentor, mentee, request, id), before);
    }

    private static async Task<(string? Mentee, string? Mentor)> Row(HttpClient client, string url)
    {
        var row = (await client.GetJson(url)).GetProperty("items")[0];
        return (row.GetProperty("menteeName").GetString(), row.GetProperty("mentorName").GetString());
    }
}
