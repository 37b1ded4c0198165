using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Persons;

internal static class PersonLock
{
    /// <summary>Her vault entry, locked until the transaction ends: whoever changes what is known, agreed or indexed of one woman goes one
    /// after the other. Taken before any other lock, and before the entry was loaded.</summary>
    public static Task<VaultEntry?> LockVault(this RegistrationDb db, Guid personId, CancellationToken token) =>
        db.LockAsync<VaultEntry>(personId, token);

    /// <summary>All ids of the woman to whom this one belongs, or led, with their vault entries locked, so that none is merged into them
    /// any more.</summary>
    public static async Task<List<Guid>> LockAllOf(this RegistrationDb db, Guid personId, CancellationToken token)
    {
        var hers = db.People.Where(p => p.Id == personId).Select(p => p.MergedInto ?? p.Id);
        var all = db.People.Where(p => hers.Contains(p.MergedInto ?? p.Id)).OrderBy(p => p.Id).Select(p => p.Id);
        foreach (var id in await all.ToListAsync(token))
        {
            await db.LockVault(id, token);
        }

        return await all.ToListAsync(token);
    }

    /// <summary>All ids under which a woman's records lie: her own, and those that were merged into it.</summary>
    public static IQueryable<Guid> IdsOf(this RegistrationDb db, Guid personId) =>
        db.People.Where(p => p.Id == personId || p.MergedInto == personId).Select(p => p.Id);
}
