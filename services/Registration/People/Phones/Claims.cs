using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>Whose a record is. Staff write records for women who have no account; once a woman has signed in, the record is hers, and what
/// only she may do is not done for her any more.</summary>
internal static class Claims
{
    /// <summary>True once she has proven a number, set a PIN or signed in.</summary>
    public static async Task<bool> IsClaimed(this RegistrationDb db, Guid personId, CancellationToken token)
    {
        var ids = db.IdsOf(personId);
        return await db.ContactPoints.AnyAsync(c => ids.Contains(c.PersonId) && c.ProvenAt != null, token)
            || await db.Pins.AnyAsync(p => ids.Contains(p.PersonId), token)
            || await db.Sessions.AnyAsync(s => ids.Contains(s.PersonId), token);
    }

    /// <summary>These people, and under the ids of records that were merged into theirs once more for every other number that they have:
    /// what is told under such an id goes to that number.</summary>
    public static async Task<List<Guid>> ToTell(this RegistrationDb db, IReadOnlyList<Guid> people, CancellationToken token)
    {
        var others = await db.People.Where(p => p.MergedInto != null && people.Contains(p.MergedInto.Value)
            && db.ContactPoints.Any(c => c.PersonId == p.Id && c.ProvenAt != null)).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(token);
        return [.. people, .. others];
    }
}
