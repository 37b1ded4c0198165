using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class ErasureTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task She_is_unknown_and_shut_out_as_soon_as_she_asked()
    {
        var phone = NewPhone();
        var device = await Living(phone);

        var asked = await device.AskToBeForgotten();

        asked.GetProperty("state").GetString().ShouldBe("requested");
        await (await device.Client.GetAsync("/v1/me/profile")).ShouldBeProblem(404);
        await (await Renew(device.Client, device.RefreshToken)).ShouldBeProblem(401, "session_ended");
        await fixture.Eventually(() => fixture.IsRevoked(device));
        var person = device.PersonId;
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM person_vault WHERE person_id = {person}""")).ShouldBe(0);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM role_grant WHERE person_id = {person}""")).ShouldBe(0);
        (await fixture.Broker.Hear<PersonErasureRequested>(f => f.PersonId == person)).ErasureId.ShouldBe(asked.Id());
    }

    [Fact]
    public async Task Her_number_registers_anew_as_somebody_else()
    {
        var phone = NewPhone();
        var device = await Living(phone);
        var asked = await device.AskToBeForgotten();
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));

        var anew = await fixture.SignIn(phone);

        anew.IsNew.ShouldBeTrue();
        anew.PersonId.ShouldNotBe(device.PersonId);
        (await anew.Client.GetJson("/v1/me/applications")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await anew.Client.GetJson("/v1/me/memberships")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await fixture.ErasedHere(asked.Id());
        (await fixture.Anonymous().GetAsync($"/v1/erasures/{asked.Id()}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_room_gives_up_what_it_holds_of_her()
    {
        var device = await Living(NewPhone());
        var (person, asked) = (device.PersonId, await device.AskToBeForgotten());

        await fixture.ErasedHere(asked.Id());

        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM membership WHERE person_id = {person}""")).ShouldBe(0);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM consent WHERE person_id = {person} AND withdrawn_at IS NULL"""))
            .ShouldBe(0);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM consent WHERE person_id = {person}"""))
            .ShouldBe(1, "that she agreed once stays on record");
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM staff_read WHERE person_id = {person}"""))
            .ShouldBe(1, "who looked at her data stays on record");
        (await fixture.Count(
            $"""
            SELECT count(*)::int AS "Value" FROM enrolment
            WHERE person_id = {person} AND state = 'Withdrawn' AND motivation IS NULL
            """)).ShouldBe(1);
        var caller = person.ToString();
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM idempotency WHERE caller = {caller}""")).ShouldBe(0);
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" }))
            .ShouldBeProblem(404);
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_place_in_a_cohort_that_has_not_begun_is_free_again_and_the_reason_is_gone()
    {
        var device = await Living(NewPhone());
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var application = (await device.Client.GetJson("/v1/me/applications")).GetProperty("items")[0].Id();
        var tag = (await coordinator.GetAsync($"/v1/applications/{application}")).Headers.ETag!.Tag;
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/applications/{application}/decision",
            new { outcome = "admitted", reason = new { ky = "Канарейка жакшы тигет" } }, ifMatch: tag)).Json();
        var before = await fixture.Count($"""SELECT admitted AS "Value" FROM cohort WHERE id = {CohortAtBashy}""");

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        (await fixture.Count($"""SELECT admitted AS "Value" FROM cohort WHERE id = {CohortAtBashy}""")).ShouldBe(before - 1);
        (await fixture.Count(
            $"""SELECT count(*)::int AS "Value" FROM enrolment WHERE id = {application} AND state = 'Withdrawn' AND reason IS NULL"""))
            .ShouldBe(1);
        await (await coordinator.GetAsync($"/v1/applications/{application}")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Asked_twenty_times_at_once_it_is_one_erasure()
    {
        var device = await Living(NewPhone());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => device.Client.PostCreating("/v1/me/erasure")));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted);
        var ids = await Task.WhenAll(answers.Select(async a => (await a.Json()).Id()));
        ids.Distinct().Count().ShouldBe(1);
        await fixture.ErasedHere(ids[0]);
        (await fixture.Asked(ids[0])).ShouldBe(1);
        (await device.AskToBeForgotten()).Id().ShouldBe(ids[0]);
    }

    [Fact]
    public async Task An_old_sign_in_is_not_enough_and_renewing_its_token_does_not_help()
    {
        var device = await fixture.SignIn(NewPhone());
        fixture.Clock.Advance(TimeSpan.FromMinutes(11));
        var renewed = await (await Renew(device.Client, device.RefreshToken)).Json();
        device.Client.DefaultRequestHeaders.Authorization = new("Bearer", renewed.GetProperty("accessToken").GetString());

        await (await device.Client.PostCreating("/v1/me/erasure")).ShouldBeProblem(403, "fresh_sign_in_required");

        (await device.Client.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_number_asked_for_late_is_not_told()
    {
        var device = await fixture.SignIn(NewPhone());
        await device.AskToBeForgotten();
        var delivery = Guid.CreateVersion7();

        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, device.PersonId));

        (await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery)).SealedPhone.ShouldBeNull();
    }

    [Fact]
    public async Task A_number_left_in_a_queue_opens_for_nobody_once_its_key_is_gone()
    {
        var phone = NewPhone();
        var device = await fixture.SignIn(phone);
        var delivery = Guid.CreateVersion7();
        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, device.PersonId));
        var told = await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);
        Sealed.OpenText(fixture.TransportOf(delivery)!, told.SealedPhone!, delivery.ToString()).ShouldBe(phone);

        await fixture.Services.GetRequiredService<TransportKeys>().Destroy([delivery]);

        fixture.TransportOf(delivery).ShouldBeNull();
        var platform = fixture.Services.GetRequiredService<PlatformKey>().For("transport");
        Should.Throw<System.Security.Cryptography.CryptographicException>(() =>
            Sealed.OpenText(platform, told.SealedPhone!, delivery.ToString()));
    }

    private async Task<Device> Living(string phone)
    {
        var device = await fixture.SignIn(phone);
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile",
            new { name = "Канарейкова Сайрагүл", language = "ky", birthYear = 1987 })).Json();
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" })).Json();
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var application = await (
            await device.Client.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { motivation = "Канарейка" })).Json();
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            db.Add(RoleGrant.Give(device.PersonId, Role.Trainer, AtBashy, null, fixture.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await (await fixture.As("person/at-bashy/coordinator")).GetJson($"/v1/applications/{application.Id()}");
        return device;
    }
}
