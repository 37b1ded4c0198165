using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Tests.Programmes;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.OpenCalls.OpenCallWorld;
using static CreativeLabs.Registration.Tests.Programmes.ProgrammeWorld;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.OpenCalls;

[Collection<ProgrammeSuite>]
public sealed class OpenCallTests(RegistrationFixture fixture)
{
    private readonly ProgrammeWorld world = new(fixture);
    private readonly OpenCallWorld calls = new(fixture);

    [Fact]
    public async Task Jurors_see_what_was_written_but_not_by_whom_and_each_look_is_recorded()
    {
        var call = await calls.NewCall(jurors: 1);
        var person = await fixture.NewPerson(AtBashy, name: "Каныкей");
        var entry = await world.Applied(person, call.Cohort, "Айылымда кийиз устаканасын ачам.");

        var answer = await call.Jurors[0].GetAsync($"/v1/cohorts/{call.Cohort}/entries");

        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("Айылымда кийиз устаканасын ачам.");
        text.ShouldNotContain("Каныкей");
        text.ShouldNotContain(person.ToString());
        Items(JsonSerializer.Deserialize<JsonElement>(text)).ShouldHaveSingleItem().Id("applicationId").ShouldBe(entry);
        (await fixture.WithDb<RegistrationDb, string>(db => db.StaffReads.Where(r => r.PersonId == person).Select(r => r.What)
            .SingleAsync())).ShouldBe("motivation");
        await (await call.Jurors[0].GetAsync($"/v1/applications/{entry}")).ShouldBeProblem(404, "not_found");
        (await fixture.Broker.Hear<JurorNamed>(f => f.CohortId == call.Cohort)).Programme.En.ShouldBe("From craft to business");
        Items(await call.Jurors[0].GetJson("/v1/me/juries")).Select(j => j.Id("cohortId")).ShouldContain(call.Cohort);
    }

    [Fact]
    public async Task Scores_are_blind_until_all_are_in()
    {
        var call = await calls.NewCall(jurors: 2);
        var (one, two) = (await world.NewApplication(call.Cohort), await world.NewApplication(call.Cohort));
        foreach (var (juror, entry, points) in new[] { (0, one, 9), (0, two, 4), (1, one, 7) })
        {
            (await Score(call, juror, entry, points, points)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await Scores(call.Jurors[1], two)).ShouldBe((false, 0));
        (await Scores(call.Jurors[1], one)).ShouldBe((false, 2));
        (await Scores(await world.Coordinator(), one)).ShouldBe((false, 0));
        await (await call.Jurors[0].GetAsync($"/v1/cohorts/{call.Cohort}/ranking")).ShouldBeProblem(409, "scores_still_blind");
        // One criterion is still missing.
        (await Score(call, 1, two, 5)).StatusCode.ShouldBe(HttpStatusCode.Created);
        world.PassDays(31);
        var jurors = await calls.Again(call);
        (await Scores(jurors[0], two)).ShouldBe((false, 2));

        (await Score(call with { Jurors = jurors }, 1, two, null, 6)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await Scores(jurors[0], two)).ShouldBe((true, 4));
        var ranking = (await jurors[1].GetJson($"/v1/cohorts/{call.Cohort}/ranking")).GetProperty("ranking").EnumerateArray().ToList();
        ranking.Select(r => r.Id("applicationId")).ShouldBe([one, two]);
        ranking.Select(r => r.GetProperty("score").GetDecimal()).ShouldBe([8m, 4.63m]);
    }

    [Fact]
    public async Task A_juror_scores_each_criterion_once_also_when_she_sends_it_twenty_times_at_once()
    {
        var call = await calls.NewCall(jurors: 1);
        var entry = await world.NewApplication(call.Cohort);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Score(call, 0, entry, i % 11, i % 11)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "already_scored");
        }

        (await Scores(call.Jurors[0], entry)).ShouldBe((false, 2));
    }

    [Fact]
    public async Task Nobody_scores_her_own_application_nor_sees_how_it_fares()
    {
        var call = await calls.NewCall(jurors: 2);
        var own = await world.Applied(call.People[0], call.Cohort);
        Items(await call.Jurors[0].GetJson($"/v1/cohorts/{call.Cohort}/entries")).ShouldBeEmpty();
        await (await Score(call, 0, own, 10, 10)).ShouldBeProblem(409, "own_entry");
        (await Score(call, 1, own, 5, 5)).StatusCode.ShouldBe(HttpStatusCode.Created);
        world.PassDays(31);

        // All are in: her own does not count as missing.
        var jurors = await calls.Again(call);
        (await Scores(jurors[1], own)).ShouldBe((true, 2));
        await (await jurors[0].GetAsync($"/v1/applications/{own}/scores")).ShouldBeProblem(404, "not_found");
        (await jurors[1].GetAsync($"/v1/cohorts/{call.Cohort}/ranking")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_call_closes_after_the_last_day_and_nobody_scores_after_that()
    {
        var call = await calls.NewCall(jurors: 2);
        var entries = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            entries.Add(await world.NewApplication(call.Cohort));
        }

        await (await Close(await world.Coordinator(), call)).ShouldBeProblem(409, "applications_still_open");
        world.PassDays(31);
        call = call with { Jurors = await calls.Again(call) };
        var coordinator = await world.Coordinator();

        var scoring = Task.WhenAll(entries.SelectMany(entry => new[] { Score(call, 0, entry, 5, 5), Score(call, 1, entry, 6, 6) }));
        var closed = await Close(coordinator, call);
        closed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = await coordinator.GetStringAsync($"/v1/cohorts/{call.Cohort}/ranking");

        foreach (var answer in (await scoring).Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await answer.ShouldBeProblem(409, "call_closed");
        }

        // What was seen once it was closed is what stands, whoever was scoring at that moment.
        (await coordinator.GetStringAsync($"/v1/cohorts/{call.Cohort}/ranking")).ShouldBe(seen);
        await (await Close(coordinator, call)).ShouldBeProblem(409, "call_closed");
        var later = new
        {
            applyBy = world.Today.AddDays(5), startsOn = world.Today.AddDays(40), endsOn = world.Today.AddDays(90),
            places = 5
        };
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/cohorts/{call.Cohort}", later, "*")).ShouldBeProblem(409, "call_closed");
    }

    [Fact]
    public async Task Decisions_come_after_the_jury_with_a_reason_in_the_applicants_language()
    {
        var call = await calls.NewCall(jurors: 1);
        var (chosen, other) = (await world.NewApplication(call.Cohort), await world.NewApplication(call.Cohort));
        await Score(call, 0, chosen, 9, 9);
        await Score(call, 0, other, 3, 3);
        var yes = new { outcome = "admitted", reason = new { ky = "Ойуңуз күчтүү.", ru = "Сильная идея." } };
        await (await Decide(await world.Coordinator(), chosen, yes)).ShouldBeProblem(409, "call_still_open");
        world.PassDays(31);
        var coordinator = await world.Coordinator();
        (await Close(coordinator, call)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await (await Decide(coordinator, chosen, new { outcome = "admitted" })).ShouldBeProblem(409, "reason_in_her_language");
        var refused = await (await Decide(coordinator, other, new { outcome = "rejected", reason = new { ru = "План слабый." } }))
            .ShouldBeProblem(409, "reason_in_her_language");
        refused.GetProperty("language").GetString().ShouldBe("ky");
        (await Decide(coordinator, chosen, yes)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Decide(coordinator, other, new { outcome = "rejected", reason = new { ky = "Планды толуктаңыз." } })).StatusCode.ShouldBe(
            HttpStatusCode.OK);

        (await fixture.Broker.Hear<EnrolmentDecided>(f => f.EnrolmentId == other)).Admitted.ShouldBeFalse();
        (await (await world.Applicant(other)).GetJson($"/v1/applications/{other}")).GetProperty("reason").GetString()
            .ShouldBe("Планды толуктаңыз.");
        // Deciding changes nothing of the jury's order, nor does one who leaves afterwards.
        (await Withdraw(await world.Applicant(chosen), chosen)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await coordinator.GetJson($"/v1/cohorts/{call.Cohort}/ranking?top=1")).GetProperty("ranking").EnumerateArray()
            .ShouldHaveSingleItem().Id("applicationId").ShouldBe(chosen);
        await (await coordinator.GetAsync($"/v1/cohorts/{call.Cohort}/ranking?top=501")).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Jury_and_criteria_stand_from_the_first_score_on()
    {
        var call = await calls.NewCall(jurors: 2);
        var coordinator = await world.Coordinator();
        var url = $"/v1/cohorts/{call.Cohort}/open-call";
        await (await coordinator.SendWith(HttpMethod.Put, url, Criteria)).ShouldBeProblem(428, "version_required");
        await (await coordinator.SendWith(HttpMethod.Put, url, Criteria, "\"9\"")).ShouldBeProblem(412, "stale_version");
        var changed = await (await coordinator.SendWith(HttpMethod.Put, url, Criteria, "\"1\"")).Json();
        call = call with { Criteria = changed.GetProperty("criteria").EnumerateArray().Select(c => c.Id()).ToList() };
        (await coordinator.DeleteAsync($"/v1/cohorts/{call.Cohort}/jurors/{call.People[1]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var entry = await world.NewApplication(call.Cohort);
        await (await Score(call, 1, entry, 5, 5)).ShouldBeProblem(404, "not_found");

        (await Score(call, 0, entry, 5)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await (await coordinator.SendWith(HttpMethod.Put, url, Criteria, "*")).ShouldBeProblem(409, "scoring_began");
        await (await Name(coordinator, call.Cohort, call.People[1])).ShouldBeProblem(409, "scoring_began");
        await (await coordinator.DeleteAsync($"/v1/cohorts/{call.Cohort}/jurors/{call.People[0]}")).ShouldBeProblem(409, "scoring_began");
    }

    [Fact]
    public async Task A_jury_has_people_who_do_not_see_the_names_and_never_too_many()
    {
        var call = await calls.NewCall(jurors: 1);
        var coordinator = await world.Coordinator();
        await (await Name(coordinator, call.Cohort, WellKnown.Id("person/at-bashy/coordinator"))).ShouldBeProblem(409, "juror_knows_names");
        await (await Name(coordinator, call.Cohort, call.People[0])).ShouldBeProblem(409, "already_juror");
        await (await Name(coordinator, call.Cohort, Guid.CreateVersion7())).ShouldBeProblem(404, "not_found");
        await (await Name(coordinator, await world.NewCohort(), call.People[0])).ShouldBeProblem(404, "not_found");
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.NewPerson()));

        var answers = await Task.WhenAll(people.Select(person => Name(coordinator, call.Cohort, person)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(11);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "jury_full");
        }

        Items(await coordinator.GetJson($"/v1/cohorts/{call.Cohort}/jurors?limit=100")).Count.ShouldBe(12);
    }
}
