using System.Data.Common;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>Brings the vault entries that a query found their keys, before the query's caller sees them: one round trip a query, whether it
/// found one entry or a page of a hundred.</summary>
internal sealed class KeysForEntries(DataKeys keys) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData,
        InterceptionResult result)
    {
        if (eventData.Context is RegistrationDb { Found.Count: > 0 } db)
        {
            var found = db.Found.ToList();
            db.Found.Clear();
            var known = await keys.Read(found.Select(e => e.PersonId).Distinct().ToList(), CancellationToken.None);
            found.ForEach(entry => entry.Unlock(known.GetValueOrDefault(entry.PersonId)));
        }

        return result;
    }
}
