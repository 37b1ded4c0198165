using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>The groups that she is in, what she does there, and where she was asked to join.</summary>
internal sealed class GroupDataHandler(RegistrationDb db, IPublishEndpoint publish) : IPersonalDataHandler
{
    public string Feature => "groups";

    public IReadOnlyList<Type> Holds { get; } = [typeof(GroupMember), typeof(GroupInvitation)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var rows = await db.GroupMembers.AsNoTracking().Where(m => ids.Contains(m.PersonId)).OrderBy(m => m.GroupId)
            .Join(db.Groups, m => m.GroupId, g => g.Id, (member, g) => new { member, g }).ToListAsync(token);
        return new
        {
            Groups = rows.ConvertAll(row =>
                new { row.g.Id, row.g.LabId, row.g.Name, Role = row.g.RoleOf(row.member.PersonId), row.member.JoinedAt }),
            Invitations = await db.GroupInvitations.AsNoTracking().Where(i => ids.Contains(i.PersonId)).OrderBy(i => i.Id)
                .Join(db.Groups, i => i.GroupId, g => g.Id,
                    (i, g) => new { i.Id, i.GroupId, Group = g.Name, i.State, i.InvitedAt, i.AnswerBy }).ToListAsync(token),
        };
    }

    /// <summary>Her membership moves, and with it what she does in the group; where both are members there is one less. Invitations move;
    /// an open one that asks her twice, or into a group that she is in, is dropped.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        foreach (var id in await db.GroupMembers.Where(m => m.PersonId == from).Select(m => m.GroupId).Order().ToListAsync(token))
        {
            await Merge((await db.LockAsync<Group>(id, token))!, from, to, token);
        }

        await MoveInvitations(from, to, token);
    }

    /// <summary>She leaves her groups. One that she leads goes on under whoever has been in it for longest, rather not the one who keeps
    /// its money; where nobody else is in it, it ends. Invitations to her are dropped.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        foreach (var id in await db.GroupMembers.Where(m => m.PersonId == personId).Select(m => m.GroupId).Order().ToListAsync(token))
        {
            await Leave((await db.LockAsync<Group>(id, token))!, personId, now, token);
        }

        foreach (var open in await db.GroupInvitations.Where(i => i.PersonId == personId && i.State == InvitationState.Open)
            .ToListAsync(token))
        {
            open.Drop();
        }

        await db.SaveChangesAsync(token);
    }

    private async Task Leave(Group group, Guid personId, DateTimeOffset now, CancellationToken token)
    {
        if (group.LeaderId == personId && await db.GroupMembers.Where(m => m.GroupId == group.Id && m.PersonId != personId)
            .OrderBy(m => m.PersonId == group.TreasurerId).ThenBy(m => m.JoinedAt).ThenBy(m => m.PersonId).Select(m => (Guid?)m.PersonId)
            .FirstOrDefaultAsync(token) is { } next)
        {
            group.HandOver(next);
            await publish.Publish(new GroupRolesChanged(group.Id, next, group.TreasurerId, group.Version), token);
            await db.SaveChangesAsync(token);
        }

        var ends = group.LeaderId == personId;
        _ = ends
            ? await Group.Dissolve(db.Groups, group.Id, personId, now, token)
            : await Group.GivePlaceBack(db.Groups, group.Id, personId, token);
        await db.GroupMembers.Where(m => m.GroupId == group.Id && m.PersonId == personId).ExecuteDeleteAsync(token);
        var version = await db.Groups.Where(g => g.Id == group.Id).Select(g => g.Version).SingleAsync(token);
        await publish.Publish(new GroupMemberLeft(group.Id, personId, false, version), token);
        if (ends)
        {
            await publish.Publish(new GroupDissolved(group.Id, version), token);
        }
    }

    private async Task Merge(Group group, Guid from, Guid to, CancellationToken token)
    {
        var leaving = await db.GroupMembers.SingleAsync(m => m.GroupId == group.Id && m.PersonId == from, token);
        var both = await db.GroupMembers.AnyAsync(m => m.GroupId == group.Id && m.PersonId == to, token);
        if (!both)
        {
            // In this order: whoever leads is on the list at every moment.
            db.Add(GroupMember.Join(group.Id, to, leaving.JoinedAt));
            await db.SaveChangesAsync(token);
        }

        if (group.Merge(from, to, both))
        {
            await publish.Publish(new GroupRolesChanged(group.Id, group.LeaderId!.Value, group.TreasurerId, group.Version), token);
        }

        if (both)
        {
            await publish.Publish(new GroupMemberLeft(group.Id, from, false, group.Version), token);
        }

        await db.SaveChangesAsync(token);
        db.Remove(leaving);
        await db.SaveChangesAsync(token);
    }

    private async Task MoveInvitations(Guid from, Guid to, CancellationToken token)
    {
        var invitations = await db.GroupInvitations.Where(i => i.PersonId == from || (i.PersonId == to && i.State == InvitationState.Open))
            .ToListAsync(token);
        var groups = await db.GroupMembers.Where(m => m.PersonId == to).Select(m => m.GroupId).ToListAsync(token);
        foreach (var same in invitations.Where(i => i.State is InvitationState.Open).GroupBy(i => i.GroupId))
        {
            // The later one gives her more time to answer.
            foreach (var dropped in same.OrderByDescending(i => i.AnswerBy).Skip(groups.Contains(same.Key) ? 0 : 1))
            {
                dropped.Drop();
            }
        }

        await db.SaveChangesAsync(token);
        foreach (var moving in invitations.Where(i => i.PersonId == from))
        {
            moving.MoveTo(to);
        }

        await db.SaveChangesAsync(token);
    }
}
