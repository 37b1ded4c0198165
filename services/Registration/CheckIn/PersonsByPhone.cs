using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.CheckIn;

/// <summary>Who signs in with a number, or with one of a record that was merged into hers; the number itself is never asked of the database.</summary>
internal static class PersonsByPhone
{
    /// <summary>Person ids by the hexadecimal blind index of the number.</summary>
    public static async Task<ILookup<string, Guid>> Find(RegistrationDb db, List<byte[]> indexes, CancellationToken token)
    {
        var found = indexes.Count == 0
            ? []
            : await db.ContactPoints.AsNoTracking().Where(c => indexes.Contains(c.PhoneIndex))
                .Join(db.People, c => c.PersonId, p => p.Id, (c, p) => new { Index = c.PhoneIndex, PersonId = p.MergedInto ?? p.Id }).Distinct().ToListAsync(token);
        return found.ToLookup(row => Convert.ToHexString(row.Index), row => row.PersonId, StringComparer.Ordinal);
    }
}
