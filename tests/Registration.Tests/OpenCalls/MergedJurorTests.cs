using System.Net;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.Tests.Programmes;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.OpenCalls.OpenCallWorld;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.OpenCalls;

/// <summary>What becomes of juries and applications when two records of one woman are merged.</summary>
[Collection<ProgrammeSuite>]
public sealed class MergedJurorTests(RegistrationFixture fixture)
{
    private readonly ProgrammeWorld world = new(fixture);
    private readonly OpenCallWorld calls = new(fixture);

    [Fact]
    public async Task Two_jurors_who_are_one_judge_once_and_what_only_one_scored_counts()
    {
        var call = await calls.NewCall(jurors: 2);
        var (both, one) = (await world.NewApplication(call.Cohort), await world.NewApplication(call.Cohort));
        foreach (var (juror, entry, points) in new[] { (0, both, 2), (1, both, 9), (0, one, 4) })
        {
            (await Score(call, juror, entry, points, points)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await (await (await world.Coordinator()).Merge(call.People[0], call.People[1])).Json();

        (await ScoresOf(call.Cohort))
            .ShouldBe([(both, call.People[1], 9), (both, call.People[1], 9), (one, call.People[1], 4), (one, call.People[1], 4)],
            ignoreOrder: true);
        var rooms = (await (await fixture.As(call.People[1])).GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("openCalls");
        rooms.GetProperty("juries").EnumerateArray().ShouldHaveSingleItem().Id("cohortId").ShouldBe(call.Cohort);
        rooms.GetProperty("given").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task A_seat_on_a_jury_moves_and_what_she_gave_to_her_own_application_goes()
    {
        var call = await calls.NewCall(jurors: 2);
        var stays = await fixture.NewPerson(AtBashy);
        var (own, others) = (await world.Applied(stays, call.Cohort), await world.NewApplication(call.Cohort));
        foreach (var (juror, entry) in new[] { (0, own), (0, others), (1, own) })
        {
            (await Score(call, juror, entry, 8, 8)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await (await (await world.Coordinator()).Merge(call.People[0], stays)).Json();

        (await ScoresOf(call.Cohort)).Select(s => (s.Entry, s.Juror)).Distinct()
            .ShouldBe([(others, stays), (own, call.People[1])], ignoreOrder: true);
        var hers = await fixture.As(stays);
        Items(await hers.GetJson("/v1/me/juries")).Select(j => j.Id("cohortId")).ShouldContain(call.Cohort);
        await (await Score(call with { Jurors = [hers] }, 0, own, 9)).ShouldBeProblem(409, "own_entry");
        (await (await world.Coordinator()).GetJson($"/v1/cohorts/{call.Cohort}/jurors")).GetProperty("items").EnumerateArray()
            .Select(j => j.Id("personId"))
            .ShouldBe([stays, call.People[1]], ignoreOrder: true);
    }

    [Fact]
    public async Task A_closed_call_stays_as_it_was_judged_and_both_ids_show_it_to_her()
    {
        var call = await calls.NewCall(jurors: 2);
        var entry = await world.NewApplication(call.Cohort);
        (await Score(call, 0, entry, 2, 2)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Score(call, 1, entry, 9, 9)).StatusCode.ShouldBe(HttpStatusCode.Created);
        world.PassDays(31);
        (await Close(await world.Coordinator(), call)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = await Ranking();

        await (await (await world.Coordinator()).Merge(call.People[0], call.People[1])).Json();

        (await Ranking()).ShouldBe(before);
        var rooms = (await (await fixture.As(call.People[1])).GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("openCalls");
        (rooms.GetProperty("juries").GetArrayLength(), rooms.GetProperty("given").GetArrayLength()).ShouldBe((2, 4));
        var applicant = await world.Applicant(entry);
        (await applicant.GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("openCalls").GetProperty("received").GetArrayLength()
            .ShouldBe(4);

        async Task<string> Ranking() => (await (await world.Coordinator()).GetJson($"/v1/cohorts/{call.Cohort}/ranking")).GetRawText();
    }

    [Fact]
    public async Task Of_two_entries_the_one_that_the_jury_gave_more_is_kept_and_only_its_scores()
    {
        var call = await calls.NewCall(jurors: 1);
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var (better, lesser) = (await world.Applied(old, call.Cohort, "Кийиз"), await world.Applied(stays, call.Cohort));
        (await Score(call, 0, better, 7, 7)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Score(call, 0, lesser, 3, 3)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await (await (await world.Coordinator()).Merge(old, stays)).Json();

        (await ScoresOf(call.Cohort)).Select(s => s.Entry).Distinct().ShouldBe([better]);
        (await (await fixture.As(stays)).GetJson($"/v1/applications/{better}")).GetProperty("motivation").GetString().ShouldBe("Кийиз");
        await (await (await fixture.As(stays)).GetAsync($"/v1/applications/{lesser}")).ShouldBeProblem(404);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_application_that_she_took_back_does_not_stand_in_the_way_of_one_that_has_a_place(bool oldHasThePlace)
    {
        var cohort = await world.NewCohort();
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var (holder, other) = oldHasThePlace ? (old, stays) : (stays, old);
        var coordinator = await world.Coordinator();
        var first = await world.Applied(other, cohort);
        (await ProgrammeWorld.Withdraw(await fixture.As(other), first)).EnsureSuccessStatusCode();
        var second = await world.Applied(other, cohort);
        (await ProgrammeWorld.Withdraw(await fixture.As(other), second)).EnsureSuccessStatusCode();
        var admitted = await world.Applied(holder, cohort);
        (await ProgrammeWorld.Decide(coordinator, admitted, new { outcome = "admitted" })).EnsureSuccessStatusCode();

        await (await coordinator.Merge(old, stays)).Json();

        (await world.Stored(admitted))
            .ShouldSatisfyAllConditions(e => e.State.ShouldBe(EnrolmentState.Admitted), e => e.PersonId.ShouldBe(stays));
        (await world.Stored(second)).PersonId.ShouldBe(stays);
        (await world.Places(cohort)).ShouldBe((1, 1));
    }

    private Task<List<(Guid Entry, Guid Juror, int Points)>> ScoresOf(Guid cohort) =>
        fixture.WithDb<RegistrationDb, List<(Guid, Guid, int)>>(async db =>
        (await db.Scores.Where(s => s.CohortId == cohort).ToListAsync()).ConvertAll(s => (s.EnrolmentId, s.JurorId, s.Points)));
}
