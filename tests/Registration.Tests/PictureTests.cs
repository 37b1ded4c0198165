using System.Net;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using static CreativeLabs.Registration.Tests.StoryDesk;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class PictureTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_picture_of_a_published_story_is_seen_by_anyone_without_what_it_told()
    {
        var (_, author) = await fixture.NewAuthor();
        var story = await Write(author);
        var picture = await AddPicture(author, story);
        (await Upload(author, picture, Snapshots.Jpeg())).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await fixture.Anonymous().GetAsync(Content(picture))).ShouldBeProblem(404);
        await fixture.Publish(author, story);

        var answer = await fixture.Anonymous().GetAsync(Content(picture));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
        Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync()).ShouldNotContain("CANARY");
        (await Get(fixture.Anonymous(), picture, ("If-None-Match", answer.Headers.ETag!.ToString()))).StatusCode.ShouldBe(
            HttpStatusCode.NotModified);

        var shown = (await fixture.Anonymous("en").GetJson($"/v1/stories/{story}")).GetProperty("pictures").EnumerateArray()
            .ShouldHaveSingleItem();
        (shown.Id(), shown.GetProperty("alt").GetString(), shown.GetProperty("width").GetInt32()).ShouldBe((picture, "A carpet", 640));
        (await fixture.Anonymous().GetJson($"/v1/stories?labId={AtBashy}")).Items().First().GetProperty("cover").Id().ShouldBe(picture);
    }

    [Fact]
    public async Task Who_is_shown_decides_and_until_then_nobody_else_sees_it()
    {
        var (_, author) = await fixture.NewAuthor();
        var (shown, friend) = await fixture.NewAuthor();
        var story = await Write(author);
        var picture = await AddPicture(author, story, shown);
        await (await Get(friend, picture)).ShouldBeProblem(404);
        var tag = (await Upload(author, picture, Snapshots.Png(), "image/png")).Headers.ETag!.ToString();
        (await fixture.Broker.Hear<PictureConsentAsked>(f => f.PersonId == shown)).PictureId.ShouldBe(picture);
        await fixture.Publish(author, story);

        (await Public(story)).ShouldBeEmpty();
        await (await fixture.Anonymous().GetAsync(Content(picture))).ShouldBeProblem(404);
        await (await Get(await fixture.As(await fixture.NewPerson(AtBashy)), picture)).ShouldBeProblem(404);
        (await Get(author, picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Get(friend, picture)).Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        (await friend.GetJson("/v1/me/picture-consents")).Items().ShouldHaveSingleItem()
            .GetProperty("givenAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        await (await Give(friend, picture)).ShouldBeProblem(428);
        await (await Give(friend, picture, "\"00\"")).ShouldBeProblem(412);
        await (await Give(await fixture.As(await fixture.NewPerson(AtBashy)), picture, tag)).ShouldBeProblem(404);
        (await Give(friend, picture, tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Public(story)).ShouldBe([picture]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawn_consent_takes_the_picture_away_at_once_and_its_bytes_are_deleted(bool byAuthor)
    {
        var (_, author) = await fixture.NewAuthor();
        var (shown, friend) = await fixture.NewAuthor();
        var story = await Write(author);
        var picture = await AddPicture(author, story, shown);
        await Give(friend, picture, (await Upload(author, picture, Snapshots.Jpeg())).Headers.ETag!.ToString());
        await fixture.Publish(author, story);
        var before = await fixture.Anonymous().GetAsync(Content(picture));
        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        var tag = (await fixture.Anonymous().GetAsync($"/v1/stories/{story}")).Headers.ETag;

        (await (byAuthor ? author : friend)
            .DeleteAsync($"/v1/story-pictures/{picture}/consent")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await Get(fixture.Anonymous(), picture, ("If-None-Match", before.Headers.ETag!.ToString()))).ShouldBeProblem(404);
        await (await Get(author, picture)).ShouldBeProblem(404);
        (await Public(story)).ShouldBeEmpty();
        (await fixture.Anonymous().GetAsync($"/v1/stories/{story}")).Headers.ETag.ShouldNotBe(tag);
        (await Stored(picture)).ShouldBe((0, true));
        await fixture.Broker.Hear<PictureGone>(f => f.PictureId == picture);
        await (await (byAuthor ? author : friend).DeleteAsync($"/v1/story-pictures/{picture}/consent"))
            .ShouldBeProblem(409, "consent_already_withdrawn");
        await (await Give(friend, picture, "*")).ShouldBeProblem(409, "picture_gone");
    }

    [Fact]
    public async Task Withdrawing_the_general_consent_hides_every_picture_at_once_and_its_bytes_follow()
    {
        var author = await fixture.As(await fixture.NewPerson(AtBashy));
        await Agree(author, "stories");
        var general = await Agree(author, "pictures");
        var story = await Write(author);
        var picture = await AddPicture(author, story);
        await Upload(author, picture, Snapshots.Webp(), "image/webp");
        await fixture.Publish(author, story);
        (await Public(story)).ShouldBe([picture]);

        await author.DeleteAsync($"/v1/me/consents/{general}");

        (await Public(story)).ShouldBeEmpty();
        await (await fixture.Anonymous().GetAsync(Content(picture))).ShouldBeProblem(404);
        await fixture.Eventually(async () => await Stored(picture) == (0, true));
    }

    [Fact]
    public async Task Other_bytes_are_another_picture_and_are_asked_for_anew()
    {
        var (_, author) = await fixture.NewAuthor();
        var (shown, friend) = await fixture.NewAuthor();
        var story = await Write(author);
        var picture = await AddPicture(author, story, shown);
        var first = (await Upload(author, picture, Snapshots.Jpeg())).Headers.ETag!.ToString();
        (await Give(friend, picture, first)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Upload(author, picture, Snapshots.Jpeg(width: 600));
        await (await Give(friend, picture, first)).ShouldBeProblem(412);
        await fixture.Publish(author, story);

        (await Public(story)).ShouldBeEmpty();
        await (await Upload(author, picture, Snapshots.Jpeg())).ShouldBeProblem(409, "story_not_a_draft");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused()
    {
        var (_, author) = await fixture.NewAuthor();
        var story = await Write(author);
        var picture = await AddPicture(author, story);
        await (await Upload(author, picture, [.. Snapshots.Jpeg(), .. new byte[1_000_000]])).ShouldBeProblem(413, "picture_too_large");
        await (await Upload(author, picture, Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"))).ShouldBeProblem(415, "not_a_picture");
        await (await Upload(author, picture, [])).ShouldBeProblem(415, "not_a_picture");
        await (await Upload(author, picture, Snapshots.Jpeg(), "image/svg+xml")).ShouldBeProblem(415);
        await (await Upload(author, Guid.CreateVersion7(), Snapshots.Jpeg())).ShouldBeProblem(404);
        await (await Upload(await fixture.As(await fixture.NewPerson(AtBashy)), picture, Snapshots.Jpeg())).ShouldBeProblem(404);
        await (await Upload(fixture.Anonymous(), picture, Snapshots.Jpeg())).ShouldBeProblem(401);

        // The file itself says what it is, not its sender.
        (await Upload(author, picture, Snapshots.Png(), "image/jpeg")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Get(author, picture)).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task A_picture_is_added_with_consent_and_with_members_of_the_lab_only()
    {
        var author = await fixture.As(await fixture.NewPerson(AtBashy));
        var url = $"/v1/stories/{await Write(author)}/pictures";
        var alt = new { en = "A carpet" };
        await (await author.PostCreating(url, new { alt })).ShouldBeProblem(409, "picture_consent_required");
        await Agree(author, "pictures");
        await (await author.PostCreating(url, new { alt = new { } })).ShouldBeProblem(400);
        await (await author.PostCreating(url, new { alt, shows = new[] { await fixture.NewPerson(Kochkor) } }))
            .ShouldBeProblem(409, "shown_not_of_the_lab");
        var friend = await fixture.NewPerson(AtBashy);
        await (await author.PostCreating(url, new { alt, shows = new[] { friend, friend } })).ShouldBeProblem(400);
        await (await author.PostCreating(url, new { alt, shows = Enumerable.Range(0, 11).Select(_ => Guid.CreateVersion7()) }))
            .ShouldBeProblem(400);
        await (await (await fixture.As(friend)).PostCreating(url, new { alt })).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Twenty_pictures_at_once_are_ten()
    {
        var (_, author) = await fixture.NewAuthor();
        var story = await Write(author);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => author.PostCreating($"/v1/stories/{story}/pictures", new { alt = new { en = "A carpet" } })));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(10);
        await answers.First(a => a.StatusCode != HttpStatusCode.Created).ShouldBeProblem(409, "too_many_pictures");

        var first = await answers.First(a => a.StatusCode == HttpStatusCode.Created).Json();
        (await author.DeleteAsync($"/v1/story-pictures/{first.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await author.DeleteAsync($"/v1/story-pictures/{first.Id()}")).ShouldBeProblem(404);
        var again = await (await author.PostCreating($"/v1/stories/{story}/pictures", new { alt = new { en = "A carpet" } })).Json();
        again.GetProperty("place").GetInt32().ShouldBe(first.GetProperty("place").GetInt32());
    }

    [Fact]
    public async Task Nothing_is_left_however_sending_and_withdrawing_fall_together()
    {
        var (_, author) = await fixture.NewAuthor();
        var story = await Write(author);
        for (var round = 0; round < 8; round++)
        {
            var picture = await AddPicture(author, story);
            await Upload(author, picture, Snapshots.Jpeg());
            var answers = await Task.WhenAll(
                Upload(author, picture, Snapshots.Png(), "image/png"), author.DeleteAsync($"/v1/story-pictures/{picture}/consent"),
                Upload(author, picture, Snapshots.Jpeg()));
            answers.ShouldAllBe(a => (int)a.StatusCode < 500);
            (await Stored(picture)).ShouldBe((0, true));
        }
    }

    [Fact]
    public async Task A_withdrawn_story_takes_its_pictures_along()
    {
        var (_, author) = await fixture.NewAuthor();
        var story = await Write(author);
        var picture = await AddPicture(author, story);
        await Upload(author, picture, Snapshots.Jpeg());
        await fixture.Publish(author, story);
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await coordinator.GetJson($"/v1/stories/{story}/manuscript")).GetProperty("pictures").EnumerateArray().Single()
            .GetProperty("agreed").GetBoolean().ShouldBeTrue();
        await author.SendWith(HttpMethod.Post, $"/v1/stories/{story}/withdrawal");
        (await Stored(picture)).ShouldBe((0, true));
        await (await fixture.Anonymous().GetAsync(Content(picture))).ShouldBeProblem(404);
    }

    private static string Content(Guid picture) => $"/v1/story-pictures/{picture}/content";

    private static async Task<HttpResponseMessage> Get(HttpClient client, Guid picture, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Content(picture));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> Give(HttpClient client, Guid picture, string? tag = null) =>
        client.SendWith(HttpMethod.Put, $"/v1/story-pictures/{picture}/consent", ifMatch: tag);

    private async Task<IEnumerable<Guid>> Public(Guid story) =>
        (await fixture.Anonymous().GetJson($"/v1/stories/{story}")).GetProperty("pictures").EnumerateArray().Select(p => p.Id());

    /// <summary>How many rows hold its bytes, and whether key and text are gone.</summary>
    private Task<(int, bool)> Stored(Guid picture) => fixture.WithDb<RegistrationDb, (int, bool)>(async db =>
        (await db.PictureContents.CountAsync(c => c.PictureId == picture),
            await db.Pictures.AnyAsync(p => p.Id == picture && p.DataKey == null && p.Alt == null && p.GoneAt != null)));
}
