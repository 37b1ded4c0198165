using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>That she has a PIN, and the devices on which it signs her in.</summary>
internal sealed class PinDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "pins";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Pin), typeof(KnownDevice)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        return new
        {
            Pins = await db.Pins.AsNoTracking().Where(p => ids.Contains(p.PersonId)).Select(p => new { p.SetAt }).ToListAsync(token),
            Devices = await db.KnownDevices.AsNoTracking().Where(d => ids.Contains(d.PersonId)).OrderBy(d => d.KnownAt)
                .Select(d => new { d.Device, d.KnownAt, d.LastSeenAt }).ToListAsync(token),
        };
    }

    /// <summary>The PIN that remains is the surviving record's; where it has none the other one comes along, so that a merge never opens
    /// what a PIN kept closed. The devices of the record that goes are forgotten: she signs in on them by code once more.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        if (await db.Pins.SingleOrDefaultAsync(p => p.PersonId == from, token) is { } pin)
        {
            db.Remove(pin);
            if (!await db.Pins.AnyAsync(p => p.PersonId == to, token))
            {
                db.Add(pin.CopyFor(to));
            }
        }

        await db.KnownDevices.Where(d => d.PersonId == from).ExecuteDeleteAsync(token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Both went with who she was.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Task.CompletedTask;
}
