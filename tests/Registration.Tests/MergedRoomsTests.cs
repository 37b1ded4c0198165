using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What becomes of groups, hearings and sign-in when two records of one woman are merged.</summary>
[Collection<PeopleSuite>]
public sealed class MergedRoomsTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Who_leads_a_group_leads_it_under_the_id_that_remains()
    {
        var (group, old, leader) = await fixture.NewGroup();
        var (member, _) = await fixture.Joins(group, leader);
        var stays = await fixture.NewPerson(AtBashy);

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        (await fixture.Broker.Hear<GroupRolesChanged>(f => f.GroupId == group)).LeaderId.ShouldBe(stays);
        await GroupHas(group, stays, null, stays, member);
        var exported = (await Export(stays)).GetProperty("groups").GetProperty("groups")[0];
        (exported.Id(), exported.GetProperty("role").GetString()).ShouldBe((group, "leader"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_turns_out_to_lead_a_group_and_keep_its_money_leads_it_and_is_one_member(bool leaderGoes)
    {
        var (group, leader, client) = await fixture.NewGroup();
        var (treasurer, _) = await fixture.Joins(group, client);
        var (member, _) = await fixture.Joins(group, client);
        var version = await GroupDesk.Version(client, group);
        await (await client.SendWith(HttpMethod.Put, $"/v1/groups/{group}/treasurer", new { personId = treasurer }, ifMatch: version))
            .Json();
        var (old, stays) = leaderGoes ? (leader, treasurer) : (treasurer, leader);

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        await GroupHas(group, stays, null, stays, member);
        (await fixture.Broker.Hear<GroupMemberLeft>(f => f.GroupId == group)).PersonId.ShouldBe(old);
    }

    [Fact]
    public async Task She_is_asked_once_and_not_into_a_group_that_she_is_in()
    {
        var (asking, _, leader) = await fixture.NewGroup();
        var (old, _, _) = await fixture.Invited(asking, leader);
        var (stays, hers, _) = await fixture.Invited(asking, leader);
        var (own, _, friend) = await fixture.NewGroup();
        await (await friend.PostCreating($"/v1/groups/{own}/invitations", new { personId = stays })).Json();
        var second = (await (await friend.PostCreating($"/v1/groups/{own}/invitations", new { personId = old })).Json()).Id();
        await (await (await fixture.As(old)).PostCreating($"/v1/group-invitations/{second}/answer", new { accept = true })).Json();

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        var open = (await hers.Items("/v1/me/group-invitations")).ShouldHaveSingleItem();
        open.Id("groupId").ShouldBe(asking);
        await (await hers.PostCreating($"/v1/group-invitations/{open.Id()}/answer", new { accept = true })).Json();
        (await Export(stays)).GetProperty("groups").GetProperty("invitations").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task Comments_move_with_their_words_and_none_is_lost_where_both_said_much()
    {
        var held = await fixture.NewEvent(startsIn: TimeSpan.FromDays(2));
        await fixture.WithDb<RegistrationDb>(db => db.Events.Where(e => e.Id == held)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, EventKind.PublicHearing)));
        var coordinator = await fixture.Coordinator();
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing",
            new { commentsUntil = fixture.Clock.GetUtcNow().AddDays(1), agenda = new[] { new { title = new { ky = "Жол" } } } })).Json();
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        foreach (var (person, word) in new[] { (old, "эски"), (stays, "жаңы") })
        {
            for (var n = 1; n <= 6; n++)
            {
                await (await (await fixture.As(person)).PostCreating($"/v1/events/{held}/comments", new { text = $"{word} {n}" })).Json();
            }
        }

        await (await coordinator.Merge(old, stays)).Json();

        var texts = (await Export(stays)).GetProperty("hearings").GetProperty("comments").EnumerateArray()
            .Select(c => c.GetProperty("text").GetString()).ToList();
        texts.Count.ShouldBe(12);
        (await fixture.Anonymous().GetJson($"/v1/events/{held}/comments?limit=100")).Items().Select(c => c.GetProperty("text").GetString())
            .ShouldBe(texts, ignoreOrder: true);
        var hers = await fixture.As(stays);
        await (await hers.PostCreating($"/v1/events/{held}/comments", new { text = "13" })).ShouldBeProblem(409, "too_many_comments");
        var first = (await Export(stays)).GetProperty("hearings").GetProperty("comments")[0].Id();
        (await hers.DeleteAsync($"/v1/hearing-comments/{first}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_PIN_of_the_record_that_goes_still_stands_before_the_one_that_remains()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();
        var coordinator = await fixture.Coordinator();
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = NewWord(), language = "ky" })).Json();
        await device.Client.Agree("platform");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var stays = await coordinator.Register(AtBashy, NewWord());

        await fixture.Merged(coordinator, device.PersonId, stays);

        await (await fixture.From().WithPin(phone, SignInSteps.RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
        var other = await fixture.AddPerson(phone);
        var choice = await (await fixture.RedeemNew(phone)).Json();
        var people = choice.GetProperty("people").EnumerateArray().ToList();
        people.Select(p => (p.Id("personId"), p.GetProperty("needsPin").GetBoolean()))
            .ShouldBe([(stays, true), (other.PersonId, false)], ignoreOrder: true);
        await (await fixture.From().Token(new { choiceId = choice.Id("choiceId"), personId = stays, pin = "9173" })).ShouldBeProblem(401);
        var signed = await fixture.From().Token(new { choiceId = choice.Id("choiceId"), personId = stays, pin = SignInSteps.RightPin });
        (await signed.Json()).Id("personId").ShouldBe(stays);
        var rooms = await Export(stays);
        rooms.GetProperty("pins").GetProperty("pins").GetArrayLength().ShouldBe(1);
        rooms.GetProperty("pins").GetProperty("devices").GetArrayLength().ShouldBe(0);
        rooms.GetProperty("phones").GetProperty("shownToOthers").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_phone_that_waits_is_cancelled_and_stays_readable_to_her()
    {
        var (phone, next) = (NewPhone(), NewPhone());
        var device = await fixture.SignIn(phone);
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = NewWord(), language = "ky" })).Json();
        await device.Client.Agree("platform");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var (mine, code) = await fixture.MyCode(device.Client);
        var (challengeId, nextCode) = await fixture.MyCode(device.Client, next);
        var change = await (await device.Client.PostCreating(
            "/v1/me/phone-changes", new { phone = next, challengeId, code = nextCode, proof = new { challengeId = mine, code } })).Json();
        var coordinator = await fixture.Coordinator();
        var stays = await coordinator.Register(AtBashy, NewWord(), NewPhone());

        await fixture.Merged(coordinator, device.PersonId, stays);

        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change.Id())).Outcome.ShouldBe("cancelled");
        var shown = (await Export(stays)).GetProperty("phones").GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        (shown.GetProperty("phone").GetString(), shown.State()).ShouldBe((next, "cancelled"));
    }

    [Fact]
    public async Task A_record_with_the_same_number_is_found_as_soon_as_a_changed_number_takes_effect()
    {
        var coordinator = await fixture.Coordinator();
        var shared = NewPhone();
        var same = await coordinator.Register(AtBashy, NewWord(), shared);
        var device = await fixture.SignIn(NewPhone());
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = NewWord(), language = "ky" })).Json();
        await device.Client.Agree("platform");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var (mine, code) = await fixture.MyCode(device.Client);
        var (challengeId, nextCode) = await fixture.MyCode(device.Client, shared);
        var change = await (await device.Client.PostCreating(
            "/v1/me/phone-changes", new { phone = shared, challengeId, code = nextCode, proof = new { challengeId = mine, code } })).Json();
        (await Candidates()).ShouldBe(0);

        fixture.Clock.Advance(TimeSpan.FromHours(73));

        (await fixture.Broker.Hear<PhoneChangeEnded>(f => f.ChangeId == change.Id())).Outcome.ShouldBe("done");
        (await Candidates()).ShouldBe(1);

        Task<int> Candidates() => fixture.WithDb<RegistrationDb, int>(db => db.DuplicateCandidates.CountAsync(c =>
            (c.FirstId == same && c.SecondId == device.PersonId) || (c.FirstId == device.PersonId && c.SecondId == same)));
    }

    [Fact]
    public async Task The_database_refuses_anything_new_under_an_id_that_was_merged()
    {
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var (group, _, _) = await fixture.NewGroup();
        var held = await fixture.NewEvent();
        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        await Refused($"INSERT INTO group_member (group_id, person_id, joined_at) VALUES ('{group}', '{old}', now())");
        await Refused($"INSERT INTO quota_use (person_id, lab_id, kind, week, minutes) VALUES ('{old}', '{AtBashy}', 'Loom', " +
            $"'2026-11-23', 60)");
        await Refused($"INSERT INTO story (id, lab_id, author_id, state, words, written_at, version) VALUES (gen_random_uuid(), " +
            $"'{AtBashy}', '{old}', 'Draft', '', now(), 1)");
        await Refused($"""
            INSERT INTO check_in (event_id, id, person_id, people, device, at, recorded_by, recorded_at, told)
            VALUES ('{held}', gen_random_uuid(), '{old}', 1, gen_random_uuid(), now(), '{stays}', now(), false)
            """);

        Task Refused(string sql) => fixture.WithDb<RegistrationDb>(async db =>
            (await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql))).SqlState.ShouldBe("40001"));
    }

    private async Task<JsonElement> Export(Guid person) => (await (await fixture.As(person)).GetJson("/v1/me/export")).GetProperty("rooms");

    private Task GroupHas(Guid id, Guid leader, Guid? treasurer, params Guid[] members) => fixture.WithDb<RegistrationDb>(async db =>
    {
        var group = await db.Groups.SingleAsync(g => g.Id == id);
        (group.LeaderId, group.TreasurerId, group.Members).ShouldBe((leader, treasurer, members.Length));
        (await db.GroupMembers.Where(m => m.GroupId == id).Select(m => m.PersonId).ToListAsync()).ShouldBe(members, ignoreOrder: true);
    });
}
