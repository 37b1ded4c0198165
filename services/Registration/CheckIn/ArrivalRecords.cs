using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.CheckIn;

/// <summary>The events that she came to.</summary>
internal sealed class ArrivalRecords(RegistrationDb db) : IPersonRecords
{
    public string Room => "checkIn";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Arrival)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => (Guid?)e.PersonId).ToList();
        return new
        {
            Arrivals = await db.Arrivals.AsNoTracking().Where(a => ids.Contains(a.PersonId)).OrderBy(a => a.At)
                .Select(a => new { a.EventId, a.PlaceId, a.People, a.At }).ToListAsync(token),
        };
    }

    /// <summary>That she came moves along; where both records came to one event the second row stays as it was written.</summary>
    public Task Merge(Merger merger, CancellationToken token)
    {
        var (from, to) = (merger.From.PersonId, merger.To.PersonId);
        return db.Arrivals.Where(a => a.PersonId == from && !db.Arrivals.Any(b => b.EventId == a.EventId && b.PersonId == to))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, to), token);
    }
}
