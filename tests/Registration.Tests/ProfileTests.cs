using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class ProfileTests(RegistrationFixture fixture)
{
    private const string Url = "/v1/me/profile";

    [Fact]
    public async Task A_new_person_tells_who_she_is_and_is_new_no_more()
    {
        var device = await fixture.SignIn(NewPhone());

        var saved = await (await device.Client.SendWith(HttpMethod.Put, Url,
            new { name = " Өмүрзак кызы Айжан ", language = "ky", birthYear = 1988 })).Json();

        saved.GetProperty("name").GetString().ShouldBe("Өмүрзак кызы Айжан");
        saved.GetProperty("birthYear").GetInt32().ShouldBe(1988);
        var renewed = await (await Renew(device.Client, device.RefreshToken)).Json();
        renewed.GetProperty("isNew").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Changing_a_profile_needs_the_version_that_was_seen()
    {
        var client = await fixture.As(await fixture.NewPerson());
        var seen = (await client.GetAsync(Url)).Headers.ETag!.Tag;
        var change = new { name = "Айжан", language = "ky" };

        await (await client.SendWith(HttpMethod.Put, Url, change)).ShouldBeProblem(428, "version_required");
        await (await client.SendWith(HttpMethod.Put, Url, change, ifMatch: "\"99\"")).ShouldBeProblem(412, "stale_version");
        var saved = await client.SendWith(HttpMethod.Put, Url, change, ifMatch: seen);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        saved.Headers.ETag!.Tag.ShouldNotBe(seen);
        await (await client.SendWith(HttpMethod.Put, Url, change, ifMatch: seen)).ShouldBeProblem(412, "stale_version");
    }

    [Fact]
    public async Task Of_parallel_changes_from_one_version_one_wins()
    {
        var client = await fixture.As(await fixture.NewPerson());
        var seen = (await client.GetAsync(Url)).Headers.ETag!.Tag;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n =>
            client.SendWith(HttpMethod.Put, Url, new { name = $"Айжан {n}", language = "ky" }, ifMatch: seen)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Another_language_is_told_to_the_other_services()
    {
        var person = await fixture.NewPerson();
        var client = await fixture.As(person);
        var seen = (await client.GetAsync(Url)).Headers.ETag!.Tag;

        await (await client.SendWith(HttpMethod.Put, Url, new { name = "Айжан", language = "en" }, ifMatch: seen)).Json();

        var told = await fixture.Broker.Hear<PersonLanguageChanged>(f => f.PersonId == person);
        told.Language.ShouldBe("en");
        told.Version.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("", "ky", 1990)]
    [InlineData("Айжан", "de", 1990)]
    [InlineData("Айжан", "ky", 1800)]
    [InlineData("Айжан", "ky", 2999)]
    public async Task A_profile_that_cannot_be_is_refused(string name, string language, int birthYear)
    {
        var client = await fixture.As(await fixture.NewPerson());
        await (await client.SendWith(HttpMethod.Put, Url, new { name, language, birthYear }, ifMatch: "*"))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Nobody_has_no_profile() => await (await fixture.Anonymous().GetAsync(Url)).ShouldBeProblem(401, "sign_in_required");
}
