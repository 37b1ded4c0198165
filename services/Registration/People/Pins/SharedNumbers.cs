using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>Numbers that several women sign in with. A code that comes to such a number opens whoever of them has no PIN, so nobody comes
/// to a number, in whatever way, while somebody there has none.</summary>
internal static class SharedNumbers
{
    /// <summary>True while somebody signs in with the number and has no PIN.</summary>
    /// <param name="db">Registration's database.</param>
    /// <param name="index">The number's blind index.</param>
    /// <param name="besides">Who is not looked at; null when everybody is.</param>
    /// <param name="token">Cancels the look.</param>
    public static Task<bool> LacksPin(this RegistrationDb db, byte[] index, Guid? besides, CancellationToken token) => db.ContactPoints
        .Where(c => c.PhoneIndex == index && c.ProvenAt != null)
        .Select(c => db.People.Where(p => p.Id == c.PersonId).Select(p => p.MergedInto ?? p.Id).Single())
        .AnyAsync(id => id != besides && !db.Pins.Any(p => p.PersonId == id), token);

    /// <summary>True while somebody else signs in with a number of hers.</summary>
    public static Task<bool> SharesNumber(this RegistrationDb db, Guid personId, CancellationToken token)
    {
        var ids = db.IdsOf(personId);
        return db.ContactPoints.AnyAsync(hers => ids.Contains(hers.PersonId) && db.ContactPoints.Any(other =>
            other.PhoneIndex == hers.PhoneIndex && other.ProvenAt != null && !ids.Contains(other.PersonId)), token);
    }
}
