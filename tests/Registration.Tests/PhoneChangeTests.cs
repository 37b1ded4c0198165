using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class PhoneChangeTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Another_phone_takes_over_after_three_days_and_only_the_session_that_asked_goes_on()
    {
        var (old, other) = (NewPhone(), NewPhone());
        var device = await fixture.SignIn(old);
        var elsewhere = fixture.Hold(await (await fixture.RedeemNew(old)).Json());
        var change = await (await AskByCode(device, other)).Json();
        change.GetProperty("state").GetString().ShouldBe("waiting");
        (await fixture.Broker.Hear<PhoneChangeAsked>(f => f.ChangeId == change.Id())).TakesEffectAt.ShouldBe(
            change.GetProperty("takesEffectAt").GetDateTimeOffset(), TimeSpan.FromSeconds(1));

        // Until then the old phone is hers, and hears what is told to her.
        fixture.Clock.Advance(TimeSpan.FromHours(71));
        (await (await fixture.RedeemNew(old)).Json()).Id("personId").ShouldBe(device.PersonId);
        (await PhoneOf(device.PersonId)).ShouldBe(old);

        fixture.Clock.Advance(TimeSpan.FromHours(2));
        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change.Id())).Outcome.ShouldBe("done");
        (await PhoneOf(device.PersonId)).ShouldBe(other);
        (await (await fixture.RedeemNew(other)).Json()).Id("personId").ShouldBe(device.PersonId);
        (await (await fixture.RedeemNew(old)).Json()).Id("personId").ShouldNotBe(device.PersonId);
        (await Renew(device.Client, device.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await Renew(elsewhere.Client, elsewhere.RefreshToken)).ShouldBeProblem(401, "session_ended");
    }

    [Fact]
    public async Task The_PIN_is_a_second_step_and_on_a_shared_phone_the_only_one()
    {
        var (device, phone, _) = await fixture.WithPinAndKey();
        await fixture.AddPerson(phone);

        await (await AskByCode(device, NewPhone())).ShouldBeProblem(409, "pin_needed");
        await (await AskByPin(device, NewPhone(), "9173")).ShouldBeProblem(409, "proof_not_valid");

        (await AskByPin(device, NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Both_phones_are_proven_by_codes_made_for_this()
    {
        var (device, own, _) = await fixture.WithPinAndKey();
        var proof = new { pin = SignInSteps.RightPin };
        var (phone, thief) = (NewPhone(), await fixture.SignIn(NewPhone()));
        var (wrongPhone, wrongCode) = await fixture.MyCode(device.Client, NewPhone());
        var (anothers, anothersCode) = await fixture.MyCode(thief.Client, phone);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var (signIn, signInCode) = await fixture.GetCode(fixture.From(), phone);
        foreach (var (challengeId, code) in new[] { (wrongPhone, wrongCode), (anothers, anothersCode), (signIn, signInCode),
            (Guid.CreateVersion7(), "123456") })
        {
            await (await device.Client.PostCreating("/v1/me/phone-changes", new { phone, challengeId, code, proof }))
                .ShouldBeProblem(409, "proof_not_valid");
        }

        var (same, sameCode) = await fixture.MyCode(device.Client, own);
        await (await device.Client.PostCreating("/v1/me/phone-changes", new { phone = own, challengeId = same, code = sameCode, proof }))
            .ShouldBeProblem(409, "same_phone");
        await (await device.Client.PostCreating("/v1/me/phone-changes", new { phone, challengeId = same, code = "12", proof }))
            .ShouldBeProblem(400);
        await (await device.Client.PostCreating("/v1/me/phone-changes",
            new { phone, challengeId = same, code = sameCode, proof = new { } })).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Of_two_changes_asked_for_at_once_one_waits()
    {
        var (device, _, _) = await fixture.WithPinAndKey();
        var phones = Enumerable.Range(0, 4).Select(_ => NewPhone()).ToList();
        var codes = new List<(Guid ChallengeId, string Code)>();
        foreach (var phone in phones)
        {
            codes.Add(await fixture.MyCode(device.Client, phone));
        }

        var answers = await Task.WhenAll(phones.Zip(codes).Select(p => device.Client.PostCreating(
            "/v1/me/phone-changes",
            new
            {
                phone = p.First, challengeId = p.Second.ChallengeId, code = p.Second.Code,
                proof = new { pin = SignInSteps.RightPin }
            })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "phone_change_waiting");
        }

        (await device.Client.GetJson("/v1/me/phone-changes")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_old_phone_cancels_and_nothing_happens_when_the_time_comes()
    {
        var old = NewPhone();
        var device = await fixture.SignIn(old);
        var change = (await (await AskByCode(device, NewPhone())).Json()).Id();
        var owner = fixture.Hold(await (await fixture.RedeemNew(old)).Json());
        var stranger = await fixture.SignIn(NewPhone());

        await (await stranger.Client.DeleteAsync($"/v1/me/phone-changes/{change}")).ShouldBeProblem(404);
        (await owner.Client.DeleteAsync($"/v1/me/phone-changes/{change}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await owner.Client.DeleteAsync($"/v1/me/phone-changes/{change}")).ShouldBeProblem(409, "phone_change_over");

        await ComeDue(change);
        (await PhoneOf(device.PersonId)).ShouldBe(old);
        fixture.Broker.Heard<PhoneChangeEnded>(f => f.ChangeId == change).Select(f => f.Outcome).ShouldBe(["cancelled"]);
    }

    [Fact]
    public async Task Cancelled_at_the_moment_it_takes_effect_it_is_the_one_or_the_other()
    {
        for (var round = 0; round < 8; round++)
        {
            var (old, other) = (NewPhone(), NewPhone());
            var device = await fixture.SignIn(old);
            var change = (await (await AskByCode(device, other)).Json()).Id();
            fixture.Clock.Advance(TimeSpan.FromHours(73));

            var telling = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.Broker.Tell(new PhoneChangeDue(change))));
            var answer = await device.Client.DeleteAsync($"/v1/me/phone-changes/{change}");
            await telling;

            var ended = await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change);
            var cancelled = answer.StatusCode == HttpStatusCode.NoContent;
            ended.Outcome.ShouldBe(cancelled ? "cancelled" : "done");
            (await PhoneOf(device.PersonId)).ShouldBe(cancelled ? old : other);
        }
    }

    [Fact]
    public async Task Two_that_take_the_last_slot_of_a_number_at_once_get_it_once()
    {
        var crowded = NewPhone();
        await (await fixture.SignIn(crowded)).SetPin();
        for (var i = 2; i < ContactPoint.Most; i++)
        {
            await (await fixture.AddPerson(crowded)).SetPin();
        }

        var changes = new List<Guid>();
        for (var i = 0; i < 2; i++)
        {
            changes.Add((await (await AskByCode(await fixture.SignIn(NewPhone()), crowded)).Json()).Id());
        }

        fixture.Clock.Advance(TimeSpan.FromHours(73));
        await Task.WhenAll(changes.SelectMany(c => new[] { c, c }).Select(c => fixture.Broker.Tell(new PhoneChangeDue(c))));

        var outcomes = await Task.WhenAll(
            changes.Select(async c => (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == c)).Outcome));
        outcomes.ShouldBe(["done", "full"], ignoreOrder: true);
        await (await AskByCode(await fixture.SignIn(NewPhone()), crowded)).ShouldBeProblem(409, "number_full");
    }

    [Fact]
    public async Task A_coordinator_helps_a_member_who_lost_her_phone_with_a_longer_wait_and_a_clean_slate()
    {
        var (device, old, key) = await fixture.WithPinAndKey();
        await JoinAtBashy(device);
        var other = NewPhone();

        var change = await (await Assist("person/at-bashy/coordinator", device.PersonId, other)).Json();

        (change.GetProperty("takesEffectAt").GetDateTimeOffset() - change.GetProperty("askedAt").GetDateTimeOffset())
            .ShouldBe(TimeSpan.FromDays(7));
        (await fixture.Broker.Hear<PhoneChangeAsked>(f => f.ChangeId == change.Id())).Assisted.ShouldBeTrue();
        (await device.Client.GetJson("/v1/me/phone-changes")).GetProperty("items")[0].GetProperty("assisted").GetBoolean().ShouldBeTrue();
        fixture.Clock.Advance(TimeSpan.FromDays(7));
        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change.Id())).Outcome.ShouldBe("done");
        (await PhoneOf(device.PersonId)).ShouldBe(other);
        await (await Renew(device.Client, device.RefreshToken)).ShouldBeProblem(401, "session_ended");
        foreach (var phone in new[] { old, other })
        {
            await (await fixture.From().WithPin(phone, SignInSteps.RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
        }
    }

    [Fact]
    public async Task A_forgotten_PIN_on_a_shared_phone_goes_the_same_way_and_the_number_stays()
    {
        var phone = NewPhone();
        var mother = await fixture.SignIn(phone);
        var daughter = await fixture.AddPerson(phone);
        await daughter.SetPin();
        await JoinAtBashy(daughter);
        await (await Assist("person/at-bashy/coordinator", daughter.PersonId, phone)).ShouldBeProblem(409, "pins_first");
        await mother.SetPin();

        var change = await (await Assist("person/at-bashy/coordinator", daughter.PersonId, phone)).Json();
        fixture.Clock.Advance(TimeSpan.FromDays(7));
        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change.Id())).Outcome.ShouldBe("done");

        var choice = await (await fixture.RedeemNew(phone)).Json();
        choice.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("needsPin").GetBoolean()).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Only_the_coordinator_of_her_lab_can_ask_for_her_and_nobody_for_staff()
    {
        var device = await fixture.SignIn(NewPhone());
        await (await Assist("person/at-bashy/coordinator", device.PersonId, NewPhone())).ShouldBeProblem(404);
        await JoinAtBashy(device);
        await (await Assist("person/kochkor/coordinator", device.PersonId, NewPhone())).ShouldBeProblem(403);
        await (await Assist("person/at-bashy/trainer", device.PersonId, NewPhone())).ShouldBeProblem(403);
        await (await Assist("person/at-bashy/coordinator", WellKnown.Id("person/at-bashy/coordinator"), NewPhone()))
            .ShouldBeProblem(409, "phone_change_not_for_staff");
        await (await Assist("person/at-bashy/coordinator", device.PersonId, NewPhone(), reason: "why")).ShouldBeProblem(400);

        var change = (await (await Assist("person/at-bashy/coordinator", device.PersonId, NewPhone())).Json()).Id();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await (await fixture.As("person/kochkor/coordinator"))
            .DeleteAsync($"/v1/labs/{AtBashy}/members/{device.PersonId}/phone-changes/{change}")).ShouldBeProblem(403);
        (await coordinator.DeleteAsync($"/v1/labs/{AtBashy}/members/{device.PersonId}/phone-changes/{change}")).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
    }

    private async Task<HttpResponseMessage> AskByCode(Device device, string phone)
    {
        var (challengeId, code) = await fixture.MyCode(device.Client, phone);
        var own = await fixture.MyCode(device.Client);
        return await device.Client.PostCreating("/v1/me/phone-changes",
            new { phone, challengeId, code, proof = new { own.ChallengeId, own.Code } });
    }

    private async Task<HttpResponseMessage> AskByPin(Device device, string phone, string pin = SignInSteps.RightPin)
    {
        var (challengeId, code) = await fixture.MyCode(device.Client, phone);
        return await device.Client.PostCreating("/v1/me/phone-changes", new { phone, challengeId, code, proof = new { pin } });
    }

    private async Task<HttpResponseMessage> Assist(string who, Guid personId, string phone,
        string reason = "Телефонун жоготту, паспортун көрсөттү.")
    {
        var client = await fixture.As(who);
        var (challengeId, code) = await fixture.MyCode(client, phone);
        return await client.PostCreating($"/v1/labs/{AtBashy}/members/{personId}/phone-changes", new { phone, challengeId, code, reason });
    }

    /// <summary>Lets the time pass and the deadline be taken.</summary>
    private async Task ComeDue(Guid change)
    {
        fixture.Clock.Advance(TimeSpan.FromHours(73));
        var message = Guid.NewGuid();
        await fixture.Broker.Tell(new PhoneChangeDue(change), message);
        await fixture.Eventually(() => fixture.WithDb<RegistrationDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {message}""")
                .SingleAsync() > 0));
    }

    private static async Task JoinAtBashy(Device device)
    {
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" })).Json();
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
    }

    private Task<string?> PhoneOf(Guid person) => fixture.WithDb<RegistrationDb, string?>(async db =>
        fixture.Services.GetRequiredService<PersonVault>().PhoneOf(await db.Vault.AsNoTracking().SingleAsync(v => v.PersonId == person)));
}
