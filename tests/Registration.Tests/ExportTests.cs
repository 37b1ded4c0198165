using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class ExportTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task She_gets_everything_that_is_held_on_her_also_under_an_id_that_was_merged()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var phone = NewPhone();
        var name = NewWord();
        var old = await coordinator.Register(AtBashy, $"{name} {name}");
        var device = await fixture.SignIn(phone);
        await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name, language = "ky", birthYear = 1985 });
        await device.Client.Agree("platform");
        await device.Client.Agree("demographics");
        await (await device.Client.Change("/v1/me/demographics", new { education = "vocational", hearing = "aLotOfDifficulty" })).Json();
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        await (await device.Client.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { motivation = "Кийиз басам" })).Json();
        await coordinator.GetJson($"/v1/people/{old}");
        await coordinator.GetJson($"/v1/people/{device.PersonId}");
        await fixture.Merged(coordinator, old, device.PersonId);

        var answer = await device.Client.GetAsync("/v1/me/export");

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("creativelabs.json");
        var rooms = (await answer.Json()).GetProperty("rooms");
        var people = rooms.GetProperty("people");
        var record = people.GetProperty("records").EnumerateArray().Single(r => r.Id() == device.PersonId);
        record.GetProperty("name").GetString().ShouldBe(name);
        record.GetProperty("phone").GetString().ShouldBe(phone);
        record.GetProperty("birthYear").GetInt32().ShouldBe(1985);
        people.GetProperty("records").EnumerateArray().Single(r => r.Id() == old).Id("mergedInto").ShouldBe(device.PersonId);
        people.GetProperty("demographics").EnumerateArray().Single().GetProperty("hearing").GetString().ShouldBe("aLotOfDifficulty");
        people.GetProperty("consents").GetArrayLength().ShouldBe(3);
        people.GetProperty("assistedActions").EnumerateArray().Select(a => a.GetProperty("reason").GetString())
            .ShouldAllBe(r => !string.IsNullOrEmpty(r));
        people.GetProperty("assistedActions").GetArrayLength().ShouldBe(2);
        people.GetProperty("readByStaff").EnumerateArray().Count(r => r.GetProperty("what").GetString() == "name, birth year, phone")
            .ShouldBe(2);
        rooms.GetProperty("labs").GetProperty("memberships").GetArrayLength().ShouldBe(2);
        rooms.GetProperty("programmes").GetProperty("applications").EnumerateArray().Single().GetProperty("motivation").GetString()
            .ShouldBe("Кийиз басам");
        rooms.GetProperty("signIn").GetProperty("sessions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_gets_it() =>
        await (await fixture.Anonymous().GetAsync("/v1/me/export")).ShouldBeProblem(401, "sign_in_required");

    [Fact]
    public async Task Whatever_refers_to_a_person_is_answered_for_by_a_feature()
    {
        await using var scope = fixture.Services.CreateAsyncScope();
        var held = scope.ServiceProvider.GetServices<IPersonalDataHandler>().SelectMany(handler => handler.Holds).ToHashSet();
        var referring = scope.ServiceProvider.GetRequiredService<RegistrationDb>().Model.GetEntityTypes()
            .Where(type => type.ClrType == typeof(Person) || type.GetProperties().Any(p => p.Name == "PersonId")
                || type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Person)))
            .Select(type => type.ClrType);
        referring.Except(held).ShouldBeEmpty("name it in the feature's handler: it belongs into her export, and a merge must know it");
    }
}
