using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Safeguarding;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Reports of harm and who looks after them.</summary>
public sealed class SafeguardingTests(Servers servers) : Cases(servers)
{
    [Fact]
    public async Task A_report_without_a_name_is_followed_by_its_code_and_secret_to_its_end()
    {
        var client = Service.Client(Guid.CreateVersion7());
        var received = await client.SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report(withoutName: true)).Json();
        var way = Way(received);
        (await Status(way)).GetProperty("state").GetString().ShouldBe("received");

        var him = Service.Client(Handler);
        var id = (await him.GetJson("/v1/safeguarding/reports")).GetProperty("items")[0].Id();
        var seen = await him.GetJson($"/v1/safeguarding/reports/{id}");
        seen.GetProperty("words").GetProperty("what").GetString().ShouldBe(What);
        seen.GetProperty("reporterId").ValueKind.ShouldBe(JsonValueKind.Null);
        await Step(him, id, "assessment").ShouldBeProblem(409, "case_not_acknowledged");
        await Step(him, id, "acknowledgement").Json();
        await Step(him, id, "assessment").Json();
        (await Service.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/case-words",
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
        var reporter = Service.Client(Guid.CreateVersion7());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => reporter.SendWith(HttpMethod.Post, "/v1/safeguarding/reports", report).Json()));

        answers.Select(a => a.GetRawText()).Distinct().ShouldHaveSingleItem();
        (await Count()).ShouldBe(1);
        await Service.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports",
            new { clientId = Client(report), what = "Башка сөз", subjectKind = "other" }).ShouldBeProblem(422, "report_sent_before");
        var (way, words) = (Way(answers[0]), Guid.NewGuid());
        for (var i = 0; i < 3; i++)
        {
            await Service.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/case-words",
                new { way.caseCode, way.secret, clientId = words, text = "Бир жолу" }).Json();
        }

        (await Service.WithDb<MentoringDb, int>(db => db.CaseEntries.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_secret_are_answered_alike()
    {
        var way = Way(await Service.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report()).Json());
        foreach (var (code, secret) in new[] { (way.caseCode, "WRONG"), ("WRONG", way.secret), ("", ""), (way.secret, way.caseCode) })
        {
            await Service.Anonymous().SendWith(HttpMethod.Post, "/v1/safeguarding/case-status", new { caseCode = code, secret })
                .ShouldBeProblem(404, "not_found");
        }

        (await Status((way.caseCode.ToLowerInvariant(), $" {way.secret[..4]}-{way.secret[4..]} "))).GetProperty("state").GetString()
            .ShouldBe("received");
    }

    [Fact]
    public async Task Whoever_is_named_has_her_lab_or_is_led_by_her_has_no_part_in_it_and_if_none_is_left_the_lead_from_outside_has()
    {
        var lab = await Service.NewLab();
        var (named, ofHerLab, below, above, lead) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
            Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.WithDb<MentoringDb>(db => db.SafeguardingHandlers.ExecuteDeleteAsync());
        await Service.Join(named, lab);
        await Appoint(named, new { ledBy = above });
        await Appoint(ofHerLab, new { labId = lab });
        await Appoint(below, new { ledBy = named });
        await Appoint(above);
        await Appoint(lead, new { isOutsideLead = true });

        await Service.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report(named: [named])).Json();

        var id = await Service.WithDb<MentoringDb, Guid>(db => db.SafeguardingReports.Select(r => r.Id).SingleAsync());
        foreach (var apart in (Guid[])[named, ofHerLab, below, above])
        {
            var client = Service.Client(apart, "operator", $"coordinator:{lab}");
            (await client.GetJson("/v1/safeguarding/reports")).GetProperty("items").GetArrayLength().ShouldBe(0);
            await client.GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
            await Step(client, id, "acknowledgement").ShouldBeProblem(404);
            Service.Broker.Heard<StaffAttentionAsked>(f => f.PersonId == apart).ShouldBeEmpty();
        }

        (await Service.Broker.Hear<StaffAttentionAsked>(f => f.PersonId == lead)).SubjectId.ShouldBe(id);
        await Service.Client(lead).GetJson($"/v1/safeguarding/reports/{id}");
    }

    [Fact]
    public async Task A_handler_who_turns_out_to_be_named_has_no_part_in_it_from_then_on()
    {
        var second = Guid.CreateVersion7();
        await Appoint(second);
        var id = await Received();
        await Service.Client(Handler).GetJson($"/v1/safeguarding/reports/{id}");

        await Step(Service.Client(second), id, "names", new { personId = Handler }).Json();

        await Service.Client(Handler).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await Step(Service.Client(Handler), id, "acknowledgement").ShouldBeProblem(404);
        await Step(Service.Client(second), id, "acknowledgement").Json();
    }

    [Fact]
    public async Task A_step_of_a_handler_waits_for_her_being_named_and_is_refused()
    {
        var id = await Received();
        Task<HttpResponseMessage> step = null!;
        await Service.WithDb<MentoringDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.LockAsync<SafeguardingReport>(id, CancellationToken.None);
            await db.CaseHandlers.Where(h => h.ReportId == id).ExecuteDeleteAsync();
            step = Step(Service.Client(Handler), id, "acknowledgement");
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

        await Service.Client(later).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await Step(Service.Client(Handler), id, "names", new { personId = Guid.CreateVersion7() }).Json();
        await Service.Client(later).GetAsync($"/v1/safeguarding/reports/{id}").ShouldBeProblem(404);
        await Service.Client(later).GetAsync($"/v1/safeguarding/reports/{await Received()}").ShouldBeOk();
    }

    [Fact]
    public async Task Every_reading_is_logged_and_shown_to_another()
    {
        var second = Guid.CreateVersion7();
        await Appoint(second);
        var id = await Received();
        await Service.Client(Handler).GetJson($"/v1/safeguarding/reports/{id}");
        await Step(Service.Client(Handler), id, "acknowledgement").Json();

        (await Readings(second)).ShouldBe([(Handler, "read"), (Handler, "acknowledge")]);
        (await Readings(Handler)).ShouldNotContain(r => r.Item1 == Handler);
        await Service.Client(Guid.CreateVersion7(), "operator").GetAsync($"/v1/safeguarding/reports/{id}/readings").ShouldBeProblem(404);

        async Task<List<(Guid, string?)>> Readings(Guid who) =>
            [.. (await Service.Client(who).GetJson($"/v1/safeguarding/reports/{id}/readings")).GetProperty("items").EnumerateArray()
                .Select(r => (r.Id("personId"), r.GetProperty("action").GetString()))];
    }
}
