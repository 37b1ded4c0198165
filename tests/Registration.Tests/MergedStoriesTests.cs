using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using static CreativeLabs.Registration.Tests.StoryDesk;

namespace CreativeLabs.Registration.Tests;

/// <summary>What becomes of stories and pictures when two records of one woman are merged: nothing becomes public by it.</summary>
[Collection<PeopleSuite>]
public sealed class MergedStoriesTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_story_stays_public_where_both_records_agreed_and_she_goes_on_writing()
    {
        var ((old, author), (stays, hers)) = (await fixture.NewAuthor(), await fixture.NewAuthor());
        var (story, picture) = await Published(author);
        var draft = await Write(author);

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        var seen = await fixture.Anonymous("en").GetJson($"/v1/stories/{story}");
        seen.GetProperty("body").GetString().ShouldBe("I learnt wool from my mother.");
        seen.GetProperty("pictures").EnumerateArray().ShouldHaveSingleItem().GetProperty("alt").GetString().ShouldBe("A carpet");
        (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await hers.SendWith(HttpMethod.Put, $"/v1/stories/{draft}", Words, ifMatch: await Version(hers, draft))).Json();
        var exported = await Export(stays);
        exported.GetProperty("stories").EnumerateArray().Select(s => s.Id()).ShouldBe([story, draft]);
        exported.GetProperty("stories")[0].GetProperty("pictures")[0].GetProperty("alt").GetProperty("ky").GetString().ShouldBe("Килем");
        // Her word of the record that remains counts for it from now on.
        await hers.Withdraw("pictures");
        await (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_story_that_was_hidden_for_want_of_consent_is_a_draft_again()
    {
        var ((old, author), (stays, hers)) = (await fixture.NewAuthor(), await fixture.NewAuthor());
        var (story, picture) = await Published(author);
        await author.Withdraw("stories");

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        await (await fixture.Anonymous().GetAsync($"/v1/stories/{story}")).ShouldBeProblem(404);
        await (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).ShouldBeProblem(404);
        (await hers.Items("/v1/me/stories")).ShouldHaveSingleItem().State().ShouldBe("draft");
        await fixture.Publish(hers, story);
        (await fixture.Anonymous().GetJson($"/v1/stories/{story}")).GetProperty("pictures").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Without_her_consent_to_pictures_she_is_asked_again()
    {
        var (_, writer) = await fixture.NewAuthor();
        var (old, friend) = await fixture.NewAuthor();
        var stays = await fixture.NewPerson(AtBashy);
        var story = await Write(writer);
        var picture = await AddPicture(writer, story, old);
        var tag = (await Upload(writer, picture, Snapshots.Jpeg())).Headers.ETag!.ToString();
        (await Give(friend, picture, tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await fixture.Publish(writer, story);
        (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        await fixture.Broker.Hear<PictureConsentAsked>(f => f.PictureId == picture && f.PersonId == stays);
        await (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).ShouldBeProblem(404);
        var hers = await fixture.As(stays);
        await Agree(hers, "pictures");
        (await Give(hers, picture, tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fixture.WithDb<RegistrationDb, int>(db => db.PictureConsents.CountAsync(c => c.PictureId == picture))).ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_words_on_one_picture_the_narrower_one_stays()
    {
        var (_, writer) = await fixture.NewAuthor();
        var ((old, friend), (stays, _)) = (await fixture.NewAuthor(), await fixture.NewAuthor());
        var story = await Write(writer);
        var picture = await AddPicture(writer, story, old, stays);
        var tag = (await Upload(writer, picture, Snapshots.Jpeg())).Headers.ETag!.ToString();
        (await Give(friend, picture, tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        var word = (await Export(stays)).GetProperty("pictureConsents").EnumerateArray().ShouldHaveSingleItem();
        (word.Id("pictureId"), word.GetProperty("givenAt").ValueKind).ShouldBe((picture, JsonValueKind.Null));
        // Whoever went is not asked any more.
        await (await writer.PostCreating($"/v1/stories/{story}/pictures", new { alt = new { en = "x" }, shows = new[] { old } }))
            .ShouldBeProblem(409);
    }

    private async Task<(Guid Story, Guid Picture)> Published(HttpClient author)
    {
        var story = await Write(author);
        var picture = await AddPicture(author, story);
        await Upload(author, picture, Snapshots.Jpeg());
        await fixture.Publish(author, story);
        return (story, picture);
    }

    private async Task<JsonElement> Export(Guid person) =>
        (await (await fixture.As(person)).GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("stories");

    private static Task<HttpResponseMessage> Give(HttpClient client, Guid picture, string tag) =>
        client.SendWith(HttpMethod.Put, $"/v1/story-pictures/{picture}/consent", ifMatch: tag);
}
