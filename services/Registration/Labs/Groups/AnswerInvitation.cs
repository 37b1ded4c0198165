using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>Her answer.</summary>
/// <param name="Accept">True to join; the other members then see her name.</param>
internal sealed record InvitationAnswer(bool Accept);

internal static class AnswerInvitation
{
    public static async Task<Results<Ok<InvitationView>, ProblemResult>> Handle(
        Guid id, InvitationAnswer body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (await db.GroupInvitations.SingleOrDefaultAsync(i => i.Id == id && i.PersonId == caller.PersonId, token) is not { } invitation)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        if (invitation.Answer(body.Accept, now) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == invitation.GroupId, token);
        if (body.Accept && await Join(group, invitation, db, publish, now, token) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Ok(InvitationView.Of(invitation, group, http));
    }

    private static async Task<Error?> Join(
        Group group, GroupInvitation invitation, RegistrationDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        if (!await db.IsMember(invitation.PersonId, group.LabId, token))
        {
            return LabRules.MembershipRequired;
        }

        if (await db.GroupMembers.AnyAsync(m => m.GroupId == group.Id && m.PersonId == invitation.PersonId, token))
        {
            return GroupRules.AlreadyInGroup;
        }

        if (!await Group.TakePlace(db.Groups, group.Id, token))
        {
            return group.DissolvedAt is null ? GroupRules.GroupFull : GroupRules.InvitationClosed;
        }

        var version = await db.Groups.Where(g => g.Id == group.Id).Select(g => g.Version).SingleAsync(token);
        db.Add(GroupMember.Join(group.Id, invitation.PersonId, now));
        await publish.Publish(new GroupMemberJoined(group.Id, invitation.PersonId, group.LabId, version), token);
        return null;
    }
}
