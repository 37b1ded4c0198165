using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>On a service of its own: it applies to every cohort of the lab, and they must be open.</summary>
public sealed class MemberSearchTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private static readonly string Url = $"/v1/labs/{AtBashy}/members";

    [Fact]
    public async Task A_name_is_found_by_the_beginnings_of_its_words_however_it_is_typed()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (first, last) = (NewWord(), NewWord());
        var person = await coordinator.Register(AtBashy, $"{first}ңөү {last}");

        foreach (var query in new[] { first, first.ToUpperInvariant() + "ноу", $"{last[..6]} {first[..6]}", first[..4] + " " + last })
        {
            (await Find(coordinator, query)).ShouldContain(person, query);
        }

        (await Find(coordinator, $"{first} {NewWord()}")).ShouldBeEmpty();
        (await (await fixture.As("person/kochkor/coordinator")).Items($"/v1/labs/{Kochkor}/members?name={first}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_name_is_found_and_the_old_one_is_not()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (before, after) = (NewWord(), NewWord());
        var person = await coordinator.Register(AtBashy, before);

        await (await (await fixture.As(person)).Change("/v1/me/profile", new { name = after, language = "ky" })).Json();

        (await Find(coordinator, before)).ShouldBeEmpty();
        (await Find(coordinator, after)).ShouldBe([person]);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_each_person_shown_is_recorded_once()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var word = NewWord();
        var people = new List<Guid>();
        for (var n = 0; n < 5; n++)
        {
            people.Add(await coordinator.Register(AtBashy, $"{word} {NewWord()}"));
        }

        var seen = new List<Guid>();
        var url = $"{Url}?name={word}&limit=2";
        do
        {
            var page = await coordinator.GetAsync(url);
            page.Headers.CacheControl!.NoStore.ShouldBeTrue();
            seen.AddRange((await page.Json()).GetProperty("items").EnumerateArray().Select(m => m.Id("personId")));
            url = page.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }
        while (url is not null);

        seen.ShouldBe(people);
        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => people.Contains(r.PersonId) && r.What == "name")))
            .ShouldBe(5);
    }

    [Fact]
    public async Task A_need_is_known_to_the_lab_only_while_she_shares_it()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var word = NewWord();
        var person = await coordinator.Register(AtBashy, word);
        var hers = await fixture.As(person);
        await hers.Agree("demographics");
        await (await hers.Change("/v1/me/demographics", new { walking = "aLotOfDifficulty", seeing = "someDifficulty" })).Json();
        (await Needing("walking")).ShouldBeEmpty();
        (await coordinator.Items($"{Url}?name={word}")).Single().GetProperty("needs").GetArrayLength().ShouldBe(0);

        await hers.Agree("needs");
        (await Needing("walking")).ShouldBe([person]);
        (await Needing("seeing")).ShouldBeEmpty();
        (await coordinator.Items($"{Url}?name={word}")).Single().GetProperty("needs").EnumerateArray().Single().GetString()
            .ShouldBe("walking");
        (await coordinator.GetJson($"/v1/people/{person}")).GetProperty("needs").GetArrayLength().ShouldBe(1);
        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == person && r.What.Contains("needs"))))
            .ShouldBe(3);

        await hers.Withdraw("needs");
        (await Needing("walking")).ShouldBeEmpty();
        await hers.Agree("needs");
        await hers.Withdraw("demographics");
        (await Needing("walking")).ShouldBeEmpty();
        (await coordinator.GetJson($"/v1/people/{person}")).GetProperty("needs").GetArrayLength().ShouldBe(0);

        async Task<List<Guid>> Needing(string need) =>
            [.. (await coordinator.Items($"{Url}?need={need}&name={word}")).Select(m => m.Id("personId"))];
    }

    [Fact]
    public async Task Who_left_is_listed_apart()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var word = NewWord();
        var person = await coordinator.Register(AtBashy, word);
        var hers = await fixture.As(person);
        var membership = (await hers.Items("/v1/me/memberships")).Single().Id();
        (await hers.DeleteAsync($"/v1/me/memberships/{membership}")).EnsureSuccessStatusCode();

        (await Find(coordinator, word)).ShouldBeEmpty();
        (await coordinator.Items($"{Url}?state=left&name={word}")).Single().Id("personId").ShouldBe(person);
        await (await coordinator.GetAsync($"/v1/people/{person}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Applications_to_all_cohorts_are_listed_by_state_and_need()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var person = await coordinator.Register(AtBashy, NewWord());
        // Other tests plan cohorts of the lab that are over by now.
        var cohorts = (await fixture.WithDb<RegistrationDb, List<Cohort>>(db => db.Cohorts.Where(c => c.LabId == AtBashy).ToListAsync()))
            .Where(c => c.IsOpen(fixture.Clock.GetUtcNow())).Select(c => c.Id).ToList();
        cohorts.Count.ShouldBeGreaterThan(1);
        foreach (var cohort in cohorts)
        {
            await (await coordinator.PostCreating($"/v1/people/{person}/applications", new { cohortId = cohort, reason = "Өзү суранды" }))
                .Json();
        }

        (await Of(person, "state=applied")).ShouldBe(cohorts.Count);
        (await Of(person, "state=rejected")).ShouldBe(0);
        (await Of(person, "need=hearing")).ShouldBe(0);
        var hers = await fixture.As(person);
        await hers.Agree("demographics");
        await hers.Agree("needs");
        await (await hers.Change("/v1/me/demographics", new { hearing = "cannotDoAtAll" })).Json();
        (await Of(person, "need=hearing&state=applied")).ShouldBe(cohorts.Count);

        async Task<int> Of(Guid id, string query)
        {
            var (count, url) = (0, $"/v1/labs/{AtBashy}/applications?limit=100&{query}");
            do
            {
                var page = await coordinator.GetAsync(url);
                count += (await page.Json()).GetProperty("items").EnumerateArray().Count(a => a.Id("personId") == id);
                url = page.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
            }
            while (url is not null);
            return count;
        }
    }

    [Theory]
    [InlineData("members?name=%00")]
    [InlineData("members?name=a")]
    [InlineData("members?name=.%20-")]
    [InlineData("members?state=all")]
    [InlineData("members?need=money")]
    [InlineData("members?limit=0")]
    [InlineData("members?cursor=x")]
    [InlineData("applications?state=gone")]
    [InlineData("applications?need=money")]
    public async Task A_list_asked_for_wrongly_is_answered(string query) =>
        await (await (await fixture.As("person/at-bashy/coordinator")).GetAsync($"/v1/labs/{AtBashy}/{query}")).ShouldBeProblem(400);

    [Theory]
    [InlineData("members")]
    [InlineData("applications")]
    [InlineData("duplicate-candidates")]
    public async Task Only_the_labs_own_coordinator_lists_people(string list)
    {
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/at-bashy/mentor",
            "person/operator" })
        {
            await (await (await fixture.As(other)).GetAsync($"/v1/labs/{AtBashy}/{list}")).ShouldBeProblem(403, "not_allowed");
        }

        await (await fixture.Anonymous().GetAsync($"/v1/labs/{AtBashy}/{list}")).ShouldBeProblem(401, "sign_in_required");
        await (await (await fixture.As("person/at-bashy/coordinator")).GetAsync($"/v1/labs/{Guid.CreateVersion7()}/{list}"))
            .ShouldBeProblem(404, "not_found");
    }

    private static async Task<List<Guid>> Find(HttpClient coordinator, string name) =>
        [.. (await coordinator.Items($"{Url}?name={Uri.EscapeDataString(name)}")).Select(m => m.Id("personId"))];
}
