using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class DemographicsTests(RegistrationFixture fixture)
{
    private const string Url = "/v1/me/demographics";

    [Fact]
    public async Task Answers_are_kept_as_far_as_she_gives_them()
    {
        var client = await Agreed();
        var first = await client.GetAsync(Url);
        (await first.Json()).GetProperty("education").ValueKind.ShouldBe(JsonValueKind.Null);

        var saved = await (await client.Change(Url, new
        {
            birthYear = 1979,
            education = "vocational",
            householdHead = "myself",
            seeing = "someDifficulty",
            walking = "cannotDoAtAll",
            preferNotToSay = new[] { "hearing", "communicating" },
        })).Json();

        saved.GetProperty("walking").GetString().ShouldBe("cannotDoAtAll");
        var read = await client.GetJson(Url);
        read.GetProperty("birthYear").GetInt32().ShouldBe(1979);
        read.GetProperty("householdHead").GetString().ShouldBe("myself");
        read.GetProperty("remembering").ValueKind.ShouldBe(JsonValueKind.Null);
        read.GetProperty("preferNotToSay").EnumerateArray().Select(q => q.GetString()).ShouldBe(["hearing", "communicating"]);
    }

    [Fact]
    public async Task Nothing_is_kept_without_consent()
    {
        var client = await fixture.As(await fixture.NewPerson());
        await (await client.Change(Url, new { seeing = "noDifficulty" })).ShouldBeProblem(409, "demographics_consent_required");
    }

    [Fact]
    public async Task Withdrawing_the_consent_deletes_the_answers()
    {
        var person = await fixture.NewPerson();
        var client = await fixture.As(person);
        await client.Agree("demographics");
        await (await client.Change(Url, new { education = "higher" })).Json();
        var before = (await client.GetAsync(Url)).Headers.ETag!.Tag;

        await client.Withdraw("demographics");

        (await client.GetJson(Url)).GetProperty("education").ValueKind.ShouldBe(JsonValueKind.Null);
        (await fixture.WithDb<RegistrationDb, bool>(db => db.Demographics.AnyAsync(d => d.PersonId == person && d.Answers != null)))
            .ShouldBeFalse();
        (await fixture.Broker.Hear<ConsentWithdrawn>(f => f.PersonId == person)).Purpose.ShouldBe("demographics");
        await client.Agree("demographics");
        await (await client.SendWith(HttpMethod.Put, Url, new { education = "primary" }, ifMatch: before))
            .ShouldBeProblem(412, "stale_version");
    }

    [Fact]
    public async Task Answers_that_race_with_the_withdrawal_do_not_outlive_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var person = await fixture.NewPerson();
            var client = await fixture.As(person);
            await client.Agree("demographics");
            var tag = (await client.GetAsync(Url)).Headers.ETag!.Tag;

            await Task.WhenAll(client.SendWith(HttpMethod.Put, Url, new { education = "higher" }, ifMatch: tag),
                client.Withdraw("demographics"));

            (await client.GetJson(Url)).GetProperty("education").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Changing_answers_needs_the_version_that_was_seen()
    {
        var client = await Agreed();
        var tag = (await client.GetAsync(Url)).Headers.ETag!.Tag;
        await (await client.SendWith(HttpMethod.Put, Url, new { })).ShouldBeProblem(428, "version_required");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => client.SendWith(HttpMethod.Put, Url, new { seeing = "noDifficulty" }, ifMatch: tag)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("{\"birthYear\":1899}")]
    [InlineData("{\"birthYear\":2999}")]
    [InlineData("{\"birthYear\":\"1990\"}")]
    [InlineData("{\"education\":\"some\"}")]
    [InlineData("{\"seeing\":2}")]
    [InlineData("{\"preferNotToSay\":[\"income\"]}")]
    [InlineData("{\"preferNotToSay\":[null]}")]
    [InlineData("{\"seeing\":\"noDifficulty\",\"preferNotToSay\":[\"seeing\"]}")]
    public async Task Answers_that_cannot_be_are_refused(string body)
    {
        var client = await Agreed();
        await (await client.SendWith(HttpMethod.Put, Url, JsonSerializer.Deserialize<JsonElement>(body), ifMatch: "*"))
            .ShouldBeProblem(400);
    }

    private async Task<HttpClient> Agreed()
    {
        var client = await fixture.As(await fixture.NewPerson());
        await client.Agree("demographics");
        return client;
    }
}
