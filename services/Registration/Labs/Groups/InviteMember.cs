using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Blocks;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>Whom to ask.</summary>
/// <param name="PersonId">A member of the group's lab.</param>
internal sealed record MemberInvited(Guid PersonId);

internal static class InviteMember
{
    public static async Task<Results<Created<InvitationView>, ProblemResult>> Handle(
        Guid id, MemberInvited body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (await db.GroupsOf(caller).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, token) is not { } group)
        {
            return ProblemResult.NotFound;
        }

        if (caller.PersonId != group.LeaderId)
        {
            return ProblemResult.Forbidden;
        }

        // One who has blocked the leader, or is blocked by her, looks like one who is not there.
        if (!await db.IsMember(body.PersonId, group.LabId, token) | await db.AreBlockedAsync(caller.PersonId, body.PersonId, token))
        {
            return ProblemResult.Of(GroupRules.NotOfTheLab);
        }

        if (await db.GroupMembers.AnyAsync(m => m.GroupId == id && m.PersonId == body.PersonId, token))
        {
            return ProblemResult.Of(GroupRules.AlreadyInGroup);
        }

        // An invitation that nobody answered in time makes room for a new one.
        var now = clock.GetUtcNow();
        await db.GroupInvitations.Where(i =>
            i.GroupId == id && i.PersonId == body.PersonId && i.State == InvitationState.Open && i.AnswerBy < now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InvitationState.Lapsed)
                .SetProperty(i => i.Version, i => i.Version + 1), token);

        var invitation = GroupInvitation.Invite(id, body.PersonId, now);
        db.Add(invitation);
        await publish.Publish(new GroupMemberInvited(invitation.Id, id, invitation.PersonId, group.Name), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_group_invitation_group_id_person_id"))
        {
            return ProblemResult.Of(GroupRules.AlreadyInvited);
        }

        http.SetETag(invitation);
        return TypedResults.Created((string?)null, InvitationView.Of(invitation, group, http));
    }
}
