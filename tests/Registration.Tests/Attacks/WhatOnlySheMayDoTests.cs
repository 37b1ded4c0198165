using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Attacks;

/// <summary>Staff never gain what only the woman may do: see services/Registration/decisions/001-what-staff-never-gain.md.</summary>
[Collection<PeopleSuite>]
public sealed class WhatOnlySheMayDoTests(RegistrationFixture fixture)
{
    private const string Coordinator = "+996700000104";

    [Fact]
    public async Task A_change_of_phone_by_staff_lapses_when_she_shows_herself()
    {
        var (woman, phone) = await Account();
        var change = await Assist(woman.PersonId, NewPhone());
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        (await Renew(woman.Client, woman.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        fixture.Clock.Advance(TimeSpan.FromDays(6));

        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change)).Outcome.ShouldBe("cancelled");
        (await (await fixture.RedeemNew(phone)).Json()).Id("personId").ShouldBe(woman.PersonId);
    }

    [Fact]
    public async Task Confirmed_in_a_session_of_hers_it_goes_on()
    {
        var (woman, _) = await Account();
        var other = NewPhone();
        var change = await Assist(woman.PersonId, other);
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        woman = fixture.Hold(await (await Renew(woman.Client, woman.RefreshToken)).Json());
        (await woman.Client.SendWith(HttpMethod.Post, $"/v1/me/phone-changes/{change}/confirmation", new { })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        fixture.Clock.Advance(TimeSpan.FromDays(6));

        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change)).Outcome.ShouldBe("done");
        // The number is hers once she signed in with it.
        (await Proven()).ShouldBeFalse();
        (await (await fixture.RedeemNew(other)).Json()).Id("personId").ShouldBe(woman.PersonId);
        (await Proven()).ShouldBeTrue();

        Task<bool> Proven() => fixture.WithDb<RegistrationDb, bool>(db =>
            db.ContactPoints.AnyAsync(c => c.PersonId == woman.PersonId && c.ProvenAt != null));
    }

    [Fact]
    public async Task No_role_is_given_to_a_number_that_staff_asked_for()
    {
        var (woman, _) = await Account();
        await Assist(woman.PersonId, NewPhone());

        await (await (await fixture.As("person/at-bashy/coordinator"))
            .PostCreating($"/v1/labs/{AtBashy}/roles", new { personId = woman.PersonId, role = "trainer" }))
            .ShouldBeProblem(409, "sign_in_unsettled");
    }

    [Fact]
    public async Task An_account_that_staff_want_erased_is_told_and_calls_it_off()
    {
        var (woman, phone) = await Account();
        var erasure = await Erase(woman.PersonId);
        await fixture.Broker.Hear<ErasureAnnounced>(f => f.ErasureId == erasure && f.PersonId == woman.PersonId);
        (await woman.Client.GetJson("/v1/me/erasure")).GetProperty("state").GetString().ShouldBe("announced");
        (await fixture.Erasure(erasure)).GetProperty("state").GetString().ShouldBe("announced");

        (await woman.Client.DeleteAsync("/v1/me/erasure")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        fixture.Clock.Advance(TimeSpan.FromDays(8));
        (await (await fixture.RedeemNew(phone)).Json()).Id("personId").ShouldBe(woman.PersonId);
        await (await fixture.Anonymous().GetAsync($"/v1/erasures/{erasure}")).ShouldBeProblem(404);
        fixture.Broker.Heard<PersonErasureRequested>(f => f.PersonId == woman.PersonId).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_nobody_defends_is_erased_after_seven_days_under_the_same_id()
    {
        var (woman, _) = await Account();
        var erasure = await Erase(woman.PersonId);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM person_vault WHERE person_id = {woman.PersonId}""")).ShouldBe(1);

        fixture.Clock.Advance(TimeSpan.FromDays(7));

        (await fixture.Broker.Hear<PersonErasureRequested>(f => f.PersonId == woman.PersonId)).ErasureId.ShouldBe(erasure);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM person_vault WHERE person_id = {woman.PersonId}""")).ShouldBe(0);
        await (await Renew(woman.Client, woman.RefreshToken)).ShouldBeProblem(401, "session_ended");
    }

    [Theory]
    [InlineData("needs")]
    [InlineData("demographics")]
    [InlineData("pictures")]
    [InlineData("stories")]
    [InlineData("partners")]
    [InlineData("research")]
    public async Task Nobody_agrees_on_paper_for_who_has_an_account(string purpose)
    {
        var (woman, _) = await Account();
        var coordinator = await fixture.As("person/at-bashy/coordinator");

        await (await coordinator.PostCreating($"/v1/people/{woman.PersonId}/consents",
            new { purpose, textVersion = "2026-01", language = "ky", reason = "Кагазга кол койду" }))
            .ShouldBeProblem(409, "agrees_herself");
    }

    private async Task<(Device Device, string Phone)> Account()
    {
        var phone = NewPhone();
        var device = await fixture.SignIn(phone);
        await device.Client.Agree("platform");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        return (device, phone);
    }

    private async Task<Guid> Assist(Guid person, string phone)
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (challengeId, code) = await fixture.MyCode(coordinator, phone);
        return (await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/members/{person}/phone-changes",
            new { phone, challengeId, code, reason = "Телефонун жоготту." })).Json()).Id();
    }

    private async Task<Guid> Erase(Guid person)
    {
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var staff = await fixture.SignIn(Coordinator);
        return (await (await staff.Client.PostCreating("/v1/erasures", new { personId = person, reason = "askedInPerson" })).Json()).Id();
    }
}
