using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class ApplicationTests(RegistrationFixture fixture)
{
    private static readonly string Apply = $"/v1/cohorts/{CohortAtBashy}/applications";

    [Fact]
    public async Task Programmes_and_cohorts_are_public()
    {
        var client = fixture.Anonymous("ru");
        var programmes = (await client.GetJson($"/v1/programmes?labId={AtBashy}")).GetProperty("items").EnumerateArray().ToList();
        programmes.Select(p => p.GetProperty("slug").GetString())
            .ShouldBe(["handicraft-business", "community-tourism", "herbs-and-berries"], ignoreOrder: true);

        var programme = await client.GetJson($"/v1/programmes/{WellKnown.Id("programme/handicraft-business")}");
        programme.GetProperty("title").GetString().ShouldBe("От ремесла к своему делу");
        programme.GetProperty("cohorts").EnumerateArray().Select(c => c.Id()).ShouldContain(CohortAtBashy);
        (await client.GetJson($"/v1/cohorts/{CohortAtBashy}")).GetProperty("open").GetBoolean().ShouldBeTrue();
        await (await client.GetAsync($"/v1/cohorts/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_member_applies_and_follows_her_application()
    {
        var person = await fixture.NewPerson(AtBashy);
        var client = await fixture.As(person);

        var applied = await client.PostCreating(Apply, new { motivation = "Шырдак саткым келет." });

        applied.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await applied.Json()).Id();
        applied.Headers.Location!.ToString().ShouldBe($"/v1/applications/{id}");
        (await fixture.Broker.Hear<EnrolmentRequested>(f => f.EnrolmentId == id)).LabId.ShouldBe(AtBashy);
        (await client.GetJson("/v1/me/applications")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("state").GetString().ShouldBe("applied");
        (await client.GetJson($"/v1/applications/{id}")).GetProperty("motivation").GetString().ShouldBe("Шырдак саткым келет.");
    }

    [Fact]
    public async Task Applying_needs_consent_and_membership()
    {
        var withoutConsent = await fixture.As(await fixture.NewPerson(AtBashy, agreed: false));
        await (await withoutConsent.PostCreating(Apply, new { })).ShouldBeProblem(409, "consent_required");

        var memberElsewhere = await fixture.As(await fixture.NewPerson(Kochkor));
        await (await memberElsewhere.PostCreating(Apply, new { })).ShouldBeProblem(409, "membership_required");
    }

    [Fact]
    public async Task A_second_application_to_the_same_cohort_is_refused()
    {
        var client = await fixture.As(await fixture.NewPerson(AtBashy));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostCreating(Apply, new { })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        await (await client.PostCreating(Apply, new { })).ShouldBeProblem(409, "already_applied");
    }

    [Fact]
    public async Task After_the_last_day_no_application_is_taken()
    {
        var cohort = await NewCohort(places: 5, daysToApply: -1);
        var client = await fixture.As(await fixture.NewPerson(AtBashy));

        await (await client.PostCreating($"/v1/cohorts/{cohort}/applications", new { })).ShouldBeProblem(409, "applications_closed");
    }

    [Fact]
    public async Task The_labs_coordinator_sees_names_and_each_look_is_recorded()
    {
        var person = await fixture.NewPerson(AtBashy, name: "Каныкей");
        var cohort = await NewCohort(places: 5);
        var id = await Applied(person, cohort);
        var coordinator = await fixture.As("person/at-bashy/coordinator");

        var listed = (await coordinator.GetJson($"/v1/cohorts/{cohort}/applications?state=applied")).GetProperty("items").EnumerateArray()
            .ShouldHaveSingleItem();
        listed.GetProperty("name").GetString().ShouldBe("Каныкей");
        (await coordinator.GetJson($"/v1/applications/{id}")).GetProperty("name").GetString().ShouldBe("Каныкей");
        (await coordinator.GetJson($"/v1/cohorts/{cohort}/applications?state=admitted")).GetProperty("items").GetArrayLength().ShouldBe(0);

        var reads = await fixture.WithDb<RegistrationDb, List<string>>(db =>
            db.StaffReads.Where(r => r.PersonId == person && r.StaffId == WellKnown.Id("person/at-bashy/coordinator")).OrderBy(r => r.Id)
                .Select(r => r.What).ToListAsync());
        reads.ShouldBe(["name", "name, motivation"]);
        await fixture.WithDb<RegistrationDb>(db =>
            Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM staff_read")));
    }

    [Fact]
    public async Task Nobody_else_sees_an_application()
    {
        var id = await Applied(await fixture.NewPerson(AtBashy), CohortAtBashy);
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/operator" })
        {
            var client = await fixture.As(other);
            await (await client.GetAsync($"/v1/applications/{id}")).ShouldBeProblem(404, "not_found");
            await (await client.GetAsync(Apply)).ShouldBeProblem(403, "not_allowed");
        }
    }

    [Fact]
    public async Task A_decision_is_told_with_the_programme_and_its_reason_stands_with_the_application()
    {
        var id = await Applied(await fixture.NewPerson(AtBashy), CohortAtBashy);
        var coordinator = await fixture.As("person/at-bashy/coordinator", "ru");
        var seen = (await coordinator.GetAsync($"/v1/applications/{id}")).Headers.ETag!.Tag;

        var decided = await coordinator.SendWith(HttpMethod.Post, $"/v1/applications/{id}/decision",
            new { outcome = "rejected", reason = new { ru = "Группа для начинающих." } }, ifMatch: seen);

        (await decided.Json()).GetProperty("state").GetString().ShouldBe("rejected");
        var told = await fixture.Broker.Hear<EnrolmentDecided>(f => f.EnrolmentId == id);
        told.Admitted.ShouldBeFalse();
        (await coordinator.GetJson($"/v1/applications/{id}")).GetProperty("reason").GetString().ShouldBe("Группа для начинающих.");
        told.Programme.En.ShouldBe("From craft to business");
        await (await Decide(coordinator, id, "admitted", "*")).ShouldBeProblem(409, "already_decided");
    }

    [Fact]
    public async Task Only_the_labs_own_coordinator_decides_and_only_on_what_she_saw()
    {
        var person = await fixture.NewPerson(AtBashy);
        var id = await Applied(person, CohortAtBashy);
        foreach (var other in new[] { WellKnown.Id("person/kochkor/coordinator"), WellKnown.Id("person/at-bashy/trainer"),
            WellKnown.Id("person/operator") })
        {
            await (await Decide(await fixture.As(other), id, "admitted", "*")).ShouldBeProblem(404, "not_found");
        }

        await (await Decide(await fixture.As(person), id, "admitted", "*")).ShouldBeProblem(403, "not_allowed");

        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await Decide(coordinator, id, "admitted", null)).ShouldBeProblem(428, "version_required");
        await (await Decide(coordinator, id, "admitted", "\"7\"")).ShouldBeProblem(412, "stale_version");
        await (await Decide(coordinator, id, "perhaps", "*")).ShouldBeProblem(400, "invalid_request");
        await (await Decide(coordinator, id, "rejected", "*")).ShouldBeProblem(400, "invalid_request");
        await (await Decide(coordinator, Guid.CreateVersion7(), "admitted", "*")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_coordinator_does_not_decide_on_her_own_application()
    {
        var coordinator = WellKnown.Id("person/at-bashy/coordinator");
        var id = await Applied(coordinator, await NewCohort(places: 5));

        await (await Decide(await fixture.As(coordinator), id, "admitted", "*")).ShouldBeProblem(409, "own_application");
    }

    [Fact]
    public async Task Parallel_admissions_never_pass_the_places()
    {
        var cohort = await NewCohort(places: 3);
        var applications = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            applications.Add(await Applied(await fixture.NewPerson(AtBashy), cohort));
        }

        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var answers = await Task.WhenAll(applications.Select(id => Decide(coordinator, id, "admitted", "\"1\"")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(3);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            (await refused.ShouldBeProblem(409, "no_places_left")).GetProperty("places").GetInt32().ShouldBe(3);
        }

        (await Standing(cohort)).ShouldBe((3, 3));
    }

    [Fact]
    public async Task Parallel_decisions_on_one_application_take_one_place()
    {
        var cohort = await NewCohort(places: 3);
        var id = await Applied(await fixture.NewPerson(AtBashy), cohort);
        var coordinator = await fixture.As("person/at-bashy/coordinator");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Decide(coordinator, id, "admitted", "\"1\"")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed);
        (await Standing(cohort)).ShouldBe((1, 1));
    }

    private static Task<HttpResponseMessage> Decide(HttpClient client, Guid id, string outcome, string? ifMatch) =>
        client.SendWith(HttpMethod.Post, $"/v1/applications/{id}/decision", new { outcome }, ifMatch);

    private async Task<Guid> Applied(Guid person, Guid cohort) =>
        (await (await (await fixture.As(person)).PostCreating($"/v1/cohorts/{cohort}/applications", new { })).Json()).Id();

    private Task<(int Counted, int Admitted)> Standing(Guid cohort) => fixture.WithDb<RegistrationDb, (int, int)>(async db => (
        (await db.Cohorts.SingleAsync(c => c.Id == cohort)).Admitted,
        await db.Enrolments.CountAsync(e => e.CohortId == cohort && e.State == EnrolmentState.Admitted)));

    private Task<Guid> NewCohort(int places, int daysToApply = 30) => fixture.WithDb<RegistrationDb, Guid>(async db =>
    {
        var today = Bishkek.Today(fixture.Clock.GetUtcNow());
        var cohort = Cohort.Plan(
            Guid.CreateVersion7(), WellKnown.Id("programme/handicraft-business"), AtBashy, today.AddDays(daysToApply), today.AddDays(40),
            today.AddDays(90), places);
        db.Add(cohort);
        await db.SaveChangesAsync();
        return cohort.Id;
    });
}
