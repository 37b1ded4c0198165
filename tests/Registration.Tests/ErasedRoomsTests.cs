using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using static CreativeLabs.Registration.Tests.StoryDesk;

namespace CreativeLabs.Registration.Tests;

/// <summary>What becomes of what the rooms hold when a woman is forgotten.</summary>
[Collection<ErasureSuite>]
public sealed class ErasedRoomsTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Her_number_PIN_and_devices_go_at_once_and_open_nothing_any_more()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();
        var person = device.PersonId;

        await device.AskToBeForgotten();

        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM contact_point WHERE person_id = {person}""")).ShouldBe(0);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM pin WHERE person_id = {person}""")).ShouldBe(0);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM known_device WHERE person_id = {person}""")).ShouldBe(0);
        (await fixture.Count(
            $"""SELECT count(*)::int AS "Value" FROM session WHERE person_id = {person} AND (key_hash IS NOT NULL OR ended_at IS NULL)"""))
            .ShouldBe(0);
        await (await fixture.From().WithPin(phone, SignInSteps.RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
    }

    [Fact]
    public async Task What_she_had_at_an_event_goes_to_the_next_in_line_with_no_name_left()
    {
        var held = await fixture.NewEvent(capacity: 2);
        var device = await Member();
        var place = await device.Client.Ask(held, new { seats = 2, with = new[] { "Айжан" } });
        var next = await fixture.NewGuest();
        var waiting = await next.Ask(held);
        (place.State(), waiting.State()).ShouldBe(("confirmed", "waitlisted"));

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        (await next.Place(waiting)).State().ShouldBe("offered");
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var hers = await db.EventRegistrations.AsNoTracking().SingleAsync(p => p.Id == place.Id());
            (hers.IsLive, hers.Companions, hers.Needs.Count).ShouldBe((false, null, 0));
            var seating = await db.Seatings.AsNoTracking().SingleAsync(s => s.EventId == held);
            (seating.Confirmed, seating.Offered, seating.Waiting).ShouldBe((0, 1, 0));
        });
    }

    [Fact]
    public async Task A_group_that_she_led_goes_on_under_who_has_been_in_it_for_longest()
    {
        var device = await Member();
        var group = (await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/groups", GroupDesk.Wool)).Json()).Id();
        var (treasurer, _) = await fixture.Joins(group, device.Client);
        var (member, _) = await fixture.Joins(group, device.Client);
        var version = await GroupDesk.Version(device.Client, group);
        await (await device.Client.SendWith(HttpMethod.Put, $"/v1/groups/{group}/treasurer", new { personId = treasurer },
            ifMatch: version)).Json();
        var (other, _, friend) = await fixture.NewGroup();
        var invitation = (await (await friend.PostCreating($"/v1/groups/{other}/invitations", new { personId = device.PersonId })).Json())
            .Id();

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        (await fixture.Broker.Hear<GroupMemberLeft>(f => f.GroupId == group)).PersonId.ShouldBe(device.PersonId);
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var stands = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == group);
            (stands.LeaderId, stands.TreasurerId, stands.Members).ShouldBe((member, treasurer, 2));
            (await db.GroupInvitations.Where(i => i.Id == invitation).Select(i => i.State).SingleAsync())
                .ShouldBe(InvitationState.Withdrawn);
        });
    }

    [Fact]
    public async Task A_group_of_hers_alone_ends_with_her()
    {
        var device = await Member();
        var name = PeopleSteps.NewWord();
        var wanted = new { name = new { ky = name }, purposes = new[] { "learn" } };
        var group = (await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/groups", wanted)).Json()).Id();
        (await fixture.DumpDatabase()).ShouldContain(name);

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        await fixture.Broker.Hear<GroupDissolved>(f => f.GroupId == group);
        (await fixture.DumpDatabase()).Contains(name).ShouldBeFalse();
        (await fixture.Count(
            $"""SELECT count(*)::int AS "Value" FROM self_help_group WHERE id = {group} AND dissolved_at IS NOT NULL AND members = 0"""))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Her_stories_are_not_read_any_more_and_pictures_of_her_are_gone_with_their_bytes()
    {
        var device = await Member();
        var story = await Write(device.Client);
        var picture = await AddPicture(device.Client, story);
        await Upload(device.Client, picture, Snapshots.Jpeg());
        await fixture.Publish(device.Client, story);
        var (_, writer) = await fixture.NewAuthor();
        var others = await Write(writer);
        var shown = await AddPicture(writer, others, device.PersonId);
        var tag = (await Upload(writer, shown, Snapshots.Jpeg())).Headers.ETag!.ToString();
        (await device.Client.SendWith(HttpMethod.Put, $"/v1/story-pictures/{shown}/consent", ifMatch: tag)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        await fixture.Publish(writer, others);
        (await fixture.Anonymous().GetAsync($"/v1/stories/{story}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var asked = await device.AskToBeForgotten();
        await (await fixture.Anonymous().GetAsync($"/v1/stories/{story}")).ShouldBeProblem(404);
        await fixture.ErasedHere(asked.Id());

        (await fixture.Anonymous().GetJson($"/v1/stories/{others}")).GetProperty("pictures").GetArrayLength().ShouldBe(0);
        foreach (var gone in new[] { picture, shown })
        {
            await (await fixture.Anonymous().GetAsync($"/v1/story-pictures/{gone}/content")).ShouldBeProblem(404);
            (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM picture_content WHERE picture_id = {gone}""")).ShouldBe(0);
        }
    }

    [Fact]
    public async Task That_she_spoke_at_a_hearing_stays_and_not_what_she_said()
    {
        var held = await fixture.NewEvent(startsIn: TimeSpan.FromDays(2));
        await fixture.WithDb<RegistrationDb>(db => db.Events.Where(e => e.Id == held)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, EventKind.PublicHearing)));
        await (await (await fixture.Coordinator()).SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing",
            new { commentsUntil = fixture.Clock.GetUtcNow().AddDays(1), agenda = new[] { new { title = new { ky = "Жол" } } } })).Json();
        var device = await Member();
        await (await device.Client.PostCreating($"/v1/events/{held}/comments", new { text = "Көпүрө керек", signedAs = "Канарейкова" }))
            .Json();

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        var comment = (await fixture.Anonymous().GetJson($"/v1/events/{held}/comments")).Items().ShouldHaveSingleItem();
        comment.ToString().ShouldNotContain("Канарейкова");
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM hearing_comment WHERE event_id = {held} AND words IS NULL"""))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Records_that_were_merged_into_hers_are_erased_with_it()
    {
        var coordinator = await fixture.Coordinator();
        var old = await coordinator.Register(AtBashy, NewWord());
        var device = await Member();
        await fixture.Merged(coordinator, old, device.PersonId);

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        var also = await fixture.Broker.Hear<PersonErasureRequested>(f => f.PersonId == old);
        await fixture.ErasedHere(also.ErasureId);
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM person_vault WHERE person_id IN ({old}, {device.PersonId})"""))
            .ShouldBe(0);
        await (await coordinator.Merge(await coordinator.Register(AtBashy, NewWord()), device.PersonId)).ShouldBeProblem(404);
    }

    /// <summary>Signed in a moment ago, a member of a lab who agreed to everything.</summary>
    private async Task<Device> Member()
    {
        var device = await fixture.SignIn(NewPhone());
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = NewWord(), language = "ky" })).Json();
        foreach (var purpose in new[] { "platform", "stories", "pictures" })
        {
            await PeopleSteps.Agree(device.Client, purpose);
        }

        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        return device;
    }
}
