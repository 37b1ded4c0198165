using System.Net;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class DuplicateTests(RegistrationFixture fixture)
{
    private static readonly string Url = $"/v1/labs/{AtBashy}/duplicate-candidates";

    [Fact]
    public async Task Two_records_of_one_name_are_shown_and_each_look_is_recorded()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (first, last) = (NewWord(), NewWord());
        var one = await coordinator.Register(AtBashy, $"{first}ү {last}", birthYear: 1980);
        var answer = await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", AWoman($"{last} {first}у"))).Json();

        answer.GetProperty("looksLike").GetInt32().ShouldBe(1);
        var pair = (await Open(coordinator)).Single(c => c.GetProperty("first").Id("personId") == one);
        pair.GetProperty("second").Id("personId").ShouldBe(answer.Id("personId"));
        pair.GetProperty("sameName").GetBoolean().ShouldBeTrue();
        pair.GetProperty("samePhone").GetBoolean().ShouldBeFalse();
        pair.GetProperty("first").GetProperty("birthYear").GetInt32().ShouldBe(1980);
        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == one && r.What == "name, birth year")))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Other_years_or_another_lab_are_no_likeness()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var name = NewWord();
        var one = await coordinator.Register(AtBashy, name, birthYear: 1980);
        var other = await coordinator.Register(AtBashy, name, birthYear: 1990);
        await (await fixture.As("person/kochkor/coordinator")).Register(Kochkor, name, birthYear: 1980);

        (await Open(coordinator))
            .ShouldNotContain(c => c.GetProperty("first").Id("personId") == one || c.GetProperty("second").Id("personId") == other);
    }

    [Fact]
    public async Task A_pair_put_aside_is_not_shown_again()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var name = NewWord();
        var one = await coordinator.Register(AtBashy, name);
        var other = await coordinator.Register(AtBashy, name);
        var id = (await Open(coordinator)).Single(c => c.GetProperty("first").Id("personId") == one).Id();

        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/duplicate-candidates/{id}/dismissal"))
            .ShouldBeProblem(428, "version_required");
        await (await (await fixture.As("person/kochkor/coordinator"))
            .SendWith(HttpMethod.Post, $"/v1/duplicate-candidates/{id}/dismissal", ifMatch: "*"))
            .ShouldBeProblem(404, "not_found");
        (await coordinator.SendWith(HttpMethod.Post, $"/v1/duplicate-candidates/{id}/dismissal", ifMatch: "\"1\"")).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/duplicate-candidates/{id}/dismissal", ifMatch: "*"))
            .ShouldBeProblem(409, "candidate_decided");

        // Her profile is written anew, and the pair stays aside.
        await (await (await fixture.As(other)).Change("/v1/me/profile", new { name, language = "ky" })).Json();
        (await Open(coordinator)).ShouldNotContain(c => c.GetProperty("first").Id("personId") == one);
    }

    [Fact]
    public async Task A_pair_that_is_alike_no_more_goes_by_itself()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var name = NewWord();
        var one = await coordinator.Register(AtBashy, name);
        var other = await coordinator.Register(AtBashy, name);

        await (await (await fixture.As(other)).Change("/v1/me/profile", new { name = NewWord(), language = "ky" })).Json();

        (await Open(coordinator)).ShouldNotContain(c => c.GetProperty("first").Id("personId") == one);
    }

    [Fact]
    public async Task Women_of_one_name_who_register_at_one_moment_are_all_noticed()
    {
        const int Women = 8;
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var name = NewWord();

        var people = await Task.WhenAll(Enumerable.Range(0, Women).Select(_ => coordinator.Register(AtBashy, name)));

        (await fixture.WithDb<RegistrationDb, int>(db => db.DuplicateCandidates.CountAsync(c => people.Contains(c.FirstId))))
            .ShouldBe(Women * (Women - 1) / 2);
    }

    private static async Task<List<System.Text.Json.JsonElement>> Open(HttpClient coordinator)
    {
        var all = new List<System.Text.Json.JsonElement>();
        var url = Url + "?limit=100";
        do
        {
            var page = await coordinator.GetAsync(url);
            all.AddRange((await page.Json()).GetProperty("items").EnumerateArray());
            url = page.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }
        while (url is not null);
        return all;
    }
}
