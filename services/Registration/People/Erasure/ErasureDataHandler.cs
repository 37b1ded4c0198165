using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>The erasures that she, as staff, asked for, and those that staff asked for her. One of her own tells of nobody
/// any more.</summary>
internal sealed class ErasureDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "erasure";

    public IReadOnlyList<Type> Holds { get; } = [typeof(PersonErasure), typeof(ErasureNotice)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        return new
        {
            AskedFor = await db.Erasures.AsNoTracking().Where(e => ids.Contains(e.AskedBy)).OrderBy(e => e.Id)
                .Select(e => new { e.Id, e.Reason, e.AskedAt })
                .ToListAsync(token),
            Announced = await db.ErasureNotices.AsNoTracking().Where(n => ids.Contains(n.PersonId)).OrderBy(n => n.Id)
                .Select(n => new { n.Id, n.Reason, n.AskedAt, n.TakesEffectAt, n.State }).ToListAsync(token),
        };
    }

    /// <summary>Who asked stays as it was written. What was announced under the record that goes is called off: the other one would be
    /// erased with it, and of that nobody was told.</summary>
    public Task Merge(PersonMerge merge, CancellationToken token) =>
        db.ErasureNotices.Where(n => n.PersonId == merge.From.PersonId && n.State == NoticeState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.CalledOff), token);

    /// <summary>It is the proof that she was forgotten.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Task.CompletedTask;
}
