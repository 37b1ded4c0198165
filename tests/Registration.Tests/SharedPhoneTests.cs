using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.SignIn;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class SharedPhoneTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_right_code_on_a_shared_phone_asks_who_it_is_and_the_answer_opens_her_session()
    {
        var (phone, mother, daughter) = await Shared();

        var choice = await Choice(phone);

        choice.GetProperty("people").EnumerateArray().Select(p => p.Id("personId")).ShouldBe([mother.PersonId, daughter.PersonId]);
        var answer = await fixture.From().Token(new { choiceId = choice.Id("choiceId"), personId = daughter.PersonId });
        (await answer.Json()).Id("personId").ShouldBe(daughter.PersonId);
    }

    [Fact]
    public async Task Each_is_shown_as_she_allows_and_by_nothing_but_initials_until_she_says()
    {
        var (phone, mother, daughter) = await Shared();
        await Introduce(mother, "Бермет Асанова кызы");
        await Introduce(daughter, "Айжан Асанова");
        var before = await daughter.Client.GetAsync("/v1/me/sign-in");
        (await before.Json()).GetProperty("label").GetString().ShouldBe("initials");
        await (await daughter.Client.SendWith(HttpMethod.Put, "/v1/me/sign-in", new { label = "firstName" })).ShouldBeProblem(428);
        await (await daughter.Client.SendWith(HttpMethod.Put, "/v1/me/sign-in", new { label = "firstName" }, ifMatch: "\"99\""))
            .ShouldBeProblem(412);
        (await daughter.Client.SendWith(HttpMethod.Put, "/v1/me/sign-in", new { label = "firstName" },
            ifMatch: before.Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await fixture.AddPerson(phone);

        Labels(await Choice(phone)).ShouldBe(["Б. А.", "Айжан", "№ 3"]);
    }

    [Fact]
    public async Task Who_has_a_PIN_is_not_entered_without_it()
    {
        var (phone, mother, daughter) = await Shared();
        (await daughter.SetPin()).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var choice = await Choice(phone);
        var choiceId = choice.Id("choiceId");
        choice.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("needsPin").GetBoolean()).ShouldBe([false, true]);

        await (await fixture.From().Token(new { choiceId, personId = daughter.PersonId })).ShouldBeProblem(401, "pin_not_valid");
        await (await fixture.From().Token(new { choiceId, personId = daughter.PersonId, pin = "9173" }))
            .ShouldBeProblem(401, "pin_not_valid");

        var answer = await fixture.From().Token(new { choiceId, personId = daughter.PersonId, pin = SignInSteps.RightPin });
        (await answer.Json()).Id("personId").ShouldBe(daughter.PersonId);
        mother.PersonId.ShouldNotBe(daughter.PersonId);
    }

    [Fact]
    public async Task A_choice_opens_one_session()
    {
        var (phone, mother, _) = await Shared();
        var choiceId = (await Choice(phone)).Id("choiceId");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => fixture.From().Token(new { choiceId, personId = mother.PersonId })));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await refused.ShouldBeProblem(401, "code_not_valid");
        }
    }

    [Fact]
    public async Task A_choice_expires_and_reaches_only_the_persons_of_its_phone()
    {
        var (phone, mother, _) = await Shared();
        var stranger = await fixture.NewPerson();
        var choiceId = (await Choice(phone)).Id("choiceId");

        await (await fixture.From().Token(new { choiceId, personId = stranger })).ShouldBeProblem(401, "code_not_valid");
        await (await fixture.From().Token(new { choiceId = Guid.CreateVersion7(), personId = mother.PersonId }))
            .ShouldBeProblem(401, "code_not_valid");
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await fixture.From().Token(new { choiceId, personId = mother.PersonId })).ShouldBeProblem(401, "code_not_valid");
    }

    [Fact]
    public async Task Another_person_is_added_by_a_right_code_and_by_nothing_less()
    {
        var phone = NewPhone();
        var mother = await fixture.SignIn(phone);

        await (await fixture.From().Token(new { another = true })).ShouldBeProblem(400);
        await (await fixture.From().Token(new { choiceId = Guid.CreateVersion7(), another = true })).ShouldBeProblem(401, "code_not_valid");
        await (await fixture.RedeemNew(phone, another: true)).ShouldBeProblem(409, "pins_first");
        (await mother.SetPin()).IsSuccessStatusCode.ShouldBeTrue();
        var daughter = fixture.Hold(await (await fixture.RedeemNew(phone, another: true)).Json());

        daughter.IsNew.ShouldBeTrue();
        daughter.PersonId.ShouldNotBe(mother.PersonId);
        await fixture.Broker.Hear<PersonRegistered>(f => f.PersonId == daughter.PersonId);
        await (await fixture.From().Token(new { choiceId = (await Choice(phone)).Id("choiceId"), another = true }))
            .ShouldBeProblem(409, "pins_first");
        (await daughter.SetPin()).IsSuccessStatusCode.ShouldBeTrue();
        var third = fixture.Hold(await (await fixture.From().Token(new { choiceId = (await Choice(phone)).Id("choiceId"), another = true }))
            .Json());
        (await Choice(phone)).GetProperty("people").EnumerateArray().Select(p => p.Id("personId"))
            .ShouldBe([mother.PersonId, daughter.PersonId, third.PersonId]);
    }

    [Fact]
    public async Task No_coordinator_writes_a_number_down_while_somebody_there_has_no_PIN()
    {
        var phone = NewPhone();
        var mother = await fixture.SignIn(phone);
        var coordinator = await fixture.Coordinator();
        var daughter = PeopleSteps.AWoman(PeopleSteps.NewWord(), phone);

        await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", daughter)).ShouldBeProblem(409, "pins_first");

        (await mother.SetPin()).IsSuccessStatusCode.ShouldBeTrue();
        (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", daughter)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Nobody_moves_to_a_number_while_somebody_there_has_no_PIN()
    {
        var (phone, old) = (NewPhone(), NewPhone());
        var mother = await fixture.SignIn(phone);
        var (daughter, _, _) = await fixture.WithPinAndKey(old);
        await (await Move()).ShouldBeProblem(409, "pins_first");

        (await mother.SetPin()).IsSuccessStatusCode.ShouldBeTrue();
        (await Move()).StatusCode.ShouldBe(HttpStatusCode.Created);

        async Task<HttpResponseMessage> Move()
        {
            var (challengeId, code) = await fixture.MyCode(daughter.Client, phone);
            return await daughter.Client.PostCreating("/v1/me/phone-changes",
                new { phone, challengeId, code, proof = new { pin = SignInSteps.RightPin } });
        }
    }

    [Fact]
    public async Task On_a_shared_number_a_PIN_is_changed_and_not_removed()
    {
        var (_, mother, daughter) = await Shared();
        (await mother.SetPin()).IsSuccessStatusCode.ShouldBeTrue();
        await (await Remove(mother)).ShouldBeProblem(409, "pin_needed_on_shared_phone");

        var alone = (await fixture.WithPinAndKey()).Device;
        (await Remove(alone)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        daughter.PersonId.ShouldNotBe(mother.PersonId);

        static Task<HttpResponseMessage> Remove(Device device) =>
            device.Client.SendWith(HttpMethod.Post, "/v1/me/pin/removal", new { pin = SignInSteps.RightPin });
    }

    [Fact]
    public async Task Twenty_added_at_once_fill_a_number_and_no_more()
    {
        var phone = NewPhone();
        await fixture.SignIn(phone);
        var proven = new ProvenPhone(PhoneNumber.TryRead(phone)!, "ky");

        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var scope = fixture.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PhonePeople>().Add(proven, CancellationToken.None);
        }));

        added.Count(p => p is not null).ShouldBe(ContactPoint.Most - 1);
        var index = fixture.Services.GetRequiredService<PersonVault>().IndexOf(proven.Phone);
        (await fixture.WithDb<RegistrationDb, List<int>>(db => db.ContactPoints.Where(c => c.PhoneIndex == index).Select(c => c.Slot)
            .Order().ToListAsync()))
            .ShouldBe(Enumerable.Range(1, ContactPoint.Most));
        await (await fixture.RedeemNew(phone, another: true)).ShouldBeProblem(409, "number_full");
    }

    [Fact]
    public async Task A_token_request_is_one_of_its_kinds_and_not_a_mixture()
    {
        var id = Guid.CreateVersion7();
        foreach (var body in new object[]
        {
            new { choiceId = id }, new { personId = id }, new { choiceId = id, personId = id, another = true },
                new { choiceId = id, personId = id, code = "123456" },
            new { phone = NewPhone(), pin = "4826" }, new { phone = NewPhone(), pin = "48", deviceKey = SignInSteps.NewKey() },
            new { phone = "call me", pin = "4826", deviceKey = SignInSteps.NewKey() },
            new { phone = NewPhone(), pin = "4826", deviceKey = "short" },
            new { challengeId = id, code = "123456", pin = "4826" }, new { refreshToken = "x", another = true },
            new { choiceId = id, personId = id, pin = "٤٨٢٦" },
        })
        {
            await (await fixture.From().Token(body)).ShouldBeProblem(400, "invalid_request");
        }
    }

    private async Task<(string Phone, Device Mother, Device Daughter)> Shared()
    {
        var phone = NewPhone();
        return (phone, await fixture.SignIn(phone), await fixture.AddPerson(phone));
    }

    private async Task<JsonElement> Choice(string phone)
    {
        var answer = await fixture.RedeemNew(phone);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await answer.Json();
    }

    private static IEnumerable<string?> Labels(JsonElement choice) =>
        choice.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("label").GetString());

    private static async Task Introduce(Device device, string name) =>
        (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name, language = "ky" })).StatusCode.ShouldBe(
            HttpStatusCode.OK);
}
