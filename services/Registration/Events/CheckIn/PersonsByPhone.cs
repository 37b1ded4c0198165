using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Who signs in with a number; the number itself is never asked of the database.</summary>
internal static class PersonsByPhone
{
    /// <summary>Person ids by the hexadecimal blind index of the number.</summary>
    public static async Task<ILookup<string, Guid>> Find(RegistrationDb db, List<byte[]> indexes, CancellationToken token)
    {
        var found = indexes.Count == 0
            ? []
            : await db.ContactPoints.AsNoTracking().Where(c => indexes.Contains(c.PhoneIndex))
                .Select(c => new { Index = c.PhoneIndex, c.PersonId }).ToListAsync(token);
        var living = await Living(db, found.ConvertAll(row => row.PersonId), token);
        return found.Where(row => living.ContainsKey(row.PersonId))
            .Select(row => (Index: Convert.ToHexString(row.Index), Person: living[row.PersonId])).Distinct()
            .ToLookup(row => row.Index, row => row.Person, StringComparer.Ordinal);
    }

    /// <summary>The record that is hers now, of each person who is registered: ids on a phone may be older than a merge.</summary>
    public static async Task<Dictionary<Guid, Guid>> Living(RegistrationDb db, List<Guid> persons, CancellationToken token) =>
        persons.Count == 0
        ? []
        : await db.People.Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.MergedInto ?? p.Id, token);
}
