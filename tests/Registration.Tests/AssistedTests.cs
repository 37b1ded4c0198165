using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class AssistedTests(RegistrationFixture fixture)
{
    private static readonly string Url = $"/v1/labs/{AtBashy}/people";

    [Fact]
    public async Task A_coordinator_registers_a_woman_without_a_phone()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var answer = await coordinator.PostCreating(Url, AWoman("Токтобүбү Жапарова", birthYear: 1961, reason: "Телефону жок, өзү келди"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var person = (await answer.Json()).Id("personId");
        (await fixture.Broker.Hear<PersonRegistered>(f => f.PersonId == person)).Language.ShouldBe("ky");
        (await fixture.Broker.Hear<MembershipStarted>(f => f.PersonId == person)).LabId.ShouldBe(AtBashy);

        var hers = await fixture.As(person);
        var acted = (await hers.GetJson("/v1/me/profile")).GetProperty("assistedActions").EnumerateArray().ShouldHaveSingleItem();
        acted.GetProperty("act").GetString().ShouldBe("registered");
        acted.GetProperty("coordinator").GetString().ShouldBe("Айгүл Асанова");
        acted.GetProperty("reason").GetString().ShouldBe("Телефону жок, өзү келди");
        (await hers.Items("/v1/me/assisted-actions")).Count.ShouldBe(1);
        var consent = (await hers.Items("/v1/me/consents")).ShouldHaveSingleItem();
        consent.GetProperty("way").GetString().ShouldBe("paper");
        (await hers.Items("/v1/me/memberships")).ShouldHaveSingleItem().Id("labId").ShouldBe(AtBashy);
    }

    [Fact]
    public async Task A_woman_who_was_registered_with_her_number_signs_in_as_herself()
    {
        var phone = NewPhone();
        var person = await (await fixture.As("person/at-bashy/coordinator")).Register(AtBashy, NewWord(), phone);

        var device = await fixture.SignIn(phone);

        device.PersonId.ShouldBe(person);
        device.IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task Sent_twice_by_a_bad_network_she_is_registered_once()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var body = AWoman(NewWord());
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => coordinator.PostCreating(Url, body, key)));
        var again = await (await coordinator.PostCreating(Url, body, key)).Json();

        foreach (var answer in answers.Where(a => a.StatusCode == HttpStatusCode.Created))
        {
            (await answer.Json()).Id("personId").ShouldBe(again.Id("personId"));
        }

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        (await fixture.WithDb<RegistrationDb, int>(db => db.AssistedActions.CountAsync(a => a.PersonId == again.Id("personId"))))
            .ShouldBe(1);
    }

    [Fact]
    public async Task The_coordinator_applies_for_her()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var person = await coordinator.Register(AtBashy, NewWord());

        var application = await (await coordinator.PostCreating(
            $"/v1/people/{person}/applications", new { cohortId = CohortAtBashy, reason = "Өзү суранды", motivation = "Шырдак сатам" }))
            .Json();

        var hers = await fixture.As(person);
        (await hers.Items("/v1/me/applications")).ShouldHaveSingleItem().Id().ShouldBe(application.Id());
        (await hers.GetJson($"/v1/applications/{application.Id()}")).GetProperty("motivation").GetString().ShouldBe("Шырдак сатам");
        (await hers.Items("/v1/me/assisted-actions")).Select(a => a.GetProperty("act").GetString()).ShouldBe(["registered", "applied"]);
        await (await coordinator.PostCreating($"/v1/people/{person}/applications", new { cohortId = CohortAtBashy, reason = "Дагы" }))
            .ShouldBeProblem(409, "already_applied");
        (await hers.Items("/v1/me/assisted-actions")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_consent_on_paper_is_recorded_and_taken_back()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var person = await coordinator.Register(AtBashy, NewWord());
        var paper = new { purpose = "pictures", textVersion = "2026-01", language = "ky", reason = "Кагазга кол койду" };

        var consent = await (await coordinator.PostCreating($"/v1/people/{person}/consents", paper)).Json();
        await (await coordinator.PostCreating($"/v1/people/{person}/consents", paper)).ShouldBeProblem(409, "consent_already_given");
        (await coordinator.Items($"/v1/people/{person}/consents")).Count.ShouldBe(2);
        var withdrawal = $"/v1/people/{person}/consents/{consent.Id()}/withdrawal";
        await (await coordinator.SendWith(HttpMethod.Post, withdrawal, new { reason = "Ойлонуп көрдү" })).Json();

        await (await coordinator.SendWith(HttpMethod.Post, withdrawal, new { reason = "Дагы" }))
            .ShouldBeProblem(409, "consent_already_withdrawn");
        (await fixture.Broker.Hear<ConsentWithdrawn>(f => f.PersonId == person)).ConsentId.ShouldBe(consent.Id());
        (await (await fixture.As(person)).Items("/v1/me/assisted-actions")).Select(a => a.GetProperty("act").GetString())
            .ShouldBe(["registered", "consentGiven", "consentWithdrawn"]);
    }

    [Fact]
    public async Task Nobody_else_acts_for_a_member()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var person = await coordinator.Register(AtBashy, NewWord());
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/operator" })
        {
            var client = await fixture.As(other);
            await (await client.PostCreating(Url, AWoman(NewWord()))).ShouldBeProblem(403, "not_allowed");
            await (await client.GetAsync($"/v1/people/{person}")).ShouldBeProblem(404, "not_found");
            await (await client.GetAsync($"/v1/people/{person}/consents")).ShouldBeProblem(404, "not_found");
            await (await client.PostCreating($"/v1/people/{person}/consents",
                new { purpose = "pictures", textVersion = "2026-01", language = "ky", reason = "x" }))
                .ShouldBeProblem(404, "not_found");
            await (await client.PostCreating($"/v1/people/{person}/applications", new { cohortId = CohortAtBashy, reason = "x" }))
                .ShouldBeProblem(404, "not_found");
        }

        // A woman of another lab does not exist for this coordinator either.
        var elsewhere = await fixture.NewPerson(Kochkor);
        await (await coordinator.GetAsync($"/v1/people/{elsewhere}")).ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [InlineData("", "ky", "2026-01", "x", null, null, 400, "invalid_request")]
    [InlineData("Айжан", "de", "2026-01", "x", null, null, 400, "invalid_request")]
    [InlineData("Айжан", "ky", "2026-01", "", null, null, 400, "invalid_request")]
    [InlineData("Айжан", "ky", "2026-01", "x", "+996312123456", null, 400, "invalid_request")]
    [InlineData("Айжан", "ky", "2026-01", "x", null, 1700, 400, "invalid_request")]
    [InlineData("Айжан", "ky", "1", "x", null, null, 409, "consent_text_outdated")]
    public async Task A_registration_that_cannot_be_is_refused(
        string name, string language, string textVersion, string reason, string? phone, int? birthYear, int status, string code)
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await coordinator.PostCreating(Url, new { name, language, textVersion, reason, phone, birthYear }))
            .ShouldBeProblem(status, code);
    }

    [Theory]
    [InlineData("UPDATE assisted_action SET at = now()")]
    [InlineData("DELETE FROM assisted_action")]
    [InlineData("TRUNCATE assisted_action")]
    public async Task The_database_refuses_to_rewrite_who_acted(string sql)
    {
        await (await fixture.As("person/at-bashy/coordinator")).Register(AtBashy, NewWord());
        await fixture.WithDb<RegistrationDb>(db => Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql)));
    }
}
