using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

internal static class Slots
{
    /// <summary>A slot of the number that nobody has; null when it is full.</summary>
    public static async Task<int?> FreeSlot(this RegistrationDb db, byte[] index, CancellationToken token) =>
        ContactPoint.FreeSlot(await db.ContactPoints.Where(c => c.PhoneIndex == index).Select(c => c.Slot).ToListAsync(token));
}
