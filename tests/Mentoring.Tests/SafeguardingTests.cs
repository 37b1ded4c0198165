using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Safeguarding;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Reports of harm and who looks after them. A service of its own: who is appointed looks after everybody's cases, and what is kept
/// for years goes when the clock says so.</summary>
public sealed class SafeguardingTests(Servers servers) : IAsyncLifetime
{
    private readonly MentoringFixture fixture = new(servers);

    private readonly Guid handler = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        await fixture.InitializeAsync();
        await Appoint(handler);
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task A_report_without_a_name_is_followed_by_its_code_and_secret_to_its_end()
    {
        var client = fixture.Client(Guid.CreateVersion7());
        var received = await client.SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report(withoutName: true)).Json();
        var way = Way(received);
        (await Status(way)).GetProperty("state").GetString().ShouldBe("received");

        var him = fixture.Client(handler);
        var id = (await him.GetJson("/v1/safeguarding/reports")).GetProperty("items")[0].Id();
        var seen = await him.GetJson($"/v1/safeguarding/reports/{id}");
        seen.GetProperty("words").GetProperty("what").GetString().ShouldBe(What);
        seen.GetProperty("reporterId").ValueKind.ShouldBe(JsonValueKind.Null);
        await Step(him, id, "assessment").ShouldBeProblem(409, "case_not_acknowledged");
        await Step(him, id, "acknowledgement").Json();
        await Step(him, id, "assessment").Json();
        (await fixture.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/case-words",
            new { way.caseCode, way.secret, clientId = Guid.NewGuid(), text = "Дагы бир нерсе" }).Json())
            .GetProperty("state").GetString().ShouldBe("assessed");
        (await him.GetJson($"/v1/safeguarding/reports/{id}")).GetProperty("entries")[0].GetProperty("text").GetString()
            .ShouldBe("Дагы бир нерсе");
        await Step(him, id, "referral", new { to = "police" }).ShouldBeProblem(409, "police_needs_wish");
        await Step(him, id, "referral", new { to = "medical" }).Json();
        await Step(him, id, "closing", new { feedback = "action_taken" }).Json();

        var end = await Status(way);
        (end.GetProperty("state").GetString(), end.GetProperty("feedback").GetString()).ShouldBe(("closed", "action_taken"));
        end.EnumerateObject().Select(p => p.Name).ShouldBe(["state", "receivedAt", "acknowledgedAt", "feedback"]);
        await Step(him, id, "notes", new { text = "Кеч" }).ShouldBeProblem(409, "case_closed");
    }

    [Fact]
    public async Task A_report_sent_again_by_a_phone_that_was_offline_is_one_and_answered_the_same()
    {
        var report = Report();
        var reporter = fixture.Client(Guid.CreateVersion7());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => reporter.SendWith(HttpMethod.Post, "/v1/safeguarding/reports", report).Json()));

        answers.Select(a => a.GetRawText()).Distinct().ShouldHaveSingleItem();
        (await Count()).ShouldBe(1);
        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports",
            new { clientId = Client(report), what = "Башка сөз", subjectKind = "other" }).ShouldBeProblem(422, "report_sent_before");
        var (way, words) = (Way(answers[0]), Guid.NewGuid());
        for (var i = 0; i < 3; i++)
        {
            await fixture.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/case-words",
                new { way.caseCode, way.secret, clientId = words, text = "Бир жолу" }).Json();
        }

        (await fixture.WithDb<MentoringDb, int>(db => db.CaseEntries.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_secret_are_answered_alike()
    {
        var way = Way(await fixture.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report()).Json());
        foreach (var (code, secret) in new[] { (way.caseCode, "WRONG"), ("WRONG", way.secret), ("", ""), (way.secret, way.caseCode) })
        {
            await fixture.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/case-status", new { caseCode = code, secret })
                .ShouldBeProblem(404, "not_found");
        }

        (await Status((way.caseCode.ToLowerInvariant(), $" {way.secret[..4]}-{way.secret[4..]} "))).GetProperty("state").GetString()
            .ShouldBe("received");
    }

    [Fact]
    public async Task Whoever_is_named_has_her_lab_or_is_led_by_her_has_no_part_in_it_and_if_none_is_left_the_lead_from_outside_has()
    {
        var lab = await fixture.NewLab();
        var (named, ofHerLab, below, above, lead) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
            Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.WithDb<MentoringDb>(db => db.SafeguardingHandlers.ExecuteDeleteAsync());
        await fixture.Join(named, lab);
        await Appoint(named, new { ledBy = above });
        await Appoint(ofHerLab, new { labId = lab });
        await Appoint(below, new { ledBy = named });
        await Appoint(above);
        await Appoint(lead, new { isOutsideLead = true });

        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report(named: [named])).Json();

        var id = await fixture.WithDb<MentoringDb, Guid>(db => db.SafeguardingReports.Select(r => r.Id).SingleAsync());
        foreach (var apart in (Guid[])[named, ofHerLab, below, above])
        {
            var client = fixture.Client(apart, "operator", $"coordinator:{lab}");
            (await client.GetJson("/v1/safeguarding/reports")).GetProperty("items").GetArrayLength().ShouldBe(0);
            await client.GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
            await Step(client, id, "acknowledgement").ShouldBeProblem(404);
            fixture.Broker.Heard<StaffAttentionAsked>(f => f.PersonId == apart).ShouldBeEmpty();
        }

        (await fixture.Broker.Hear<StaffAttentionAsked>(f => f.PersonId == lead)).SubjectId.ShouldBe(id);
        await fixture.Client(lead).GetJson($"/v1/safeguarding/reports/{id}");
    }

    [Fact]
    public async Task A_handler_who_turns_out_to_be_named_has_no_part_in_it_from_then_on()
    {
        var second = Guid.CreateVersion7();
        await Appoint(second);
        var id = await Received();
        await fixture.Client(handler).GetJson($"/v1/safeguarding/reports/{id}");

        await Step(fixture.Client(second), id, "names", new { personId = handler }).Json();

        await fixture.Client(handler).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await Step(fixture.Client(handler), id, "acknowledgement").ShouldBeProblem(404);
        await Step(fixture.Client(second), id, "acknowledgement").Json();
    }

    [Fact]
    public async Task A_step_of_a_handler_waits_for_her_being_named_and_is_refused()
    {
        var id = await Received();
        Task<HttpResponseMessage> step = null!;
        await fixture.WithDb<MentoringDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.LockReport(id, CancellationToken.None);
            await db.CaseHandlers.Where(h => h.ReportId == id).ExecuteDeleteAsync();
            step = Step(fixture.Client(handler), id, "acknowledgement");
            (await Task.WhenAny(step, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System))).ShouldNotBe(step);
            await transaction.CommitAsync();
        });

        await step.ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_role_given_later_opens_no_old_case()
    {
        var id = await Received();
        var later = Guid.CreateVersion7();

        await Appoint(later);

        await fixture.Client(later).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await Step(fixture.Client(handler), id, "names", new { personId = Guid.CreateVersion7() }).Json();
        await fixture.Client(later).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await fixture.Client(later).GetAsync($"/v1/safeguarding/reports/{await Received()}").ShouldBeOk();
    }

    [Fact]
    public async Task Every_reading_is_logged_and_shown_to_another()
    {
        var second = Guid.CreateVersion7();
        await Appoint(second);
        var id = await Received();
        await fixture.Client(handler).GetJson($"/v1/safeguarding/reports/{id}");
        await Step(fixture.Client(handler), id, "acknowledgement").Json();

        (await Readings(second)).ShouldBe([(handler, "read"), (handler, "acknowledge")]);
        (await Readings(handler)).ShouldNotContain(r => r.Item1 == handler);
        await fixture.Client(Guid.CreateVersion7(), "operator").GetAsync($"/v1/safeguarding/reports/{id}/readings").ShouldBeProblem(404);

        async Task<List<(Guid, string?)>> Readings(Guid who) =>
            [.. (await fixture.Client(who).GetJson($"/v1/safeguarding/reports/{id}/readings")).GetProperty("items").EnumerateArray()
                .Select(r => (r.Id("personId"), r.GetProperty("action").GetString()))];
    }

    [Fact]
    public async Task Measures_look_like_an_ordinary_absence()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 3000);
        var waiting = await fixture.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);
        var id = await Received(named: [pair.Mentor]);
        var (him, mentor) = (fixture.Client(handler), fixture.Client(pair.Mentor));
        var before = await mentor.GetStringAsync(new Uri("/v1/me/mentor-profile", UriKind.Relative));

        foreach (var kind in (string[])["hideProfile", "cancelSessions", "pauseMentorships"])
        {
            await Step(him, id, "measures", new { kind, personId = pair.Mentor }).Json();
        }

        await fixture.Client(Guid.CreateVersion7()).GetAsync($"/v1/mentors/{pair.Mentor}").ShouldBeProblem(404);
        (await mentor.GetStringAsync(new Uri("/v1/me/mentor-profile", UriKind.Relative)))
            .ShouldBe(before.Replace("\"placesLeft\":1", "\"placesLeft\":2", StringComparison.Ordinal));
        (await mentor.GetJson($"/v1/mentors?labId={pair.Lab}")).GetProperty("items").EnumerateArray().ShouldContain(
            m => m.Id() == pair.Mentor);
        await fixture.Answer(pair.Mentor, waiting, accept: true).ShouldBeProblem(409, "proposal_withdrawn");
        (await fixture.Broker.Hear<MentoringSessionCancelled>(f => f.SessionId == session)).CancelledById.ShouldBeNull();
        (await mentor.GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("paused");
        await mentor.PostSeen($"/v1/mentorships/{pair.Id}/resumption").ShouldBeProblem(409, "mentor_not_available");

        foreach (var measure in (await him.GetJson($"/v1/safeguarding/reports/{id}")).GetProperty("measures").EnumerateArray().ToList())
        {
            await Step(him, id, $"measures/{measure.Id()}/lifting").Json();
        }

        await fixture.Client(Guid.CreateVersion7()).GetJson($"/v1/mentors/{pair.Mentor}");
        await mentor.PostSeen($"/v1/mentorships/{pair.Id}/resumption").Json();
    }

    [Fact]
    public async Task Two_who_are_kept_apart_never_meet_again()
    {
        var pair = await fixture.Start();
        var id = await Received(named: [pair.Mentor]);

        await Step(fixture.Client(handler), id, "measures", new { kind = "blockPair", personId = pair.Mentor, otherId = pair.Mentee })
            .Json();

        (await fixture.Client(pair.Mentor).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("endedEarly");
        await fixture.Client(pair.Mentee).GetAsync($"/v1/mentors/{pair.Mentor}").ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_mentorship_ended_as_unsafe_is_a_report_that_handlers_are_told_of_at_once()
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "unsafe" }).Json();

        var asked = await fixture.Broker.Hear<StaffAttentionAsked>(f => f.PersonId == handler);
        var seen = await fixture.Client(handler).GetJson($"/v1/safeguarding/reports/{asked.SubjectId}");
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
        await Step(fixture.Client(handler), seen, "acknowledgement").Json();
        await fixture.Client(lead).GetAsync($"/v1/safeguarding/reports/{late}").ShouldBeProblem(404);

        fixture.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        (await fixture.Broker.Hear<StaffAttentionAsked>(f => f.PersonId == lead)).SubjectId.ShouldBe(late);
        await fixture.Client(lead).GetJson($"/v1/safeguarding/reports/{late}");
        await fixture.Client(lead).GetAsync($"/v1/safeguarding/reports/{seen}").ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_persons_erasure_leaves_the_open_case_about_her_harm_and_what_she_told_goes_when_its_time_is_over()
    {
        var reporter = Guid.CreateVersion7();
        var way = Way(await fixture.Client(reporter).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report()).Json());
        var id = await fixture.WithDb<MentoringDb, Guid>(db => db.SafeguardingReports.Select(r => r.Id).SingleAsync());
        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, reporter));
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        var him = fixture.Client(handler);
        (await him.GetJson($"/v1/safeguarding/reports/{id}")).GetProperty("words").GetProperty("what").GetString().ShouldBe(What);
        await Step(him, id, "acknowledgement").Json();
        await Step(him, id, "closing", new { feedback = "no_action" }).Json();

        // Too early, the deadline changes nothing.
        await fixture.Broker.Tell(new CaseRetentionDue(id));
        fixture.Clock.Advance(TimeSpan.FromDays(3 * 364));
        (await Status(way)).GetProperty("state").GetString().ShouldBe("closed");
        fixture.Clock.Advance(TimeSpan.FromDays(4));

        await fixture.Eventually(async () => (await Status(way)).GetProperty("state").GetString() == "destroyed");
        (await ((Keys.DataKeys)fixture.Services.GetService(typeof(Keys.DataKeys))!).Find(id, CancellationToken.None)).ShouldBeNull();
        (await fixture.WithDb<MentoringDb, int>(db => db.SafeguardingReports.CountAsync(r => r.SealedWords != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_records_that_are_one_woman_the_names_and_the_cases_follow()
    {
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var id = await Received(named: [from]);
        await Appoint(to);
        var second = await Received();
        await fixture.Client(to).GetJson($"/v1/safeguarding/reports/{second}");

        await fixture.Broker.Tell(new PersonMerged(from, to));

        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(db =>
            db.NamedPeople.AnyAsync(n => n.ReportId == id && n.PersonId == to)));
        await fixture.Client(to).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await fixture.Client(to).GetJson($"/v1/safeguarding/reports/{second}");
    }

    [Fact]
    public async Task The_page_of_help_opens_for_everybody_in_three_languages_and_says_when_it_was_confirmed()
    {
        foreach (var (language, name) in new[] { ("ky", "Балдарга жардам телефону"), ("ru", "Телефон помощи детям"),
            ("en", "Children's help line") })
        {
            var help = (await fixture.Anonymous(language).GetJson("/v1/safeguarding/help")).GetProperty("items").EnumerateArray().ToList();
            help.Select(l => l.GetProperty("number").GetString()).ShouldBe(["111", "117", "102"]);
            help[0].GetProperty("name").GetString().ShouldBe(name);
        }

        var body = new { number = "117", name = LocalText.Same("117"), hours = new LocalText("8–20", "8–20", "8–20"), isFree = true };
        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Put, "/v1/safeguarding/help/117", body, "*").ShouldBeProblem(403);
        (await fixture.Client(Guid.CreateVersion7(), "operator").SendWith(HttpMethod.Put, "/v1/safeguarding/help/117", body, "*").Json())
            .GetProperty("confirmedOn").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_appoints_herself_and_who_is_dismissed_looks_after_nothing()
    {
        var @operator = Guid.CreateVersion7();
        await fixture.Client(@operator, "operator").SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{@operator}", new { })
            .ShouldBeProblem(409, "own_appointment");
        var id = await Received();

        (await fixture.Client(@operator, "operator").DeleteAsync($"/v1/safeguarding/handlers/{handler}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        await fixture.Client(handler).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        // Nobody is left: whoever comes from outside has it.
        var lead = Guid.CreateVersion7();
        await Appoint(lead, new { isOutsideLead = true });
        await fixture.Client(lead).GetJson($"/v1/safeguarding/reports/{id}");
    }

    private const string What = "Ал мени коркутту";

    private static object Report(bool withoutName = false, IReadOnlyList<Guid>? named = null) => new ReportBody(
        Guid.NewGuid(), What, "person", "кечээ", "лабораторияда", named, withoutName);

    private static Guid Client(object report) => ((ReportBody)report).ClientId;

    private async Task<Guid> Received(IReadOnlyList<Guid>? named = null)
    {
        var before = await fixture.WithDb<MentoringDb, List<Guid>>(db => db.SafeguardingReports.Select(r => r.Id).ToListAsync());
        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report(named: named)).Json();
        return await fixture.WithDb<MentoringDb, Guid>(db =>
            db.SafeguardingReports.Where(r => !before.Contains(r.Id)).Select(r => r.Id).SingleAsync());
    }

    private Task<int> Count() => fixture.WithDb<MentoringDb, int>(db => db.SafeguardingReports.CountAsync());

    private Task<JsonElement> Appoint(Guid person, object? how = null) => fixture.Client(Guid.CreateVersion7(), "operator")
        .SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{person}", how ?? new { }).Json();

    private Task<JsonElement> Status((string caseCode, string secret) way) => fixture.Anonymous().SendWith(
        HttpMethod.Post, "/v1/safeguarding/case-status", new { way.caseCode, way.secret }).Json();

    private static (string caseCode, string secret) Way(JsonElement received) =>
        (received.GetProperty("caseCode").GetString()!, received.GetProperty("secret").GetString()!);

    private static Task<HttpResponseMessage> Step(HttpClient who, Guid id, string step, object? body = null) =>
        who.SendWith(HttpMethod.Post, $"/v1/safeguarding/reports/{id}/{step}", body, ifMatch: "*");

    private sealed record ReportBody(
        Guid ClientId, string What, string SubjectKind, string When, string Where, IReadOnlyList<Guid>? Named, bool WithoutName);
}

internal static class Good
{
    public static async Task ShouldBeOk(this Task<HttpResponseMessage> answer) => await answer.Json();
}
