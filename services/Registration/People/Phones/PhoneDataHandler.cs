using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>What she lets others read of her who share her phone, and the changes of it.</summary>
internal sealed class PhoneDataHandler(RegistrationDb db, PersonVault vault, NewPhone phones, IPublishEndpoint publish)
    : IPersonalDataHandler
{
    public string Feature => "phones";

    public IReadOnlyList<Type> Holds { get; } = [typeof(ContactPoint), typeof(PhoneChange)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var changes = await db.PhoneChanges.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.Id).ToListAsync(token);
        return new
        {
            // The number itself stands with her name.
            ShownToOthers = await db.ContactPoints.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.PersonId)
                .Select(c => new { c.PersonId, c.Slot, c.Label }).ToListAsync(token),
            Changes = changes.ConvertAll(c =>
            {
                var entry = entries.Single(e => e.PersonId == c.PersonId);
                var reason = vault.OpenText(entry, PhoneChange.ReasonColumn, c.Reason);
                return new
                {
                    c.Id, Phone = phones.Open(entry, c).E164, c.State, c.AskedAt, c.TakesEffectAt, c.EndedAt, c.AssistedBy,
                    c.LabId, Reason = reason
                };
            }),
        };
    }

    /// <summary>A change that waits under the record that goes is cancelled: it was asked for another number than the one that remains, and
    /// she can ask again. Changes that are over stay as they were written. Which number stays is decided with who she is.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        foreach (var waiting in await db.PhoneChanges
            .FromSql($"SELECT * FROM phone_change WHERE person_id = {merge.From.PersonId} AND state = 'Waiting' FOR UPDATE")
                .ToListAsync(token))
        {
            waiting.End(PhoneChangeState.Cancelled, merge.At);
            await publish.Publish(new PhoneChangeEnded(waiting.PersonId, waiting.Id, "cancelled"), token);
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>Her number and its changes went with who she was.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Task.CompletedTask;
}
