using System.Text.Json;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>A woman who forms groups, and those who join her.</summary>
internal static class GroupDesk
{
    public static readonly object Wool =
        new { name = new { ky = "Жүн", ru = "Шерсть", en = "Wool" }, purposes = new[] { "learn", "sell" } };

    /// <summary>A group of At-Bashy, with its leader.</summary>
    public static async Task<(Guid Id, Guid LeaderId, HttpClient Leader)> NewGroup(this RegistrationFixture fixture)
    {
        var leader = await fixture.NewPerson(AtBashy);
        var client = await fixture.As(leader);
        return ((await (await client.PostCreating($"/v1/labs/{AtBashy}/groups", Wool)).Json()).Id(), leader, client);
    }

    /// <summary>One more member, who was asked and accepted.</summary>
    public static async Task<(Guid Id, HttpClient Client)> Joins(this RegistrationFixture fixture, Guid group, HttpClient leader,
        string name = "Бермет")
    {
        var (person, client, invitation) = await fixture.Invited(group, leader, name);
        await (await client.PostCreating($"/v1/group-invitations/{invitation}/answer", new { accept = true })).Json();
        return (person, client);
    }

    public static async Task<(Guid Person, HttpClient Client, Guid Invitation)> Invited(
        this RegistrationFixture fixture, Guid group, HttpClient leader, string name = "Бермет")
    {
        var person = await fixture.NewPerson(AtBashy, name: name);
        var invitation = (await (await leader.PostCreating($"/v1/groups/{group}/invitations", new { personId = person })).Json()).Id();
        return (person, await fixture.As(person), invitation);
    }

    public static async Task<HttpResponseMessage> Lead(HttpClient client, Guid group, Guid person, string? version = null) =>
        await client.SendWith(HttpMethod.Put, $"/v1/groups/{group}/leader", new { personId = person }, ifMatch: version
            ?? await Version(client, group));

    public static async Task<string> Version(HttpClient client, Guid group) =>
        (await client.GetAsync($"/v1/groups/{group}")).Headers.ETag!.ToString();

    public static IEnumerable<JsonElement> Items(this JsonElement page) => page.GetProperty("items").EnumerateArray();
}
