using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.GroupDesk;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class GroupTests(RegistrationFixture fixture)
{
    private static readonly string OfLab = $"/v1/labs/{AtBashy}/groups";

    [Fact]
    public async Task Who_forms_a_group_leads_it()
    {
        var (id, leader, client) = await fixture.NewGroup();

        var formed = await fixture.Broker.Hear<GroupFormed>(f => f.GroupId == id);
        (formed.LeaderId, formed.LabId, formed.GroupName.En).ShouldBe((leader, AtBashy, "Wool"));
        var group = (await client.GetJson("/v1/me/groups")).Items().ShouldHaveSingleItem();
        (group.Id(), group.Id("leaderId"), group.GetProperty("members").GetInt32()).ShouldBe((id, leader, 1));
        (await client.GetJson($"/v1/groups/{id}/members")).Items().ShouldHaveSingleItem().GetProperty("role").GetString()
            .ShouldBe("leader");
    }

    [Fact]
    public async Task Only_a_member_of_the_lab_who_agreed_forms_a_group()
    {
        await (await (await fixture.As(await fixture.NewPerson())).PostCreating(OfLab, Wool)).ShouldBeProblem(409, "membership_required");
        await (await (await fixture.As(await fixture.NewPerson(AtBashy, agreed: false))).PostCreating(OfLab, Wool))
            .ShouldBeProblem(409, "consent_required");
        await (await fixture.Anonymous().PostCreating(OfLab, Wool)).ShouldBeProblem(401);
        var member = await fixture.As(await fixture.NewPerson(AtBashy));
        await (await member.PostCreating($"/v1/labs/{Guid.CreateVersion7()}/groups", Wool)).ShouldBeProblem(404);
        await (await member.PostCreating(OfLab, new { name = new { }, purposes = new[] { "learn" } })).ShouldBeProblem(400);
        await (await member.PostCreating(OfLab, new { name = new { en = new string('x', 121) }, purposes = new[] { "learn" } }))
            .ShouldBeProblem(400);
        foreach (var purposes in new string[][] { [], ["learn", "learn"], ["rule"], ["learn", "sell", "fund", "make", "help", "learn"] })
        {
            await (await member.PostCreating(OfLab, new { name = new { en = "Wool" }, purposes })).ShouldBeProblem(400, "invalid_request");
        }
    }

    [Fact]
    public async Task Nobody_is_a_member_before_she_accepts()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (person, client, invitation) = await fixture.Invited(id, leader);
        (await fixture.Broker.Hear<GroupMemberInvited>(f => f.PersonId == person)).InvitationId.ShouldBe(invitation);
        await (await client.GetAsync($"/v1/groups/{id}")).ShouldBeProblem(404);
        (await client.GetJson("/v1/me/group-invitations")).Items().ShouldHaveSingleItem().GetProperty("group").GetString().ShouldBe("Wool");
        (await leader.GetJson($"/v1/groups/{id}/invitations")).Items().ShouldHaveSingleItem().Id("personId").ShouldBe(person);
        var answer = $"/v1/group-invitations/{invitation}/answer";
        await (await leader.PostCreating(answer, new { accept = true })).ShouldBeProblem(404);

        await (await client.PostCreating(answer, new { accept = true })).Json();

        (await fixture.Broker.Hear<GroupMemberJoined>(f => f.PersonId == person)).GroupId.ShouldBe(id);
        (await client.GetJson($"/v1/groups/{id}")).GetProperty("members").GetInt32().ShouldBe(2);
        (await client.GetJson("/v1/me/group-invitations")).Items().ShouldBeEmpty();
        await (await client.PostCreating(answer, new { accept = true })).ShouldBeProblem(409, "invitation_closed");
        await (await leader.PostCreating($"/v1/groups/{id}/invitations", new { personId = person }))
            .ShouldBeProblem(409, "already_in_group");
    }

    [Fact]
    public async Task An_invitation_ends_by_her_no_by_the_leader_or_by_time()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (_, declining, first) = await fixture.Invited(id, leader);
        await (await declining.PostCreating($"/v1/group-invitations/{first}/answer", new { accept = false })).Json();
        await (await declining.PostCreating($"/v1/group-invitations/{first}/answer", new { accept = true }))
            .ShouldBeProblem(409, "invitation_closed");

        var (_, taken, second) = await fixture.Invited(id, leader);
        await (await taken.DeleteAsync($"/v1/group-invitations/{second}")).ShouldBeProblem(404);
        (await leader.DeleteAsync($"/v1/group-invitations/{second}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await leader.DeleteAsync($"/v1/group-invitations/{second}")).ShouldBeProblem(409, "invitation_closed");
        await (await taken.PostCreating($"/v1/group-invitations/{second}/answer", new { accept = true }))
            .ShouldBeProblem(409, "invitation_closed");

        var (late, _, third) = await fixture.Invited(id, leader);
        await (await leader.PostCreating($"/v1/groups/{id}/invitations", new { personId = late })).ShouldBeProblem(409, "already_invited");
        await fixture.WithDb<RegistrationDb>(db => db.GroupInvitations.Where(i => i.Id == third)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AnswerBy, fixture.Clock.GetUtcNow().AddSeconds(-1))));
        await (await (await fixture.As(late)).PostCreating($"/v1/group-invitations/{third}/answer", new { accept = true }))
            .ShouldBeProblem(409, "invitation_closed");
        (await leader.PostCreating($"/v1/groups/{id}/invitations", new { personId = late })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_the_leader_invites_and_only_members_of_the_lab()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (_, member) = await fixture.Joins(id, leader);
        var other = await fixture.NewPerson(AtBashy);
        var invitations = $"/v1/groups/{id}/invitations";
        await (await member.PostCreating(invitations, new { personId = other })).ShouldBeProblem(403);
        await (await member.GetAsync(invitations)).ShouldBeProblem(403);
        await (await (await fixture.As(other)).PostCreating(invitations, new { personId = other })).ShouldBeProblem(404);
        await (await leader.PostCreating(invitations, new { personId = await fixture.NewPerson(Kochkor) }))
            .ShouldBeProblem(409, "not_of_the_lab");
        await (await leader.PostCreating(invitations, new { personId = Guid.CreateVersion7() })).ShouldBeProblem(409, "not_of_the_lab");
    }

    [Fact]
    public async Task Members_know_each_other_and_a_coordinators_look_is_recorded()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (person, member) = await fixture.Joins(id, leader, "Айсулуу");
        (await member.GetJson($"/v1/groups/{id}/members")).Items().Select(m => m.GetProperty("name").GetString()).ShouldContain("Айсулуу");
        (await Reads(person)).ShouldBe(0);

        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await coordinator.GetJson($"/v1/groups/{id}/members?limit=100")).Items().Count().ShouldBe(2);
        (await Reads(person)).ShouldBe(1);
        var seen = new List<Guid>();
        var url = $"{OfLab}?limit=3";
        do
        {
            var answer = await coordinator.GetAsync(url);
            seen.AddRange((await answer.Json()).Items().Select(g => g.Id()));
            url = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }
        while (url is not null);

        seen.ShouldContain(id);
        seen.ShouldBeUnique();

        var outsider = await fixture.As("person/kochkor/coordinator");
        await (await outsider.GetAsync($"/v1/groups/{id}/members")).ShouldBeProblem(404);
        await (await outsider.GetAsync($"/v1/groups/{id}")).ShouldBeProblem(404);
        await (await outsider.GetAsync(OfLab)).ShouldBeProblem(403);
        await (await member.GetAsync(OfLab)).ShouldBeProblem(403);
        await (await coordinator.GetAsync($"/v1/labs/{Guid.CreateVersion7()}/groups")).ShouldBeProblem(404);

        Task<int> Reads(Guid of) => fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == of));
    }

    [Fact]
    public async Task The_leader_describes_the_group_as_she_last_saw_it()
    {
        var (id, _, leader) = await fixture.NewGroup();
        var (_, member) = await fixture.Joins(id, leader);
        var berries = new { name = new { ky = "Чычырканак" }, purposes = new[] { "fund" } };
        var version = await Version(leader, id);
        await (await leader.SendWith(HttpMethod.Put, $"/v1/groups/{id}", berries)).ShouldBeProblem(428);
        await (await leader.SendWith(HttpMethod.Put, $"/v1/groups/{id}", berries, ifMatch: "\"1\"")).ShouldBeProblem(412);
        await (await member.SendWith(HttpMethod.Put, $"/v1/groups/{id}", berries, ifMatch: version)).ShouldBeProblem(403);
        await (await leader.SendWith(HttpMethod.Put, $"/v1/groups/{id}", new { name = new { }, purposes = Array.Empty<string>() },
            ifMatch: version)).ShouldBeProblem(400);

        var described = await leader.SendWith(HttpMethod.Put, $"/v1/groups/{id}", berries, ifMatch: version);
        (await described.Json()).GetProperty("name").GetString().ShouldBe("Чычырканак");
        described.Content.Headers.ContentLanguage.ShouldBe(["ky"]);
    }
}
