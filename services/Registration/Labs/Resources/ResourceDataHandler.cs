using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>The days on which she, as a coordinator, closed a lab.</summary>
internal sealed class ResourceDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "resources";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Closure)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var labs = await db.LabsEverCoordinatedBy(ids, token);
        return new
        {
            Closures = await db.Closures.AsNoTracking().Where(c => labs.Contains(c.LabId) && ids.Contains(c.AddedBy)).OrderBy(c => c.Id)
                .Select(c => new { c.Id, c.LabId, c.FirstDay, c.LastDay, c.Reason }).ToListAsync(token),
        };
    }

    /// <summary>Who closed a lab stays as it was written.</summary>
    public Task Merge(PersonMerge merge, CancellationToken token) => Task.CompletedTask;

    /// <summary>The lab stays closed on those days.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Task.CompletedTask;
}
