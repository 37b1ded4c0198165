using System.Security.Cryptography;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>What happens at an event's door, in figures. Whatever brings lists in or settles them first locks this row, so that the figures
/// are right however many phones send at once.</summary>
internal sealed class CheckInSession
{
    private const string KeyBinding = "door.names_key";

    private CheckInSession()
    {
    }

    public Guid EventId { get; private set; }

    /// <summary>Registered persons who came, each once.</summary>
    public int Persons { get; private set; }

    /// <summary>Who came with them on their places.</summary>
    public int Companions { get; private set; }

    /// <summary>Who gave a name at the door and is not registered.</summary>
    public int Unregistered { get; private set; }

    /// <summary>Who came without a place, registered or not.</summary>
    public int WalkIns { get; private set; }

    /// <summary>Places whose holder did not come; counted when the event is closed.</summary>
    public int NoShows { get; private set; }

    /// <summary>The key of the names given at the door, sealed under the platform's; destroyed some weeks after the event.</summary>
    public byte[]? NamesKey { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Opens the door at the first use and keeps everybody else waiting until the caller's transaction ends.</summary>
    public static async Task<CheckInSession> Lock(RegistrationDb db, Guid eventId, CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO door (event_id, persons, companions, unregistered, walk_ins, no_shows)
            VALUES ({eventId}, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING
            """, token);
        return (await db.LockAsync<CheckInSession>(eventId, token))!;
    }

    public void Count(IReadOnlyCollection<Arrived> arrived)
    {
        Persons += arrived.Count(a => !a.Unregistered);
        Companions += arrived.Sum(a => a.People - 1);
        Unregistered += arrived.Count(a => a.Unregistered);
        WalkIns += arrived.Count(a => a.WalkIn);
    }

    /// <summary>More came with somebody who was counted before.</summary>
    public void Accompany(int more) => Companions += more;

    /// <summary>Two who came were one woman; who came with them did come.</summary>
    public void CountOnce(bool walkIn)
    {
        Persons--;
        WalkIns -= walkIn ? 1 : 0;
    }

    /// <summary>False when it was closed before.</summary>
    public bool Close(DateTimeOffset now)
    {
        if (ClosedAt is not null)
        {
            return false;
        }

        ClosedAt = now;
        return true;
    }

    public void Miss(int change) => NoShows += change;

    public byte[] SealName(string name, Guid checkInId, PlatformKey platform)
    {
        NamesKey ??= Sealed.Seal(platform.For("door-names"), RandomNumberGenerator.GetBytes(32), $"{KeyBinding}/{EventId}");
        return Sealed.Seal(OpenKey(platform)!, name, Binding(checkInId));
    }

    public string? OpenName(byte[]? name, Guid checkInId, PlatformKey platform) =>
        name is null || OpenKey(platform) is not { } key ? null : Sealed.OpenText(key, name, Binding(checkInId));

    public void ForgetNames() => NamesKey = null;

    private byte[]? OpenKey(PlatformKey platform) =>
        NamesKey is null ? null : Sealed.Open(platform.For("door-names"), NamesKey, $"{KeyBinding}/{EventId}");

    private static string Binding(Guid checkInId) => $"check_in.name/{checkInId}";

    public static void Map(ModelBuilder model) => model.Entity<CheckInSession>(door =>
    {
        door.ToTable("door", table => table.HasCheckConstraint(
            "ck_door_counts", "0 <= persons AND 0 <= companions AND 0 <= unregistered AND 0 <= walk_ins AND 0 <= no_shows"));
        door.HasKey(d => d.EventId);
        door.HasOne<Event>().WithOne().HasForeignKey<CheckInSession>(d => d.EventId);
    });
}

/// <summary>A line that was new.</summary>
internal sealed record Arrived(int People, bool WalkIn, bool Unregistered);
