using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Data.Seed;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class LabTests(RegistrationFixture fixture)
{
    private static readonly string Join = $"/v1/labs/{AtBashy}/memberships";

    [Fact]
    public async Task Anyone_sees_the_six_labs_in_her_language()
    {
        // Other tests open labs too, called lab-….
        var labs = (await EveryPage(fixture.Anonymous("ky")))
            .FindAll(l => !l.GetProperty("code").GetString()!.StartsWith("lab-", StringComparison.Ordinal));
        labs.Count.ShouldBe(6);

        var atBashy = await fixture.Anonymous("ru").GetAsync($"/v1/labs/{AtBashy}");
        (await atBashy.Json()).GetProperty("name").GetString().ShouldBe("Ат-Баши");
        atBashy.Content.Headers.ContentLanguage.ShouldBe(["ru"]);
        labs.Single(l => l.Id() == AtBashy).GetProperty("name").GetString().ShouldBe("Ат-Башы");
        labs.Single(l => l.GetProperty("code").GetString() == "kyzart").GetProperty("latitude").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Pages_of_labs_follow_each_other_without_a_gap()
    {
        var seen = (await EveryPage(fixture.Anonymous())).ConvertAll(l => l.Id());

        seen.Count.ShouldBeGreaterThanOrEqualTo(6);
        seen.ShouldBe(await fixture.WithDb<RegistrationDb, List<Guid>>(db => db.Labs.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync()));
    }

    [Fact]
    public async Task Joining_needs_the_consent_to_the_platform()
    {
        var client = await fixture.As(await fixture.NewPerson(agreed: false));
        await (await client.PostCreating(Join)).ShouldBeProblem(409, "consent_required");

        await client.PostCreating("/v1/me/consents", new { purpose = "pictures", textVersion = "2026-01" });
        await (await client.PostCreating(Join)).ShouldBeProblem(409, "consent_required");

        await client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        (await client.PostCreating(Join)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Joining_is_told_and_listed()
    {
        var person = await fixture.NewPerson();
        var client = await fixture.As(person);

        var membership = await (await client.PostCreating(Join)).Json();

        var started = await fixture.Broker.Hear<MembershipStarted>(f => f.PersonId == person);
        started.MembershipId.ShouldBe(membership.Id());
        started.LabName.En.ShouldBe("At-Bashy");
        (await client.GetJson("/v1/me/memberships")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Id("labId")
            .ShouldBe(AtBashy);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_membership_and_another_key_is_refused()
    {
        var client = await fixture.As(await fixture.NewPerson());
        var key = Guid.NewGuid();

        var first = await (await client.PostCreating(Join, key: key)).Json();
        var again = await client.PostCreating(Join, key: key);

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Json()).Id().ShouldBe(first.Id());
        await (await client.PostCreating(Join)).ShouldBeProblem(409, "already_member");
        await (await client.SendWith(HttpMethod.Post, Join)).ShouldBeProblem(400, "idempotency_key_required");
    }

    [Fact]
    public async Task Twenty_parallel_requests_to_join_make_one_membership()
    {
        var person = await fixture.NewPerson();
        var client = await fixture.As(person);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostCreating(Join)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await fixture.WithDb<RegistrationDb, int>(db => db.Memberships.CountAsync(m => m.PersonId == person))).ShouldBe(1);
    }

    [Fact]
    public async Task A_coordinator_names_a_trainer_of_her_own_lab()
    {
        var person = await fixture.NewPerson(AtBashy);
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var trainer = new { personId = person, role = "trainer" };

        (await coordinator.PostCreating($"/v1/labs/{AtBashy}/roles", trainer)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await fixture.Broker.Hear<RoleGranted>(f => f.PersonId == person)).LabId.ShouldBe(AtBashy);
        var token = (await fixture.As(person)).DefaultRequestHeaders.Authorization!.Parameter;
        new JsonWebTokenHandler().ReadJsonWebToken(token).GetClaim("role").Value.ShouldBe($"trainer:{AtBashy}");
        await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/roles", trainer)).ShouldBeProblem(409, "role_already_granted");
    }

    [Fact]
    public async Task Nobody_else_names_a_trainer()
    {
        var person = await fixture.NewPerson(AtBashy);
        var trainer = new { personId = person, role = "trainer" };
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/at-bashy/mentor",
            "person/operator" })
        {
            await (await (await fixture.As(other)).PostCreating($"/v1/labs/{AtBashy}/roles", trainer)).ShouldBeProblem(403, "not_allowed");
        }

        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/roles", new { personId = person, role = "operator" }))
            .ShouldBeProblem(400, "invalid_request");
        await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/roles", new { personId = await fixture.NewPerson(), role = "trainer" }))
            .ShouldBeProblem(409, "membership_required");
        await (await coordinator.PostCreating($"/v1/labs/{Guid.CreateVersion7()}/roles", trainer)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task The_seed_plants_each_thing_once()
    {
        var before = await Count();

        await using (var scope = fixture.Services.CreateAsyncScope())
        {
            await RegistrationSeed.Seed(scope.ServiceProvider.GetRequiredService<RegistrationDb>(), scope.ServiceProvider);
        }

        (await Count()).ShouldBe(before);
        (await fixture.SignIn("+996700000104")).PersonId.ShouldBe(WellKnown.Id("person/at-bashy/coordinator"));

        Task<(int, int, int, int)> Count() => fixture.WithDb<RegistrationDb, (int, int, int, int)>(async db =>
            (await db.Labs.CountAsync(), await db.Cohorts.CountAsync(), await db.Memberships.CountAsync(), await db.Roles.CountAsync()));
    }

    private static async Task<List<JsonElement>> EveryPage(HttpClient client)
    {
        var seen = new List<JsonElement>();
        var url = "/v1/labs?limit=4";
        do
        {
            var answer = await client.GetAsync(url);
            seen.AddRange((await answer.Json()).GetProperty("items").EnumerateArray());
            url = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }
        while (url is not null);

        return seen;
    }
}
