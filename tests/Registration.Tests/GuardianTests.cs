using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.GuardianSteps;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class GuardianTests(RegistrationFixture fixture)
{
    private static readonly string Lab = $"/v1/labs/{AtBashy}/memberships";

    [Fact]
    public async Task A_girl_under_sixteen_joins_no_lab_without_a_guardian()
    {
        var girl = await fixture.Girl();

        await (await girl.PostCreating(Lab)).ShouldBeProblem(409, "guardian_consent_needed");
        (await State(girl)).ShouldBe((true, false));

        await fixture.AgreesByPhone(girl);
        (await girl.PostCreating(Lab)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await State(girl)).ShouldBe((true, true));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public async Task She_needs_one_until_the_year_in_which_she_turns_sixteen_is_over(int yearsSince, bool needed)
    {
        var girl = await fixture.Girl(yearsSince);
        (await State(girl)).Needed.ShouldBe(needed);
        (await girl.PostCreating(Lab)).StatusCode.ShouldBe(needed ? HttpStatusCode.Conflict : HttpStatusCode.Created);
    }

    [Fact]
    public async Task Whoever_tells_no_birth_year_agrees_for_herself()
    {
        var woman = await fixture.As(await fixture.NewPerson());
        (await State(woman)).ShouldBe((false, false));
        (await woman.PostCreating(Lab)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_girl_does_nothing_else_either_before_her_guardian_agrees()
    {
        var girl = await fixture.Girl();
        var held = await fixture.NewEvent();
        var hearing = await fixture.NewHearing();
        var loom = WellKnown.Id("resource/at-bashy/loom-1");
        var refused = new[]
        {
            await girl.PostCreating($"/v1/events/{held}/places", new { seats = 1 }),
            await girl.PostCreating($"/v1/events/{hearing}/comments", new { text = "Суу керек" }),
            await girl.PostCreating($"/v1/labs/{AtBashy}/groups", new { name = new { ky = NewWord() }, purposes = new[] { "learn" } }),
            await girl.PostCreating($"/v1/labs/{AtBashy}/stories",
                new { title = new { ky = "Мен" }, body = new { ky = "Мен" }, signedAs = "Мен" }),
            await girl.PostCreating($"/v1/resources/{loom}/bookings",
                new { startsAt = fixture.Clock.GetUtcNow().AddDays(1), minutes = 60 }),
            await girl.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { }),
        };
        foreach (var answer in refused)
        {
            await answer.ShouldBeProblem(409, "guardian_consent_needed");
        }
    }

    [Fact]
    public async Task Her_own_consent_is_needed_beside_that_of_her_guardian()
    {
        var girl = await fixture.Girl(agreed: false);
        await fixture.AgreesByPhone(girl);
        await (await girl.PostCreating(Lab)).ShouldBeProblem(409, "consent_required");
    }

    [Fact]
    public async Task Her_own_number_proves_nothing_about_her_guardian()
    {
        var phone = NewPhone();
        var girl = (await fixture.SignIn(phone)).Client;

        await (await girl.SendWith(HttpMethod.Post, "/v1/me/guardian-codes", new { phone })).ShouldBeProblem(409, "guardian_phone_is_hers");
    }

    [Fact]
    public async Task A_code_that_came_for_another_girl_or_for_signing_in_is_none()
    {
        var (girl, other) = (await fixture.Girl(), await fixture.Girl());
        var (challengeId, code) = await fixture.GuardianCode(other, NewPhone());
        await (await girl.PostCreating(Consents, Agreed(challengeId, code))).ShouldBeProblem(409, "guardian_code_not_valid");

        (challengeId, code) = await fixture.GetCode(fixture.From(), NewPhone());
        await (await girl.PostCreating(Consents, Agreed(challengeId, code))).ShouldBeProblem(409, "guardian_code_not_valid");
        (await girl.Items(Consents)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_guardian_is_known_to_her_and_sealed_in_the_database()
    {
        var (girl, phone, name) = (await fixture.Girl(), NewPhone(), NewWord());
        await fixture.AgreesByPhone(girl, phone, name);

        var consent = (await girl.Items(Consents)).ShouldHaveSingleItem();
        consent.GetProperty("name").GetString().ShouldBe(name);
        consent.GetProperty("phone").GetString().ShouldBe(phone);
        consent.GetProperty("relation").GetString().ShouldBe("mother");
        consent.GetProperty("way").GetString().ShouldBe("app");
    }

    [Fact]
    public async Task The_same_relation_agrees_once_and_mother_and_father_both()
    {
        var girl = await fixture.Girl();
        await fixture.AgreesByPhone(girl);
        var (challengeId, code) = await fixture.GuardianCode(girl, NewPhone());
        await (await girl.PostCreating(Consents, Agreed(challengeId, code))).ShouldBeProblem(409, "guardian_already_agreed");

        (challengeId, code) = await fixture.GuardianCode(girl, NewPhone());
        (await girl.PostCreating(Consents, Agreed(challengeId, code, "father"))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task With_the_last_consent_her_memberships_end()
    {
        var girl = await fixture.Girl();
        await fixture.AgreesByPhone(girl);
        await fixture.AgreesByPhone(girl, relation: "father");
        (await girl.PostCreating(Lab)).EnsureSuccessStatusCode();
        var (first, second) = ((await girl.Items(Consents))[0].Id(), (await girl.Items(Consents))[1].Id());

        (await girl.DeleteAsync($"{Consents}/{first}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await girl.Items("/v1/me/memberships")).Count.ShouldBe(1);
        await (await girl.DeleteAsync($"{Consents}/{first}")).ShouldBeProblem(409, "consent_already_withdrawn");

        var coordinator = await fixture.Coordinator();
        var person = await IdOf(girl);
        (await coordinator.SendWith(HttpMethod.Post, $"/v1/people/{person}/guardian-consents/{second}/withdrawal",
            new { reason = "Апасы телефон чалды" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await girl.Items("/v1/me/memberships")).ShouldBeEmpty();
        (await fixture.Broker.Hear<MembershipEnded>(f => f.PersonId == person)).LabId.ShouldBe(AtBashy);
        await (await girl.PostCreating(Lab)).ShouldBeProblem(409, "guardian_consent_needed");
    }

    [Fact]
    public async Task Who_has_grown_up_stays_a_member_when_a_guardian_takes_it_back()
    {
        var girl = await fixture.Girl();
        await fixture.AgreesByPhone(girl);
        (await girl.PostCreating(Lab)).EnsureSuccessStatusCode();
        await (await girl.Change("/v1/me/profile", new { name = "Бермет", language = "ky", birthYear = 1990 })).Json();

        (await girl.DeleteAsync($"{Consents}/{(await girl.Items(Consents)).Single().Id()}")).EnsureSuccessStatusCode();

        (await girl.Items("/v1/me/memberships")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_guardian_agrees_to_the_current_text_only()
    {
        var girl = await fixture.Girl();
        var (challengeId, code) = await fixture.GuardianCode(girl, NewPhone());
        var old = new { name = "Гүлнара", relation = "mother", textVersion = "2025-01", challengeId, code };
        (await (await girl.PostCreating(Consents, old)).ShouldBeProblem(409, "consent_text_outdated"))
            .GetProperty("current").GetString().ShouldBe("2026-01");
        (await fixture.Anonymous("ru").GetJson("/v1/consent-texts/guardian/2026-01")).GetProperty("text").GetString()!
            .ShouldContain("опекун");
        await (await girl.PostCreating("/v1/me/consents", new { purpose = "guardian", textVersion = "2026-01" }))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task A_merge_takes_along_what_her_guardians_agreed_to()
    {
        var coordinator = await fixture.Coordinator();
        var year = fixture.Clock.GetUtcNow().Year - 13;
        var (from, into) = (await Paper("father"), await Paper("mother"));

        await fixture.Merged(coordinator, from, into);

        var left = await coordinator.Items($"/v1/people/{into}/guardian-consents");
        left.Select(c => c.GetProperty("relation").GetString()).ShouldBe(["mother", "father"], ignoreOrder: true);
        left.ShouldAllBe(c => c.GetProperty("name").GetString() == "Гүлнара");

        async Task<Guid> Paper(string relation) => (await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", new
        {
            name = NewWord(), language = "ky", textVersion = "2026-01", reason = "Апасы менен келди", birthYear = year,
            guardian = new { name = "Гүлнара", relation, textVersion = "2026-01" },
        })).Json()).Id("personId");
    }

    [Theory]
    [InlineData("UPDATE guardian_consents SET text_version = 'x', withdrawn_at = now()")]
    [InlineData("UPDATE guardian_consents SET relation = 'Father'")]
    [InlineData("DELETE FROM guardian_consents")]
    public async Task The_database_refuses_to_rewrite_them(string sql)
    {
        await fixture.AgreesByPhone(await fixture.Girl());
        await fixture.WithDb<RegistrationDb>(db => Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql)));
    }

    [Fact]
    public async Task Of_a_record_from_before_the_birth_year_itself_is_looked_at()
    {
        var girl = await fixture.Girl();
        var woman = await fixture.NewPerson();
        await fixture.WithDb<RegistrationDb>(db => db.People.Where(p => p.Id == woman)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.MayBeMinor, true)));

        await (await girl.PostCreating(Lab)).ShouldBeProblem(409, "guardian_consent_needed");
        (await (await fixture.As(woman)).PostCreating(Lab)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
