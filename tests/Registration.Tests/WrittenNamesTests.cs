using System.Text.Json;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>Names and numbers as people write and paste them.</summary>
[Collection<PeopleSuite>]
public sealed class WrittenNamesTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task One_name_written_in_two_ways_is_one_name_for_search_and_duplicates()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var word = NewWord();
        var one = await coordinator.Register(AtBashy, $"\u00C7elik {word}");
        var answer = await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", AWoman($"C\u0327elik {word}"))).Json();

        answer.GetProperty("looksLike").GetInt32().ShouldBe(1);
        foreach (var typed in new[] { "\u00C7elik", "C\u0327elik", "celik" })
        {
            var found = await coordinator.Items($"/v1/labs/{AtBashy}/members?name={Uri.EscapeDataString($"{typed} {word}")}");
            found.Select(m => m.Id("personId")).Order().ShouldBe(new[] { one, answer.Id("personId") }.Order(), typed);
        }

        var shown = await coordinator.GetJson($"/v1/people/{answer.Id("personId")}");
        shown.GetProperty("name").GetString().ShouldBe($"\u00C7elik {word}");
    }

    [Theory]
    [InlineData("Ma\u02BBmura O\u02BBktam qizi")]
    [InlineData("Ma\u02BCmura")]
    [InlineData("Ma\u2018mura")]
    [InlineData("Ma\u2019mura")]
    [InlineData("Ma'mura")]
    [InlineData("Айгүл")]
    public async Task A_name_keeps_its_letters_and_apostrophes(string name)
    {
        var she = await fixture.As(await fixture.NewPerson(AtBashy));
        (await (await she.SendWith(HttpMethod.Put, "/v1/me/profile", new { name, language = "ky" }, ifMatch: "*")).Json())
            .GetProperty("name").GetString().ShouldBe(name);
    }

    [Theory]
    [InlineData("\u200B", "invalid_request")]
    [InlineData("\u3164", "invalid_request")]
    [InlineData("12 34", "invalid_request")]
    [InlineData("Айгүл\nАсанова", "invalid_request")]
    [InlineData("Айгүл\u202EАсанова", "malformed_request")]
    [InlineData("Айгүл\u0007", "malformed_request")]
    public async Task A_name_of_which_nothing_is_seen_or_that_reads_as_another_is_refused(string name, string code)
    {
        var she = await fixture.As(await fixture.NewPerson(AtBashy));
        await (await she.SendWith(HttpMethod.Put, "/v1/me/profile", new { name, language = "ky" }, ifMatch: "*"))
            .ShouldBeProblem(400, code);
        var id = await fixture.NewEvent();
        await (await she.PostCreating($"/v1/events/{id}/places", new { seats = 2, with = new[] { name } })).ShouldBeProblem(400, code);
    }

    [Theory]
    [InlineData("\u202D+996 555 {0}\u202C")]
    [InlineData("\u200E0555\u202F{0}\uFEFF")]
    [InlineData("\t+996\u2009555\u2011{0}\r\n")]
    public async Task A_number_and_a_code_are_taken_with_what_was_pasted_along(string written)
    {
        var client = fixture.From();
        var phone = NewPhone();
        var (challenge, code) = await fixture.GetCode(client, string.Format(null, written, phone[7..]));
        var first = await (await Redeem(client, challenge, $"\u202D{code[..3]} {code[3..]}\u202C\n")).Json();
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        (await fixture.SignIn(phone)).PersonId.ShouldBe(first.Id("personId"));
    }
}
