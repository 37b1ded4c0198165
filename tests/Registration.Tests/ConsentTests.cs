using System.Net;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class ConsentTests(RegistrationFixture fixture)
{
    private const string Url = "/v1/me/consents";

    [Fact]
    public async Task A_consent_is_kept_with_its_text_language_and_way()
    {
        var client = await fixture.As(await fixture.NewPerson(agreed: false), "ru");

        var given = await client.PostCreating(Url, new { purpose = "pictures", textVersion = "2026-01" });

        given.StatusCode.ShouldBe(HttpStatusCode.Created);
        var listed = (await client.GetJson(Url)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("purpose").GetString().ShouldBe("pictures");
        listed.GetProperty("textVersion").GetString().ShouldBe("2026-01");
        listed.GetProperty("language").GetString().ShouldBe("ru");
        listed.GetProperty("way").GetString().ShouldBe("app");
    }

    [Fact]
    public async Task A_withdrawn_consent_stays_on_record_and_can_be_given_again()
    {
        var client = await fixture.As(await fixture.NewPerson(agreed: false));
        var consent = new { purpose = "research", textVersion = "2026-01" };
        var id = (await (await client.PostCreating(Url, consent)).Json()).Id();
        await (await client.PostCreating(Url, consent)).ShouldBeProblem(409, "consent_already_given");

        (await client.DeleteAsync($"{Url}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await client.DeleteAsync($"{Url}/{id}")).ShouldBeProblem(409, "consent_already_withdrawn");
        (await client.PostCreating(Url, consent)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await client.GetJson(Url)).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Another_persons_consent_does_not_exist()
    {
        var hers = await fixture.As(await fixture.NewPerson(agreed: false));
        var id = (await (await hers.PostCreating(Url, new { purpose = "platform", textVersion = "2026-01" })).Json()).Id();
        var other = await fixture.As(await fixture.NewPerson());

        await (await other.DeleteAsync($"{Url}/{id}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task An_unknown_purpose_is_refused()
    {
        var client = await fixture.As(await fixture.NewPerson());
        await (await client.PostCreating(Url, new { purpose = "everything", textVersion = "2026-01" }))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Theory]
    [InlineData("UPDATE consent SET text_version = 'x'")]
    [InlineData("DELETE FROM consent")]
    public async Task The_database_refuses_to_rewrite_consents(string sql)
    {
        await fixture.NewPerson();
        await fixture.WithDb<RegistrationDb>(db => Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql)));
    }
}
