using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class LabLifeTests(RegistrationFixture fixture)
{
    private static readonly string Roles = $"/v1/labs/{AtBashy}/roles";

    [Fact]
    public async Task Leaving_a_lab_is_told_and_coming_back_is_a_new_membership()
    {
        var person = await fixture.NewPerson();
        var client = await fixture.As(person);
        var first = await (await client.PostCreating($"/v1/labs/{Kochkor}/memberships")).Json();

        (await client.DeleteAsync($"/v1/me/memberships/{first.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await fixture.Broker.Hear<MembershipEnded>(f => f.PersonId == person)).MembershipId.ShouldBe(first.Id());
        (await client.Items("/v1/me/memberships")).ShouldBeEmpty();
        await (await client.DeleteAsync($"/v1/me/memberships/{first.Id()}")).ShouldBeProblem(409, "already_left");
        (await (await client.PostCreating($"/v1/labs/{Kochkor}/memberships")).Json()).Id().ShouldNotBe(first.Id());
        await (await (await fixture.As(await fixture.NewPerson())).DeleteAsync($"/v1/me/memberships/{first.Id()}"))
            .ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Of_parallel_requests_to_leave_one_is_told()
    {
        var person = await fixture.NewPerson(Kochkor);
        var client = await fixture.As(person);
        var id = (await client.Items("/v1/me/memberships")).Single().Id();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.DeleteAsync($"/v1/me/memberships/{id}")));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        await fixture.Broker.Hear<MembershipEnded>(f => f.PersonId == person);
        fixture.Broker.Heard<MembershipEnded>(f => f.PersonId == person).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_left_can_neither_apply_nor_be_named_trainer()
    {
        var person = await fixture.NewPerson(AtBashy);
        var client = await fixture.As(person);
        await client.DeleteAsync($"/v1/me/memberships/{(await client.Items("/v1/me/memberships")).Single().Id()}");

        await (await client.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { })).ShouldBeProblem(409, "membership_required");
        await (await (await fixture.As("person/at-bashy/coordinator")).PostCreating(Roles, new { personId = person, role = "trainer" }))
            .ShouldBeProblem(409, "membership_required");
    }

    [Fact]
    public async Task A_role_that_is_revoked_is_told_and_gone_from_the_next_token()
    {
        var person = await fixture.NewPerson(AtBashy);
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var grant = await (await coordinator.PostCreating(Roles, new { personId = person, role = "trainer" })).Json();
        (await coordinator.Items(Roles + "?limit=100")).ShouldContain(r => r.Id() == grant.Id());
        var hers = await fixture.As(person);
        await (await hers.DeleteAsync($"/v1/me/memberships/{(await hers.Items("/v1/me/memberships")).Single().Id()}"))
            .ShouldBeProblem(409, "role_at_lab");

        (await coordinator.DeleteAsync($"{Roles}/{grant.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await fixture.Broker.Hear<RoleRevoked>(f => f.PersonId == person)).Role.ShouldBe("trainer");
        var token = (await fixture.As(person)).DefaultRequestHeaders.Authorization!.Parameter;
        new JsonWebTokenHandler().ReadJsonWebToken(token).Claims.ShouldNotContain(c => c.Type == "role" && c.Value != "[]");
        await (await coordinator.DeleteAsync($"{Roles}/{grant.Id()}")).ShouldBeProblem(404, "not_found");
        (await coordinator.PostCreating(Roles, new { personId = person, role = "trainer" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await fixture.WithDb<RegistrationDb, int>(db => db.Roles.IgnoreQueryFilters().CountAsync(r => r.PersonId == person))).ShouldBe(2);
    }

    [Fact]
    public async Task The_operator_names_and_revokes_coordinators()
    {
        var person = await fixture.NewPerson(AtBashy);
        var operators = await fixture.As("person/operator");
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var body = new { personId = person, role = "coordinator" };
        await (await coordinator.PostCreating(Roles, body)).ShouldBeProblem(403, "not_allowed");

        var grant = await (await operators.PostCreating(Roles, body)).Json();

        (await (await fixture.As(person)).GetAsync($"/v1/labs/{AtBashy}/members")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await coordinator.DeleteAsync($"{Roles}/{grant.Id()}")).ShouldBeProblem(403, "not_allowed");
        (await operators.DeleteAsync($"{Roles}/{grant.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await (await fixture.As(person)).GetAsync($"/v1/labs/{AtBashy}/members")).ShouldBeProblem(403, "not_allowed");
    }

    [Fact]
    public async Task A_coordinator_changes_what_visitors_read_of_her_lab()
    {
        var url = $"/v1/labs/{Kochkor}";
        var coordinator = await fixture.As("person/kochkor/coordinator");
        var seen = (await coordinator.GetAsync(url)).Headers.ETag!.Tag;

        var saved = await coordinator.SendWith(HttpMethod.Put, url, Change(), ifMatch: seen);

        var lab = await fixture.Anonymous("ru").GetJson(url);
        (await saved.Json()).GetProperty("hours").GetArrayLength().ShouldBe(2);
        lab.GetProperty("hours").EnumerateArray().Select(h => h.GetProperty("day").GetString()).ShouldBe(["monday", "sunday"]);
        lab.GetProperty("about").GetString().ShouldBe("Мы у рынка");
        lab.GetProperty("languages").EnumerateArray().Select(l => l.GetString()).ShouldBe(["ky", "ru"]);
        await (await coordinator.SendWith(HttpMethod.Put, url, Change(), ifMatch: seen)).ShouldBeProblem(412, "stale_version");
        await (await coordinator.SendWith(HttpMethod.Put, url, Change())).ShouldBeProblem(428, "version_required");
        await (await (await fixture.As("person/at-bashy/coordinator")).SendWith(HttpMethod.Put, url, Change(), ifMatch: "*"))
            .ShouldBeProblem(403, "not_allowed");
    }

    [Theory]
    [InlineData("""{"hours":[{"day":"monday","opens":"18:00","closes":"09:00"}],"facilities":[],"languages":["ky"]}""")]
    [InlineData("""
        {"hours":[{"day":"monday","opens":"09:00","closes":"10:00"},{"day":"monday","opens":"11:00","closes":"12:00"}],
         "facilities":[],"languages":["ky"]}
        """)]
    [InlineData("""{"hours":[null],"facilities":[],"languages":["ky"]}""")]
    [InlineData("""{"hours":[{"day":"holiday","opens":"09:00","closes":"10:00"}],"facilities":[],"languages":["ky"]}""")]
    [InlineData("""{"hours":[{"day":"monday","opens":"25:00","closes":"26:00"}],"facilities":[],"languages":["ky"]}""")]
    [InlineData("""{"hours":[],"facilities":[null],"languages":["ky"]}""")]
    [InlineData("""{"hours":[],"facilities":[""],"languages":["ky"]}""")]
    [InlineData("""{"hours":[],"facilities":[],"languages":[]}""")]
    [InlineData("""{"hours":[],"facilities":[],"languages":["de"]}""")]
    [InlineData("""{"hours":[],"facilities":[],"languages":["ky"],"about":{}}""")]
    [InlineData("""{"hours":null,"facilities":[],"languages":["ky"]}""")]
    [InlineData("""{"facilities":[],"languages":["ky"]}""")]
    public async Task A_lab_that_cannot_be_is_refused(string body)
    {
        var coordinator = await fixture.As("person/kochkor/coordinator");
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/labs/{Kochkor}", JsonSerializer.Deserialize<JsonElement>(body),
            ifMatch: "*")).ShouldBeProblem(400);
    }

    private static object Change() => new
    {
        hours = new[] { new { day = "sunday", opens = "11:00", closes = "16:00" },
            new { day = "monday", opens = "09:30", closes = "18:00" } },
        facilities = new[] { "looms", "kiln" },
        languages = new[] { "ru", "ky" },
        about = new { ky = "Биз базардын жанындабыз", ru = "Мы у рынка" },
    };
}
