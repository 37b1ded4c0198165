using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Tests;

/// <summary>Steps that the tests about people share.</summary>
internal static class PeopleSteps
{
    /// <summary>A word that no other test has.</summary>
    public static string NewWord() => CanaryValues.NewWord();

    public static object AWoman(string name, string? phone = null, int? birthYear = null, string reason = "телефону жок") =>
        new { name, language = "ky", textVersion = "2026-01", reason, phone, birthYear };

    /// <summary>The coordinator registers a woman.</summary>
    public static async Task<Guid> Register(this HttpClient coordinator, Guid lab, string name, string? phone = null,
        int? birthYear = null) =>
        (await (await coordinator.PostCreating($"/v1/labs/{lab}/people", AWoman(name, phone, birthYear))).Json()).Id("personId");

    public static async Task Agree(this HttpClient client, string purpose) =>
        await (await client.PostCreating("/v1/me/consents", new { purpose, textVersion = "2026-01" })).Json();

    public static async Task Withdraw(this HttpClient client, string purpose)
    {
        var standing = (await client.Items("/v1/me/consents"))
            .Last(c => c.GetProperty("purpose").GetString() == purpose && c.GetProperty("withdrawnAt").ValueKind == JsonValueKind.Null);
        (await client.DeleteAsync($"/v1/me/consents/{standing.Id()}")).EnsureSuccessStatusCode();
    }

    public static async Task<List<JsonElement>> Items(this HttpClient client, string url) =>
        [.. (await client.GetJson(url)).GetProperty("items").EnumerateArray()];

    /// <summary>PUT with the version that was just read.</summary>
    public static async Task<HttpResponseMessage> Change(this HttpClient client, string url, object body) =>
        await client.SendWith(HttpMethod.Put, url, body, ifMatch: (await client.GetAsync(url)).Headers.ETag!.Tag);

    /// <summary>The coordinator asks; where the women are asked, they have agreed and their time to undo it is over.</summary>
    public static async Task Merged(this RegistrationFixture fixture, HttpClient coordinator, Guid from, Guid into)
    {
        var answer = await coordinator.Merge(from, into);
        if (answer.StatusCode == HttpStatusCode.Accepted)
        {
            await fixture.TakesEffect((await answer.Json()).Id());
        }

        (await coordinator.Merge(from, into)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>As if all had agreed a week ago.</summary>
    public static async Task TakesEffect(this RegistrationFixture fixture, Guid merge)
    {
        var now = fixture.Clock.GetUtcNow();
        await fixture.WithDb<RegistrationDb>(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE merge_request SET state = 'Agreed', takes_effect_at = {now}, from_agreed_at = {now}, survivor_agreed_at = {now}
            WHERE id = {merge}
            """));
        await fixture.Broker.Tell(new MergeDue(merge));
        await fixture.Eventually(async () => await fixture.StateOf(merge) == MergeState.Done);
    }

    public static Task<MergeState> StateOf(this RegistrationFixture fixture, Guid merge) => fixture.WithDb<RegistrationDb, MergeState>(db =>
        db.MergeRequests.Where(m => m.Id == merge).Select(m => m.State).SingleAsync());

    public static Task<HttpResponseMessage> Merge(this HttpClient coordinator, Guid from, Guid into) =>
        coordinator.SendWith(HttpMethod.Post, $"/v1/people/{from}/merge",
            new { survivorId = into, reason = "Бир эле аял, паспорту менен көрдүм" });
}
