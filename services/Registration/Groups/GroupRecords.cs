using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Groups;

/// <summary>The groups that she is in, and that she was asked to join.</summary>
internal sealed class GroupRecords(RegistrationDb db) : IPersonRecords
{
    public string Room => "groups";

    public IReadOnlyList<Type> Holds { get; } = [typeof(GroupMember), typeof(GroupInvitation)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var groups = await (from member in db.GroupMembers.AsNoTracking()
                            where ids.Contains(member.PersonId)
                            join g in db.Groups on member.GroupId equals g.Id
                            orderby g.Id
                            select new { member, g }).ToListAsync(token);
        return new
        {
            Groups = groups.ConvertAll(row => new { row.g.Id, row.g.LabId, row.g.Name, Role = row.g.RoleOf(row.member.PersonId), row.member.JoinedAt }),
            Invitations = await db.GroupInvitations.AsNoTracking().Where(i => ids.Contains(i.PersonId)).OrderBy(i => i.Id)
                .Select(i => new { i.Id, i.GroupId, i.State, i.InvitedAt, i.AnswerBy }).ToListAsync(token),
        };
    }

    /// <summary>Memberships and offices move; in a group that has both records she is counted once. An open invitation moves unless she has one.</summary>
    public async Task Merge(Merger merger, CancellationToken token)
    {
        var (from, to) = (merger.From.PersonId, merger.To.PersonId);
        var memberships = await db.GroupMembers.AsNoTracking().Where(m => m.PersonId == from).ToListAsync(token);
        foreach (var membership in memberships.OrderBy(m => m.GroupId))
        {
            // The group is locked: who joins, leaves or takes an office at the same moment waits.
            var group = (await db.Groups.FromSql($"SELECT * FROM self_help_group WHERE id = {membership.GroupId} FOR UPDATE").ToListAsync(token))[0];
            var twice = await db.GroupMembers.AnyAsync(m => m.GroupId == group.Id && m.PersonId == to, token);
            if (!twice)
            {
                db.Add(GroupMember.Join(group.Id, to, membership.JoinedAt));
                await db.SaveChangesAsync(token);
            }

            group.Replace(from, to, twice);
            await db.SaveChangesAsync(token);
            await db.GroupMembers.Where(m => m.GroupId == group.Id && m.PersonId == from).ExecuteDeleteAsync(token);
        }

        var hers = await db.GroupInvitations.Where(i => i.PersonId == to && i.State == InvitationState.Open).Select(i => i.GroupId).ToListAsync(token);
        foreach (var invitation in await db.GroupInvitations.Where(i => i.PersonId == from && !hers.Contains(i.GroupId)).ToListAsync(token))
        {
            invitation.MoveTo(to);
        }

        await db.SaveChangesAsync(token);
    }
}
