using System.Security.Cryptography;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class VaultTests(RegistrationFixture fixture)
{
    private const string Name = "Канарейкова Сайрагүл";
    private const string Motivation = "Канарейка менен иштегим келет";
    private const string Reason = "Канарейка телефонун жоготкон";
    private const string Assisted = "Канариева Жамийла";
    private const string Address = "10.66.66.66";

    [Fact]
    public async Task Who_a_person_is_can_be_read_nowhere_but_through_the_vault()
    {
        var phone = NewPhone();
        await LiveThroughEverything(phone);

        var canaries = new CanaryValues();
        foreach (var told in new[] { Name, Motivation, Reason, Assisted, Address, "aLotOfDifficulty", phone })
        {
            canaries.Put("told", told);
        }

        canaries.FoundIn(await fixture.DumpDatabase()).ShouldBeEmpty();
        canaries.FoundIn(await fixture.DumpRedis()).ShouldBeEmpty();
        canaries.FoundIn(JsonSerializer.Serialize(fixture.Broker.Heard<object>())).ShouldBeEmpty();
        canaries.FoundIn(fixture.Log.All).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sealed_value_opens_only_for_its_own_person_and_column()
    {
        var vault = fixture.Services.GetRequiredService<PersonVault>();
        var hers = await vault.NewEntry(Guid.CreateVersion7(), CancellationToken.None);
        var others = await vault.NewEntry(Guid.CreateVersion7(), CancellationToken.None);
        var value = vault.Seal(hers, "person_vault.name", Name);

        vault.OpenText(hers, "person_vault.name", value).ShouldBe(Name);
        Should.Throw<CryptographicException>(() => vault.OpenText(hers, "person_vault.phone", value));
        Should.Throw<CryptographicException>(() => vault.OpenText(others, "person_vault.name", value));
        var swapped = VaultEntry.Open(others.PersonId, hers.DataKey!);
        Should.Throw<CryptographicException>(() => vault.OpenText(swapped, "person_vault.name", value));
    }

    private async Task LiveThroughEverything(string phone)
    {
        var device = await fixture.SignIn(phone, Address);
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = Name, language = "ky", birthYear = 1987 }))
            .Json();
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" })).Json();
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var application = await (
            await device.Client.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { motivation = Motivation })).Json();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await coordinator.GetJson($"/v1/applications/{application.Id()}")).GetProperty("name").GetString().ShouldBe(Name);

        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "demographics", textVersion = "2026-01" })).Json();
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "needs", textVersion = "2026-01" })).Json();
        await (await device.Client.Change("/v1/me/demographics", new { walking = "aLotOfDifficulty" })).Json();
        var assisted = await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", PeopleSteps.AWoman(Assisted, reason: Reason)))
            .Json();
        await coordinator.GetJson($"/v1/labs/{AtBashy}/members?name={Uri.EscapeDataString(Assisted)}");
        await coordinator.GetJson($"/v1/labs/{AtBashy}/members?need=walking");
        await fixture.Merged(coordinator, assisted.Id("personId"), device.PersonId);
        (await device.Client.GetAsync("/v1/me/export")).EnsureSuccessStatusCode();

        var delivery = Guid.CreateVersion7();
        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, device.PersonId));
        await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);

        // What goes wrong must not tell either; and a code that nobody redeems stays in Redis for the search.
        await fixture.GetCode(device.Client, phone);
        await (await AskForCode(device.Client, phone)).ShouldBeProblem(429);
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = Name, language = phone }, ifMatch: "*"))
            .ShouldBeProblem(400);
    }
}
