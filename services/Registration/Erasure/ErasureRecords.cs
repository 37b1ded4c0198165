using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Erasure;

/// <summary>The erasures that she, as staff, asked for. One of her own tells of nobody any more.</summary>
internal sealed class ErasureRecords(RegistrationDb db) : IPersonRecords
{
    public string Room => "erasure";

    public IReadOnlyList<Type> Holds { get; } = [typeof(PersonErasure)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        return new
        {
            AskedFor = await db.Erasures.AsNoTracking().Where(e => ids.Contains(e.AskedBy)).OrderBy(e => e.Id)
                .Select(e => new { e.Id, e.Reason, e.AskedAt })
                .ToListAsync(token),
        };
    }

    /// <summary>Who asked stays as it was written.</summary>
    public Task Merge(Merger merger, CancellationToken token) => Task.CompletedTask;

    /// <summary>It is the proof that she was forgotten.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Task.CompletedTask;
}
