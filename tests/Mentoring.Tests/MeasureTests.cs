using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Safeguarding;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>What follows a report: measures, deadlines, erasure, and the page of help.</summary>
public sealed class MeasureTests(Servers servers) : Cases(servers)
{
    [Fact]
    public async Task Measures_look_like_an_ordinary_absence()
    {
        var pair = await Service.Start();
        var session = await Service.Session(pair, minutesFromNow: 3000);
        var waiting = await Service.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);
        var id = await Received(named: [pair.Mentor]);
        var (him, mentor) = (Service.Client(Handler), Service.Client(pair.Mentor));
        var before = await mentor.GetStringAsync(new Uri("/v1/me/mentor-profile", UriKind.Relative));

        foreach (var kind in (string[])["hideProfile", "cancelSessions", "pauseMentorships"])
        {
            await Step(him, id, "measures", new { kind, personId = pair.Mentor }).Json();
        }

        await Service.Client(Guid.CreateVersion7()).GetAsync($"/v1/mentors/{pair.Mentor}").ShouldBeProblem(404);
        (await mentor.GetStringAsync(new Uri("/v1/me/mentor-profile", UriKind.Relative)))
            .ShouldBe(before.Replace("\"placesLeft\":1", "\"placesLeft\":2", StringComparison.Ordinal));
        (await mentor.GetJson($"/v1/mentors?labId={pair.Lab}")).GetProperty("items").EnumerateArray().ShouldContain(
            m => m.Id() == pair.Mentor);
        await Service.Answer(pair.Mentor, waiting, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
        (await Service.Broker.Hear<MentoringSessionCancelled>(f => f.SessionId == session)).CancelledById.ShouldBeNull();
        (await mentor.GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("paused");
        await mentor.PostSeen($"/v1/mentorships/{pair.Id}/resumption").ShouldBeProblem(409, "mentor_not_available");

        foreach (var measure in (await him.GetJson($"/v1/safeguarding/reports/{id}")).GetProperty("measures").EnumerateArray().ToList())
        {
            await Step(him, id, $"measures/{measure.Id()}/lifting").Json();
        }

        await Service.Client(Guid.CreateVersion7()).GetJson($"/v1/mentors/{pair.Mentor}");
        await mentor.PostSeen($"/v1/mentorships/{pair.Id}/resumption").Json();
    }

    [Fact]
    public async Task Two_who_are_kept_apart_never_meet_again()
    {
        var pair = await Service.Start();
        var id = await Received(named: [pair.Mentor]);

        await Step(Service.Client(Handler), id, "measures", new { kind = "blockPair", personId = pair.Mentor, otherId = pair.Mentee })
            .Json();

        (await Service.Client(pair.Mentor).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("endedEarly");
        await Service.Client(pair.Mentee).GetAsync($"/v1/mentors/{pair.Mentor}").ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_mentorship_ended_as_unsafe_is_a_report_that_handlers_are_told_of_at_once()
    {
        var pair = await Service.Start();
        await Service.Client(pair.Mentee).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "unsafe" }).Json();

        var asked = await Service.Broker.Hear<StaffAttentionAsked>(f => f.PersonId == Handler);
        var seen = await Service.Client(Handler).GetJson($"/v1/safeguarding/reports/{asked.SubjectId}");
        seen.Id("reporterId").ShouldBe(pair.Mentee);
        seen.GetProperty("named").EnumerateArray().Single().GetGuid().ShouldBe(pair.Mentor);
        seen.Id("subjectId").ShouldBe(pair.Id);
    }

    [Fact]
    public async Task Who_is_not_acknowledged_within_a_day_is_told_to_the_lead_from_outside()
    {
        var lead = Guid.CreateVersion7();
        await Appoint(lead, new { isOutsideLead = true });
        var (late, seen) = (await Received(), await Received());
        await Step(Service.Client(Handler), seen, "acknowledgement").Json();
        await Service.Client(lead).GetAsync($"/v1/safeguarding/reports/{late}").ShouldBeProblem(404);

        Service.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        (await Service.Broker.Hear<StaffAttentionAsked>(f => f.PersonId == lead)).SubjectId.ShouldBe(late);
        await Service.Client(lead).GetJson($"/v1/safeguarding/reports/{late}");
        await Service.Client(lead).GetAsync($"/v1/safeguarding/reports/{seen}").ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_persons_erasure_leaves_the_open_case_about_her_harm_and_what_she_told_goes_when_its_time_is_over()
    {
        var reporter = Guid.CreateVersion7();
        var way = Way(await Service.Client(reporter).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report()).Json());
        var id = await Service.WithDb<MentoringDb, Guid>(db => db.SafeguardingReports.Select(r => r.Id).SingleAsync());
        var erasure = Guid.CreateVersion7();
        await Service.Broker.Tell(new PersonErasureRequested(erasure, reporter));
        await Service.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        var him = Service.Client(Handler);
        (await him.GetJson($"/v1/safeguarding/reports/{id}")).GetProperty("words").GetProperty("what").GetString().ShouldBe(What);
        await Step(him, id, "acknowledgement").Json();
        await Step(him, id, "closing", new { feedback = "no_action" }).Json();

        // Too early, the deadline changes nothing.
        await Service.Broker.Tell(new CaseRetentionDue(id));
        Service.Clock.Advance(TimeSpan.FromDays(3 * 364));
        (await Status(way)).GetProperty("state").GetString().ShouldBe("closed");
        Service.Clock.Advance(TimeSpan.FromDays(4));

        await Service.Eventually(async () => (await Status(way)).GetProperty("state").GetString() == "destroyed");
        (await ((Keys.DataKeys)Service.Services.GetService(typeof(Keys.DataKeys))!).Find(id, CancellationToken.None)).ShouldBeNull();
        (await Service.WithDb<MentoringDb, int>(db => db.SafeguardingReports.CountAsync(r => r.SealedWords != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_records_that_are_one_woman_the_names_and_the_cases_follow()
    {
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var id = await Received(named: [from]);
        await Appoint(to);
        var second = await Received();
        await Service.Client(to).GetJson($"/v1/safeguarding/reports/{second}");

        await Service.Broker.Tell(new PersonMerged(from, to));

        await Service.Eventually(() => Service.WithDb<MentoringDb, bool>(db =>
            db.NamedPeople.AnyAsync(n => n.ReportId == id && n.PersonId == to)));
        await Service.Client(to).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await Service.Client(to).GetJson($"/v1/safeguarding/reports/{second}");
    }

    [Fact]
    public async Task The_page_of_help_opens_for_everybody_in_three_languages_and_says_when_it_was_confirmed()
    {
        foreach (var (language, name) in new[] { ("ky", "Балдарга жардам телефону"), ("ru", "Телефон помощи детям"),
            ("en", "Children's help line") })
        {
            var help = (await Service.Anonymous(language).GetJson("/v1/safeguarding/help")).GetProperty("items").EnumerateArray().ToList();
            help.Select(l => l.GetProperty("number").GetString()).ShouldBe(["111", "117", "102"]);
            help[0].GetProperty("name").GetString().ShouldBe(name);
        }

        var body = new { number = "117", name = LocalText.Same("117"), hours = new LocalText("8–20", "8–20", "8–20"), isFree = true };
        await Service.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Put, "/v1/safeguarding/help/117", body, "*").ShouldBeProblem(403);
        (await Service.Client(Guid.CreateVersion7(), "operator").SendWith(HttpMethod.Put, "/v1/safeguarding/help/117", body, "*").Json())
            .GetProperty("confirmedOn").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_appoints_herself_and_who_is_dismissed_looks_after_nothing()
    {
        var @operator = Guid.CreateVersion7();
        await Service.Client(@operator, "operator").SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{@operator}", new { })
            .ShouldBeProblem(409, "own_appointment");
        var id = await Received();

        (await Service.Client(@operator, "operator").DeleteAsync($"/v1/safeguarding/handlers/{Handler}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        await Service.Client(Handler).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        // Nobody is left: whoever comes from outside has it.
        var lead = Guid.CreateVersion7();
        await Appoint(lead, new { isOutsideLead = true });
        await Service.Client(lead).GetJson($"/v1/safeguarding/reports/{id}");
    }
}
