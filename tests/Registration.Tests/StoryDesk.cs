using System.Net.Http.Headers;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>An author, her story and its pictures.</summary>
internal static class StoryDesk
{
    public static readonly object Words = new
    {
        title = new { ky = "Биринчи килемим", en = "My first carpet" },
        body = new { ky = "Мен жүндү апамдан үйрөндүм.", en = "I learnt wool from my mother." },
        signedAs = "Б.",
    };

    public static async Task<(Guid Id, HttpClient Client)> NewAuthor(this RegistrationFixture fixture)
    {
        var person = await fixture.NewPerson(AtBashy);
        var client = await fixture.As(person);
        await Agree(client, "stories");
        await Agree(client, "pictures");
        return (person, client);
    }

    public static async Task<Guid> Agree(HttpClient client, string purpose) =>
        (await (await client.PostCreating("/v1/me/consents", new { purpose, textVersion = "2026-01" })).Json()).Id();

    public static async Task<Guid> Write(HttpClient author) =>
        (await (await author.PostCreating($"/v1/labs/{AtBashy}/stories", Words)).Json()).Id();

    public static async Task<string> Version(HttpClient client, Guid story) =>
        (await client.GetAsync($"/v1/stories/{story}/manuscript")).Headers.ETag!.ToString();

    public static async Task<HttpResponseMessage> Submit(HttpClient author, Guid story) =>
        await author.SendWith(HttpMethod.Post, $"/v1/stories/{story}/submission", ifMatch: await Version(author, story));

    public static async Task Publish(this RegistrationFixture fixture, HttpClient author, Guid story)
    {
        await (await Submit(author, story)).Json();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/stories/{story}/review", new { approve = true },
            ifMatch: await Version(coordinator, story))).Json();
    }

    public static async Task<Guid> AddPicture(HttpClient author, Guid story, params Guid[] shows)
    {
        var added = await author.PostCreating($"/v1/stories/{story}/pictures", new { alt = new { ky = "Килем", en = "A carpet" }, shows });
        return (await added.Json()).Id();
    }

    public static async Task<HttpResponseMessage> Upload(HttpClient author, Guid picture, byte[] file, string type = "image/jpeg")
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await author.PutAsync($"/v1/story-pictures/{picture}/content", content);
    }
}
