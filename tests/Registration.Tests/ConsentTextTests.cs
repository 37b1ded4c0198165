using CreativeLabs.Contracts;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class ConsentTextTests(RegistrationFixture fixture)
{
    [Theory]
    [InlineData("ky", "макулмун")]
    [InlineData("ru", "согласна")]
    [InlineData("en", "agree")]
    public async Task Anyone_reads_the_texts_in_her_language(string language, string word)
    {
        var texts = await fixture.Anonymous(language).Items("/v1/consent-texts");
        texts.Select(t => t.GetProperty("purpose").GetString()).ShouldBe(Consent.Purposes);
        texts.ShouldAllBe(t => t.GetProperty("text").GetString()!.Contains(word) && t.GetProperty("current").GetBoolean());
    }

    [Fact]
    public async Task A_text_that_was_replaced_can_still_be_read()
    {
        var old = await fixture.Anonymous().GetJson("/v1/consent-texts/platform/1");
        old.GetProperty("current").GetBoolean().ShouldBeFalse();
        await (await fixture.Anonymous().GetAsync("/v1/consent-texts/platform/0")).ShouldBeProblem(404, "not_found");
        await (await fixture.Anonymous().GetAsync("/v1/consent-texts/everything/1")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Agreeing_to_an_old_text_is_refused_and_the_new_one_named()
    {
        var client = await fixture.As(await fixture.NewPerson(agreed: false));
        var refused = await (await client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "1" }))
            .ShouldBeProblem(409, "consent_text_outdated");
        refused.GetProperty("current").GetString().ShouldBe("2026-01");
    }

    [Fact]
    public async Task Taking_back_a_purpose_takes_back_every_version_of_it()
    {
        var person = await fixture.NewPerson();
        var client = await fixture.As(person);
        await client.Agree("platform");

        await client.Withdraw("platform");

        (await client.Items("/v1/me/consents"))
            .ShouldAllBe(c => c.GetProperty("withdrawnAt").ValueKind != System.Text.Json.JsonValueKind.Null);
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<ConsentWithdrawn>(f => f.PersonId == person).Count == 2));
        await (await client.PostCreating($"/v1/labs/{RegistrationFixture.AtBashy}/memberships")).ShouldBeProblem(409, "consent_required");
    }

    [Fact]
    public void Every_text_is_there_in_three_languages() =>
        ConsentTexts.All.ShouldAllBe(t =>
            !string.IsNullOrWhiteSpace(t.Text.Ky) && !string.IsNullOrWhiteSpace(t.Text.Ru) && !string.IsNullOrWhiteSpace(t.Text.En));
}
