using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What becomes of groups, stories, arrivals and comments when two records of one woman become one.</summary>
[Collection<PeopleSuite>]
public sealed class RoomMergeTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_group_keeps_its_leader_and_counts_her_once()
    {
        var (led, leader, client) = await fixture.NewGroup();
        var (stays, _) = await fixture.Joins(led, client);
        await (await client.SendWith(HttpMethod.Put, $"/v1/groups/{led}/treasurer", new { personId = stays }, ifMatch: "*")).Json();
        var (other, _, otherLeader) = await fixture.NewGroup();
        var (asked, _, invitation) = (leader, client,
            (await (await otherLeader.PostCreating($"/v1/groups/{other}/invitations", new { personId = leader })).Json()).Id());

        await Merge(asked, stays);

        var hers = await fixture.As(stays);
        var group = await hers.GetJson($"/v1/groups/{led}");
        (group.Id("leaderId"), group.GetProperty("treasurerId").ValueKind, group.GetProperty("members").GetInt32())
            .ShouldBe((stays, System.Text.Json.JsonValueKind.Null, 1));
        await (await hers.PostCreating($"/v1/group-invitations/{invitation}/answer", new { accept = true })).Json();
        (await Export(hers)).GetProperty("groups").GetProperty("groups").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Her_stories_and_pictures_are_hers_under_the_record_that_remains()
    {
        var (goes, author) = await fixture.NewAuthor();
        var (stays, hers) = await fixture.NewAuthor();
        var story = await StoryDesk.Write(author);
        var picture = await StoryDesk.AddPicture(author, story);
        await StoryDesk.Upload(author, picture, Snapshots.Jpeg());
        await fixture.Publish(author, story);

        await Merge(goes, stays);

        (await fixture.Anonymous("en").GetJson($"/v1/stories/{story}")).GetProperty("title").GetString().ShouldBe("My first carpet");
        (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{picture}/content")).IsSuccessStatusCode.ShouldBeTrue();
        var exported = (await Export(hers)).GetProperty("stories").GetProperty("stories").EnumerateArray().ShouldHaveSingleItem();
        exported.GetProperty("words").GetProperty("title").GetProperty("en").GetString().ShouldBe("My first carpet");
        (await hers.DeleteAsync($"/v1/story-pictures/{picture}/consent")).IsSuccessStatusCode.ShouldBeTrue();
        (await hers.SendWith(HttpMethod.Post, $"/v1/stories/{story}/withdrawal")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_picture_that_both_records_were_asked_about_needs_the_word_of_both()
    {
        var (_, author) = await fixture.NewAuthor();
        var (goes, went) = await fixture.NewAuthor();
        var (stays, _) = await fixture.NewAuthor();
        var story = await StoryDesk.Write(author);
        var picture = await StoryDesk.AddPicture(author, story, goes, stays);
        var tag = (await StoryDesk.Upload(author, picture, Snapshots.Jpeg())).Headers.ETag!.ToString();
        (await went.SendWith(HttpMethod.Put, $"/v1/story-pictures/{picture}/consent", ifMatch: tag)).IsSuccessStatusCode.ShouldBeTrue();

        await Merge(goes, stays);

        (await fixture.WithDb<RegistrationDb, List<DateTimeOffset?>>(db =>
            db.PictureConsents.Where(c => c.PictureId == picture && c.PersonId == stays)
            .Select(c => c.GivenAt).ToListAsync())).ShouldBe([null]);
        (await fixture.WithDb<RegistrationDb, bool>(db => db.PictureConsents.AnyAsync(c => c.PersonId == goes))).ShouldBeFalse();
    }

    [Fact]
    public async Task That_she_came_moves_and_an_old_id_at_the_door_is_known()
    {
        var coordinator = await fixture.Coordinator();
        var (goes, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var (before, after) = (await fixture.NewDoor(), await fixture.NewDoor());
        (await fixture.Send(coordinator, before, [fixture.ByPerson(goes)]).Merged()).Taken.ShouldBe(1);

        await Merge(goes, stays);

        (await fixture.Send(coordinator, before, [fixture.ByPerson(stays), fixture.ByPerson(goes)]).Merged()).Known.ShouldBe(1);
        (await fixture.Send(coordinator, after, [fixture.ByPerson(goes), fixture.ByPerson(stays)]).Merged()).Taken.ShouldBe(1);
        (await coordinator.GetJson($"/v1/events/{after}/check-ins")).Items().ShouldHaveSingleItem().Id("personId").ShouldBe(stays);
        (await Export(await fixture.As(stays))).GetProperty("checkIn").GetProperty("arrivals").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Her_comments_move_and_she_can_take_them_back()
    {
        var (goes, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var held = await fixture.NewEvent(startsIn: TimeSpan.FromDays(2));
        await fixture.WithDb<RegistrationDb>(db => db.Events.Where(e => e.Id == held)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, EventKind.PublicHearing)));
        await (await (await fixture.Coordinator()).SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing",
            new { commentsUntil = fixture.Clock.GetUtcNow().AddDays(1), agenda = new[] { new { title = new { en = "Road" } } } })).Json();
        var first = (await (await (await fixture.As(goes)).PostCreating($"/v1/events/{held}/comments", new { text = "Жол керек." })).Json())
            .Id();
        await (await (await fixture.As(stays)).PostCreating($"/v1/events/{held}/comments", new { text = "Суу керек." })).Json();

        await Merge(goes, stays);

        (await fixture.Anonymous().GetJson($"/v1/events/{held}/comments")).Items().Select(c => c.GetProperty("text").GetString())
            .ShouldBe(["Жол керек.", "Суу керек."]);
        var hers = await fixture.As(stays);
        (await Export(hers)).GetProperty("hearings").GetProperty("comments").GetArrayLength().ShouldBe(2);
        (await hers.DeleteAsync($"/v1/hearing-comments/{first}")).IsSuccessStatusCode.ShouldBeTrue();
    }

    private async Task Merge(Guid goes, Guid stays) => await (await (await fixture.Coordinator()).Merge(goes, stays)).Json();

    private static async Task<System.Text.Json.JsonElement> Export(HttpClient client) =>
        (await client.GetJson("/v1/me/export")).GetProperty("rooms");
}
