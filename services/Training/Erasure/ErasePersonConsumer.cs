using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Labs;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Erasure;

/// <summary>A person leaves. Training never knew who she was: what she learnt stays as figures under an id that nobody belongs to any more,
/// and a credential stays good for whoever holds its number. Her seat, what she was offered, or her place in a queue goes to the
/// next.</summary>
[ConsumerName("CreativeLabs.Training.Erasure.ErasePerson")]
internal sealed class ErasePersonConsumer(TrainingDb db, DataKeys keys, TimeProvider clock) : IConsumer<PersonErasureRequested>
{
    public async Task Consume(ConsumeContext<PersonErasureRequested> context)
    {
        var (erasureId, person) = context.Message;
        var token = context.CancellationToken;
        var offerings = await db.Enrolments.Where(e => e.PersonId == person).Select(e => e.OfferingId).Distinct().Order()
            .ToListAsync(token);
        foreach (var id in offerings)
        {
            // In one order, so that two erasures do not wait for each other in a ring.
            var held = await LockedOffering.Lock(db, context, clock, id, token);
            foreach (var enrolment in await db.Enrolments.Where(e => e.OfferingId == id && e.PersonId == person).ToListAsync(token))
            {
                await held!.Drop(enrolment, DropReason.LeftPlatform, token);
            }

            await db.SaveChangesAsync(token);
        }

        // The names that she had shown; the credentials stay, nameless. Held, so that a name just being written is seen.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM credentials WHERE person_id = {person} ORDER BY id FOR UPDATE", token);
        await db.Set<ShownName>().Where(n => db.Credentials.Any(c => c.Id == n.CredentialId && c.PersonId == person))
            .ExecuteDeleteAsync(token);
        await db.Credentials.Where(c => c.PersonId == person && c.NameShown)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NameShown, false).SetProperty(c => c.Version, c => c.Version + 1), token);
        await db.Set<LabMember>().Where(m => m.PersonId == person).ExecuteDeleteAsync(token);
        // Answers kept for replay.
        var caller = person.ToString();
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
        // The names' keys, whether there is a name or not. Until they are destroyed Training does not answer, and is asked again.
        await keys.Destroy(await db.Credentials.Where(c => c.PersonId == person).Select(c => c.Id).ToListAsync(token), token);
        await context.Publish(new PersonErased(erasureId, person, "training"), token);
    }
}
