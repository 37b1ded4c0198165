using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>Whom a coordinator may look at and act for: the members of her labs, as long as they are members.</summary>
internal static class MemberAccess
{
    /// <summary>The labs of the caller that the person is a member of; none means that for the caller she does not exist.</summary>
    public static Task<List<Guid>> SharedLabs(this RegistrationDb db, Caller caller, Guid personId, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        return db.Memberships.Where(m => m.PersonId == personId && m.EndedAt == null && labs.Contains(m.LabId)).OrderBy(m => m.Id)
            .Select(m => m.LabId).ToListAsync(token);
    }
}
