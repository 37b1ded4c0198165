using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StackExchange.Redis;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using Role = CreativeLabs.Registration.Labs.Labs.Role;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class MergeTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task What_belongs_to_her_moves_and_the_old_id_leads_on()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var phone = NewPhone();
        var name = NewWord();
        var stays = await coordinator.Register(AtBashy, name);
        var device = await fixture.SignIn(phone);
        await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name, language = "ky", birthYear = 1985 });
        await device.Client.Agree("platform");
        await device.Client.Agree("pictures");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        await (await device.Client.PostCreating($"/v1/labs/{Kochkor}/memberships")).Json();
        var application = await (
            await device.Client.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { motivation = "Өз ишим болсун" })).Json();

        await fixture.Merged(coordinator, device.PersonId, stays);

        (await fixture.Broker.Hear<PersonMerged>(f => f.PersonId == device.PersonId)).SurvivorId.ShouldBe(stays);
        var led = await coordinator.GetAsync($"/v1/people/{device.PersonId}");
        led.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        var detail = await coordinator.GetJson(led.Headers.Location!.ToString());
        detail.Id("personId").ShouldBe(stays);
        detail.GetProperty("birthYear").GetInt32().ShouldBe(1985);
        detail.GetProperty("phone").GetString().ShouldBe(phone);

        var hers = await fixture.As(stays);
        (await hers.Items("/v1/me/memberships")).Select(m => m.Id("labId")).ShouldBe([AtBashy, Kochkor], ignoreOrder: true);
        (await hers.GetJson($"/v1/applications/{application.Id()}")).GetProperty("motivation").GetString().ShouldBe("Өз ишим болсун");
        (await hers.Items("/v1/me/consents")).ShouldNotContain(c => c.GetProperty("purpose").GetString() == "pictures");
        (await hers.Items("/v1/me/assisted-actions")).ShouldContain(a => a.GetProperty("act").GetString() == "merged");
        (await coordinator.Items($"/v1/labs/{AtBashy}/members?name={name}")).Single().Id("personId").ShouldBe(stays);
        // The same again changes nothing.
        (await (await coordinator.Merge(device.PersonId, stays)).Json()).Id("mergedInto").ShouldBe(stays);
    }

    [Fact]
    public async Task The_sessions_of_the_old_record_end_and_its_number_signs_in_to_the_new_one()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (goes, stays) = (NewPhone(), NewPhone());
        var old = await coordinator.Register(AtBashy, NewWord(), goes);
        var survivor = await coordinator.Register(AtBashy, NewWord(), stays);
        await fixture.SignIn(stays);
        var device = await fixture.SignIn(goes);
        var session = await fixture.WithDb<RegistrationDb, Guid>(db => db.Sessions.Where(s => s.PersonId == old).Select(s => s.Id)
            .SingleAsync());

        await fixture.Merged(coordinator, old, survivor);

        await (await Renew(device.Client, device.RefreshToken)).ShouldBeProblem(401, "session_ended");
        await fixture.Eventually(() => fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase()
            .KeyExistsAsync($"revoked:{session}"));
        fixture.Clock.Advance(TimeSpan.FromMinutes(2)); // one number gets a code a minute
        (await fixture.SignIn(goes)).PersonId.ShouldBe(survivor);
        (await fixture.SignIn(stays)).PersonId.ShouldBe(survivor);
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 1)]
    public async Task Of_two_applications_to_one_cohort_the_better_one_is_kept_and_a_second_place_is_given_back(bool oldAdmitted,
        bool newAdmitted, int places)
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var before = await Admitted();
        var old = await Applicant(oldAdmitted);
        var survivor = await Applicant(newAdmitted);

        await (await coordinator.Merge(old, survivor)).Json();

        var state = (await (await fixture.As(survivor)).Items("/v1/me/applications")).ShouldHaveSingleItem().GetProperty("state")
            .GetString();
        state.ShouldBe(places > 0 ? "admitted" : "applied");
        (await Admitted()).ShouldBe(before + places);

        async Task<Guid> Applicant(bool admitted)
        {
            var person = await coordinator.Register(AtBashy, NewWord());
            var application = await (
                await coordinator.PostCreating($"/v1/people/{person}/applications", new { cohortId = CohortAtBashy, reason = "x" })).Json();
            if (admitted)
            {
                await (await coordinator.SendWith(HttpMethod.Post, $"/v1/applications/{application.Id()}/decision",
                    new { outcome = "admitted" }, ifMatch: "*")).Json();
            }

            return person;
        }

        Task<int> Admitted() =>
            fixture.WithDb<RegistrationDb, int>(db => db.Cohorts.Where(c => c.Id == CohortAtBashy).Select(c => c.Admitted).SingleAsync());
    }

    [Fact]
    public async Task Nobody_merges_whom_she_may_not()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var one = await coordinator.Register(AtBashy, NewWord());
        var other = await coordinator.Register(AtBashy, NewWord());
        var elsewhere = await fixture.NewPerson(Kochkor);
        foreach (var stranger in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/operator" })
        {
            await (await (await fixture.As(stranger)).Merge(one, other)).ShouldBeProblem(404, "not_found");
        }

        await (await coordinator.Merge(one, elsewhere)).ShouldBeProblem(404, "not_found");
        await (await coordinator.Merge(elsewhere, one)).ShouldBeProblem(404, "not_found");
        await (await coordinator.Merge(one, Guid.CreateVersion7())).ShouldBeProblem(404, "not_found");
        await (await coordinator.Merge(one, one)).ShouldBeProblem(409, "same_person");
        var herself = Contracts.WellKnown.Id("person/at-bashy/coordinator");
        await (await coordinator.Merge(one, herself)).ShouldBeProblem(409, "own_record");
        var trainer = Contracts.WellKnown.Id("person/at-bashy/trainer");
        await (await coordinator.Merge(trainer, one)).ShouldBeProblem(409, "role_held");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/people/{one}/merge", new { survivorId = other, reason = "" }))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Nobody_gets_another_role_by_merging_a_number_of_her_own_into_who_has_it()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        foreach (var role in new[] { Role.Coordinator, Role.Operator })
        {
            var staff = await fixture.NewPerson(AtBashy);
            await fixture.WithDb<RegistrationDb>(db =>
            {
                db.Add(RoleGrant.Give(staff, role, role is Role.Operator ? null : Kochkor, null, fixture.Clock.GetUtcNow()));
                return db.SaveChangesAsync();
            });
            var madeUp = await coordinator.Register(AtBashy, NewWord(), NewPhone());
            await (await coordinator.Merge(madeUp, staff)).ShouldBeProblem(409, "role_held");
        }
    }

    [Fact]
    public async Task A_second_merge_repoints_what_led_to_the_first()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var people = await Six(coordinator);
        await (await coordinator.Merge(people[0], people[1])).Json();
        var problem = await (await coordinator.Merge(people[0], people[2])).ShouldBeProblem(409, "already_merged");
        problem.Id("mergedInto").ShouldBe(people[1]);
        await (await coordinator.Merge(people[2], people[0])).ShouldBeProblem(409, "already_merged");

        await (await coordinator.Merge(people[1], people[2])).Json();

        (await coordinator.GetAsync($"/v1/people/{people[0]}")).Headers.Location!.ToString().ShouldEndWith(people[2].ToString());
        (await coordinator.GetAsync($"/v1/people/{people[1]}")).Headers.Location!.ToString().ShouldEndWith(people[2].ToString());
    }

    [Fact]
    public Task Merges_that_race_leave_neither_chains_nor_cycles() => Depth.Prove(async () =>
    {
        var random = Depth.Random();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        for (var round = 0; round < 3; round++)
        {
            var people = await Six(coordinator);
            var tries = from one in people from other in people where one != other select (one, other);

            var answers = await Task.WhenAll(tries.OrderBy(_ => random.Next()).Select(t => coordinator.Merge(t.one, t.other)));

            answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
            await fixture.WithDb<RegistrationDb>(async db =>
            {
                var merged = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.MergedInto);
                var survivor = merged.Single(p => p.Value is null).Key;
                merged.Where(p => p.Value is not null).ShouldAllBe(p => p.Value == survivor);
                (await db.Memberships.CountAsync(m => people.Contains(m.PersonId) && m.EndedAt == null)).ShouldBe(1);
            });
        }
    });

    [Fact]
    public async Task The_database_itself_refuses_chains_cycles_and_stragglers()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var people = await Six(coordinator);
        await (await coordinator.Merge(people[0], people[1])).Json();

        await Refused($"UPDATE person SET merged_into = '{people[2]}' WHERE id = '{people[1]}'", "40001");
        await Refused($"UPDATE person SET merged_into = '{people[0]}' WHERE id = '{people[2]}'", "40001");
        await Refused($"UPDATE person SET merged_into = id WHERE id = '{people[3]}'", "23514");
        await Refused($"INSERT INTO membership (id, lab_id, person_id, started_at) VALUES (gen_random_uuid(), '{Kochkor}', " +
            $"'{people[0]}', now())", "40001");
        await Refused($"INSERT INTO session (id, person_id, started_at, last_seen_at) VALUES (gen_random_uuid(), '{people[0]}', now(), " +
            $"now())", "40001");

        Task Refused(string sql, string state) => fixture.WithDb<RegistrationDb>(async db =>
            (await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql))).SqlState.ShouldBe(state));
    }

    [Fact]
    public async Task Joining_while_being_merged_leaves_nothing_under_the_old_id()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        for (var round = 0; round < 5; round++)
        {
            var old = await coordinator.Register(AtBashy, NewWord());
            var survivor = await coordinator.Register(AtBashy, NewWord());
            var client = await fixture.As(old);

            var answers = await Task.WhenAll(
                [coordinator.Merge(old, survivor),
                .. new[] { Kochkor, Contracts.WellKnown.Id("lab/osh") }.Select(lab => client.PostCreating($"/v1/labs/{lab}/memberships"))]);

            answers.ShouldAllBe(a => (int)a.StatusCode < 500);
            (await fixture.WithDb<RegistrationDb, int>(db => db.Memberships.CountAsync(m => m.PersonId == old && m.EndedAt == null)))
                .ShouldBe(0);
        }
    }

    private static async Task<List<Guid>> Six(HttpClient coordinator)
    {
        var people = new List<Guid>();
        for (var n = 0; n < 6; n++)
        {
            people.Add(await coordinator.Register(AtBashy, NewWord()));
        }

        return people;
    }
}
