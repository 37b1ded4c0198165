using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>Her memberships and roles.</summary>
internal sealed class LabDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "labs";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Membership), typeof(RoleGrant)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        return new
        {
            Memberships = await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.PersonId)).OrderBy(m => m.Id)
                .Join(db.Labs, m => m.LabId, l => l.Id, (m, l) => new { m.Id, m.LabId, Lab = l.Name, m.StartedAt, m.EndedAt })
                    .ToListAsync(token),
            Roles = await db.Roles.IgnoreQueryFilters().AsNoTracking().Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.Id)
                .Select(r => new { Role = r.Word, r.LabId, r.GrantedAt, r.RevokedAt }).ToListAsync(token),
        };
    }

    /// <summary>Memberships move; where both are members of one lab, the surviving record's stands and the other one ends and stays.
    /// Whoever holds a role is not merged away, and revoked ones stay.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var hers = await db.Memberships.Where(m => m.PersonId == merge.To.PersonId && m.EndedAt == null).Select(m => m.LabId)
            .ToListAsync(token);
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == merge.From.PersonId).ToListAsync(token))
        {
            if (membership.IsLive && hers.Contains(membership.LabId))
            {
                membership.End(merge.At);
            }
            else
            {
                membership.MoveTo(merge.To.PersonId);
            }
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>Her roles went with who she was.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) =>
        db.Memberships.Where(m => m.PersonId == personId).ExecuteDeleteAsync(token);
}
