using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Erasure;

/// <summary>Everything that a person was told, and how she wanted to be told, is gone; what was not sent yet is not sent.</summary>
internal sealed class ErasePerson(NotificationsDb db, TransportKeys keys, TimeProvider clock) : IConsumer<PersonErasureRequested>
{
    public async Task Consume(ConsumeContext<PersonErasureRequested> context)
    {
        var (erasureId, person) = context.Message;
        var token = context.CancellationToken;
        await ErasedPerson.Shut(db, person, token);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO erased_people (person_id, erased_at) VALUES ({person}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", token);
        await db.InboxPlaces.Where(p => p.PersonId == person).ExecuteDeleteAsync(token);
        await keys.Destroy(await db.Deliveries.Where(d => d.PersonId == person && d.SealedPhone != null).Select(d => d.Id)
            .ToListAsync(token));
        var deliveries = await db.Deliveries.Where(d => d.PersonId == person).Select(d => d.Id).ToListAsync(token);
        await db.Deliveries.Where(d => deliveries.Contains(d.Id)).ExecuteDeleteAsync(token);
        await db.Attempts.Where(a => deliveries.Contains(a.DeliveryId)).ExecuteDeleteAsync(token);
        await db.Notifications.Where(n => n.PersonId == person).ExecuteDeleteAsync(token);
        await db.PersonPreferences.Where(p => p.PersonId == person).ExecuteDeleteAsync(token);
        await db.Recipients.Where(r => r.PersonId == person).ExecuteDeleteAsync(token);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE group_contacts SET leader_id = NULL WHERE leader_id = {person};
            UPDATE group_contacts SET treasurer_id = NULL WHERE treasurer_id = {person};
            """, token);
        var caller = person.ToString();
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
        await context.Publish(new PersonErased(erasureId, person, "notifications"), token);
    }
}
