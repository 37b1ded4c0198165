using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Why a session ended.</summary>
internal enum SessionEnd
{
    /// <summary>She signed out, here or from another device.</summary>
    SignedOut,

    /// <summary>A refresh token that had been replaced came again: someone else may hold a copy.</summary>
    TokenReused,

    /// <summary>She signs in with another phone now.</summary>
    PhoneChanged,

    /// <summary>Her record went into another one of the same woman.</summary>
    Merged,

    /// <summary>She was forgotten.</summary>
    Erased,
}

/// <summary>A sign-in on one device, and the family of refresh tokens that keeps it alive.</summary>
internal sealed class Session
{
    private Session(Guid id, Guid personId, DeviceKind device, DateTimeOffset startedAt)
    {
        Id = id;
        PersonId = personId;
        Device = device;
        StartedAt = startedAt;
        LastSeenAt = startedAt;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public DeviceKind Device { get; private set; }

    /// <summary>The known device that it runs on (<see cref="KnownDevice"/>), if it is one.</summary>
    public byte[]? KeyHash { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    public bool IsLive => EndedAt is null;

    public static Session Start(Guid personId, DeviceKind device, byte[]? keyHash, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), personId, device, now) { KeyHash = keyHash };

    public void Seen(DateTimeOffset now) => LastSeenAt = now;

    public void RunsOn(byte[] keyHash) => KeyHash = keyHash;

    public void End(SessionEnd because, DateTimeOffset now)
    {
        EndedAt ??= now;
        EndedBecause ??= because;
    }

    public static void Map(ModelBuilder model) => model.Entity<Session>(session =>
    {
        session.ToTable("session");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        session.Property(s => s.Device).HasDefaultValue(DeviceKind.Other);
        session.HasIndex(s => s.LastSeenAt);
        session.HasIndex(s => s.EndedAt).HasFilter("ended_at IS NOT NULL");
    });
}
