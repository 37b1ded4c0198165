using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class CoordinatedLabs
{
    /// <summary>The labs that a woman coordinates or once did: what she wrote as staff is looked for there and nowhere else.</summary>
    public static Task<List<Guid>> LabsEverCoordinatedBy(this RegistrationDb db, IReadOnlyList<Guid> ids, CancellationToken token) =>
        db.Roles.IgnoreQueryFilters().Where(r => ids.Contains(r.PersonId) && r.Role == Role.Coordinator && r.LabId != null)
            .Select(r => r.LabId!.Value).Distinct().ToListAsync(token);
}
