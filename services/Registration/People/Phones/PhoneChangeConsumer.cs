using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>The cooling period is over: the other phone takes over, unless the change was cancelled the number has filled up, or
/// somebody there took her PIN away. Every
/// session ends but the one that asked. The change's own state lets it happen once. What ended is told to the gateway by the
/// rounds of the sessions, after the commit.</summary>
[ConsumerName("CreativeLabs.Registration.Phones.TakeNewPhone")]
internal sealed class PhoneChangeConsumer(RegistrationDb db, PersonVault vault, NewPhone phones, IPersonIndex index, TimeProvider clock)
    : IConsumer<PhoneChangeDue>
{
    public async Task Consume(ConsumeContext<PhoneChangeDue> context)
    {
        var token = context.CancellationToken;
        var now = clock.GetUtcNow();
        var id = context.Message.ChangeId;
        var personId = await db.PhoneChanges.Where(c => c.Id == id).Select(c => c.PersonId).SingleOrDefaultAsync(token);
        if (await db.LockVault(personId, token) is not { } entry)
        {
            return;
        }

        if (await db.LockAsync<PhoneChange>(id, token) is not { } change || !change.IsDue(now))
        {
            return;
        }

        if (await ShowedHerself(change, token))
        {
            change.End(PhoneChangeState.Cancelled, now);
            await context.Publish(new PhoneChangeEnded(change.PersonId, change.Id, "cancelled"), token);
            return;
        }

        await db.Entry(entry).Reference(e => e.Contact).LoadAsync(token);

        // Her own slot is as good as a free one: with an assisted change the number may stay the same.
        var stays = entry.Contact is { } contact && contact.PhoneIndex.AsSpan().SequenceEqual(change.PhoneIndex);
        var slot = stays ? entry.Contact!.Slot : await db.FreeSlot(change.PhoneIndex, token);
        if (slot is null)
        {
            change.End(PhoneChangeState.Full, now);
            await context.Publish(new PhoneChangeEnded(change.PersonId, change.Id, "full"), token);
            return;
        }

        if (!stays && await db.LacksPin(change.PhoneIndex, change.PersonId, token))
        {
            change.End(PhoneChangeState.Cancelled, now);
            await context.Publish(new PhoneChangeEnded(change.PersonId, change.Id, "cancelled"), token);
            return;
        }

        // Someone who takes the slot at this very moment fails this transaction; the next try finds another.
        // What a coordinator attached is proven by the first sign-in with it.
        vault.KeepPhone(entry, phones.Open(entry, change), slot.Value, provenAt: change.IsAssisted ? null : change.AskedAt);
        change.End(PhoneChangeState.Done, now);
        await db.End(change.PersonId, only: null, except: change.SessionId, SessionEnd.PhoneChanged, now, token);
        if (change.IsAssisted)
        {
            await db.Pins.Where(p => p.PersonId == change.PersonId).ExecuteDeleteAsync(token);
            await db.KnownDevices.Where(d => d.PersonId == change.PersonId).ExecuteDeleteAsync(token);
        }

        await context.Publish(new PhoneChangeEnded(change.PersonId, change.Id, "done"), token);
        await db.SaveChangesAsync(token);
        await index.Refresh(entry, token);
    }

    /// <summary>A coordinator stands for a phone that is lost. Who signed in, or went on with a session, since she was asked for has not
    /// lost hers: unless she confirms the change there, nobody takes her account over.</summary>
    private async Task<bool> ShowedHerself(PhoneChange change, CancellationToken token) =>
        change is { IsAssisted: true, ConfirmedAt: null }
        && await db.Sessions.AnyAsync(s => s.PersonId == change.PersonId && s.LastSeenAt > change.AskedAt, token);
}
