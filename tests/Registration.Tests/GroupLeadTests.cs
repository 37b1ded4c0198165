using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.GroupDesk;

namespace CreativeLabs.Registration.Tests;

/// <summary>A group is never without a leader.</summary>
[Collection<PeopleSuite>]
public sealed class GroupLeadTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task The_lead_is_handed_over_to_a_member()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (next, client) = await fixture.Joins(id, leader);
        await (await leader.SendWith(HttpMethod.Put, $"/v1/groups/{id}/leader", new { personId = next })).ShouldBeProblem(428);
        await (await Lead(leader, id, next, "\"1\"")).ShouldBeProblem(412);
        await (await Lead(leader, id, Guid.CreateVersion7())).ShouldBeProblem(409, "not_in_group");
        await (await Lead(client, id, next)).ShouldBeProblem(403);

        (await (await Lead(leader, id, next)).Json()).Id("leaderId").ShouldBe(next);

        (await fixture.Broker.Hear<GroupRolesChanged>(f => f.GroupId == id)).LeaderId.ShouldBe(next);
        await (await Lead(leader, id, next)).ShouldBeProblem(403);
        await (await Lead(client, id, next)).ShouldBeProblem(409, "leads_already");
    }

    [Fact]
    public async Task The_treasurer_is_never_the_leader()
    {
        var (id, leaderId, leader) = await fixture.NewGroup();
        var (member, client) = await fixture.Joins(id, leader);
        var treasurer = $"/v1/groups/{id}/treasurer";
        await (await leader.SendWith(HttpMethod.Put, treasurer, new { personId = leaderId }, ifMatch: "*"))
            .ShouldBeProblem(409, "leader_keeps_no_money");
        await (await client.SendWith(HttpMethod.Put, treasurer, new { personId = member }, ifMatch: "*")).ShouldBeProblem(403);
        await (await leader.SendWith(HttpMethod.Put, treasurer, new { personId = Guid.CreateVersion7() }, ifMatch: "*"))
            .ShouldBeProblem(409, "not_in_group");
        await (await leader.SendWith(HttpMethod.Put, treasurer, new { }, ifMatch: "*")).ShouldBeProblem(400);

        (await (await leader.SendWith(HttpMethod.Put, treasurer, new { personId = member }, ifMatch: "*")).Json()).Id("treasurerId")
            .ShouldBe(member);
        var led = await (await Lead(leader, id, member)).Json();
        led.Id("leaderId").ShouldBe(member);
        led.GetProperty("treasurerId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await (await client.SendWith(HttpMethod.Put, treasurer, new { personId = (Guid?)null }, ifMatch: "*")).Json()).Id("leaderId")
            .ShouldBe(member);
    }

    [Fact]
    public async Task The_labs_coordinator_helps_a_group_whose_leader_is_gone()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (next, _) = await fixture.Joins(id, leader);
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await (await Lead(coordinator, id, next)).Json()).Id("leaderId").ShouldBe(next);
        await (await Lead(await fixture.As("person/kochkor/coordinator"), id, next, "*")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_leader_leaves_only_as_the_last_one_and_the_group_ends_with_her()
    {
        var (id, leaderId, leader) = await fixture.NewGroup();
        var (member, client) = await fixture.Joins(id, leader);
        var (_, open, invitation) = await fixture.Invited(id, leader);
        await (await leader.DeleteAsync($"/v1/groups/{id}/members/{leaderId}")).ShouldBeProblem(409, "leader_must_hand_over");
        await (await client.DeleteAsync($"/v1/groups/{id}/members/{leaderId}")).ShouldBeProblem(403);
        await (await leader.DeleteAsync($"/v1/groups/{id}/members/{Guid.CreateVersion7()}")).ShouldBeProblem(404);

        (await client.DeleteAsync($"/v1/groups/{id}/members/{member}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Broker.Hear<GroupMemberLeft>(f => f.PersonId == member)).Removed.ShouldBeFalse();
        await (await client.GetAsync($"/v1/groups/{id}")).ShouldBeProblem(404);

        (await leader.DeleteAsync($"/v1/groups/{id}/members/{leaderId}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await fixture.Broker.Hear<GroupDissolved>(f => f.GroupId == id);
        await (await leader.GetAsync($"/v1/groups/{id}")).ShouldBeProblem(404);
        (await leader.GetJson("/v1/me/groups")).Items().ShouldBeEmpty();
        (await open.GetJson("/v1/me/group-invitations")).Items().ShouldBeEmpty();
        await (await open.PostCreating($"/v1/group-invitations/{invitation}/answer", new { accept = true }))
            .ShouldBeProblem(409, "invitation_closed");
    }

    [Fact]
    public async Task The_leader_takes_a_member_off_the_list_and_her_office_goes_too()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (member, _) = await fixture.Joins(id, leader);
        await (await leader.SendWith(HttpMethod.Put, $"/v1/groups/{id}/treasurer", new { personId = member }, ifMatch: "*")).Json();

        (await leader.DeleteAsync($"/v1/groups/{id}/members/{member}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await fixture.Broker.Hear<GroupMemberLeft>(f => f.PersonId == member)).Removed.ShouldBeTrue();
        var left = await leader.GetJson($"/v1/groups/{id}");
        (left.GetProperty("members").GetInt32(), left.GetProperty("treasurerId").ValueKind)
            .ShouldBe((1, System.Text.Json.JsonValueKind.Null));
    }

    [Fact]
    public async Task Whoever_leads_is_a_member_however_leaving_and_handing_over_fall_together()
    {
        for (var round = 0; round < 12; round++)
        {
            var (id, leaderId, leader) = await fixture.NewGroup();
            var (next, client) = await fixture.Joins(id, leader);
            var version = await Version(leader, id);

            var answers = await Task.WhenAll(
                Lead(leader, id, next, version), client.DeleteAsync($"/v1/groups/{id}/members/{next}"),
                leader.DeleteAsync($"/v1/groups/{id}/members/{leaderId}"));

            answers.ShouldAllBe(a => (int)a.StatusCode < 500);
            await ShouldBeSound(id);
        }
    }

    [Fact]
    public async Task Members_who_all_leave_at_once_are_counted_right()
    {
        var (id, leaderId, leader) = await fixture.NewGroup();
        var members = new List<(Guid Id, HttpClient Client)>();
        for (var i = 0; i < 8; i++)
        {
            members.Add(await fixture.Joins(id, leader));
        }

        var answers = await Task.WhenAll(
            members.SelectMany(m => Enumerable.Range(0, 3).Select(_ => m.Client.DeleteAsync($"/v1/groups/{id}/members/{m.Id}"))));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(8);
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NoContent || a.StatusCode == HttpStatusCode.NotFound);
        (await leader.GetJson($"/v1/groups/{id}")).GetProperty("members").GetInt32().ShouldBe(1);
        (await ShouldBeSound(id)).LeaderId.ShouldBe(leaderId);
    }

    [Fact]
    public async Task One_invitation_accepted_twenty_times_at_once_makes_one_member()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (_, client, invitation) = await fixture.Invited(id, leader);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => client.PostCreating($"/v1/group-invitations/{invitation}/answer", new { accept = true })));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await ShouldBeSound(id)).Members.ShouldBe(2);
    }

    [Fact]
    public async Task The_last_place_is_taken_once()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var invited = new List<(Guid, HttpClient Client, Guid Invitation)>();
        for (var i = 0; i < 6; i++)
        {
            invited.Add(await fixture.Invited(id, leader));
        }

        await fixture.WithDb<RegistrationDb>(db => db.Groups.Where(g => g.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Members, Group.MostMembers - 1)));
        var answers = await Task.WhenAll(
            invited.Select(i => i.Client.PostCreating($"/v1/group-invitations/{i.Invitation}/answer", new { accept = true })));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        await answers.First(a => a.StatusCode != HttpStatusCode.OK).ShouldBeProblem(409, "group_full");
    }

    [Fact]
    public async Task The_database_itself_keeps_a_leader_in_every_group()
    {
        var (id, leaderId, _) = await fixture.NewGroup();
        (await Broken($"DELETE FROM group_member WHERE group_id = '{id}' AND person_id = '{leaderId}'"))
            .ShouldBe("fk_self_help_group_leader");
        (await Broken($"UPDATE self_help_group SET leader_id = gen_random_uuid() WHERE id = '{id}'")).ShouldBe("fk_self_help_group_leader");
        (await Broken($"UPDATE self_help_group SET leader_id = NULL WHERE id = '{id}'")).ShouldBe("ck_self_help_group_leader");
        (await Broken($"UPDATE self_help_group SET treasurer_id = leader_id WHERE id = '{id}'")).ShouldBe("ck_self_help_group_treasurer");
    }

    private async Task<string?> Broken(string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).ConstraintName;
    }

    private async Task<Group> ShouldBeSound(Guid id)
    {
        var (group, members) = await fixture.WithDb<RegistrationDb, (Group, List<Guid>)>(async db =>
            (await db.Groups.AsNoTracking().SingleAsync(g => g.Id == id),
                await db.GroupMembers.Where(m => m.GroupId == id).Select(m => m.PersonId).ToListAsync()));
        group.Members.ShouldBe(members.Count);
        if (group.DissolvedAt is null)
        {
            members.ShouldContain(group.LeaderId!.Value);
        }

        return group;
    }
}
