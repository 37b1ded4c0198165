using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>Where a change of phone stands.</summary>
internal enum PhoneChangeState { Waiting, Done, Cancelled, Full }

/// <summary>A person will sign in with another phone, after a time in which the old one can cancel. Both phones were proven when it was
/// asked for; where the old one is lost, a coordinator stands for it, and the time is longer.</summary>
internal sealed class PhoneChange
{
    /// <summary>What the reason of a coordinator is bound to where it is sealed.</summary>
    public const string ReasonColumn = "phone_change.reason";

    private PhoneChange(Guid id, Guid personId, byte[] phoneIndex, byte[] phone, DateTimeOffset askedAt, DateTimeOffset takesEffectAt)
    {
        Id = id;
        PersonId = personId;
        PhoneIndex = phoneIndex;
        Phone = phone;
        AskedAt = askedAt;
        TakesEffectAt = takesEffectAt;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Blind index of the new number.</summary>
    public byte[] PhoneIndex { get; private set; }

    /// <summary>The new number, sealed under her data key.</summary>
    public byte[] Phone { get; private set; }

    public PhoneChangeState State { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset TakesEffectAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When she said in a session of hers that a change which a coordinator asked for is right.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The session that asked, which goes on; null where a coordinator did.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The coordinator who asked for her.</summary>
    public Guid? AssistedBy { get; private set; }

    /// <summary>Her lab.</summary>
    public Guid? LabId { get; private set; }

    /// <summary>Why, sealed under the person's data key.</summary>
    public byte[]? Reason { get; private set; }

    public bool IsAssisted => AssistedBy is not null;

    public static PhoneChange Ask(Guid personId, byte[] index, byte[] phone, Guid sessionId, TimeSpan cooling, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), personId, index, phone, now, now + cooling) { SessionId = sessionId };

    public static PhoneChange Assist(
        Guid personId, byte[] index, byte[] phone, Guid coordinatorId, Guid labId, byte[] reason, TimeSpan cooling, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), personId, index, phone, now, now + cooling)
        {
            AssistedBy = coordinatorId, LabId = labId,
            Reason = reason
        };

    public bool IsDue(DateTimeOffset now) => State is PhoneChangeState.Waiting && now >= TakesEffectAt;

    public void End(PhoneChangeState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
    }

    public static void Map(ModelBuilder model) => model.Entity<PhoneChange>(change =>
    {
        change.ToTable("phone_change");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Ignore(c => c.IsAssisted);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        change.HasIndex(c => new { c.PersonId, c.Id });
        change.HasIndex(c => c.PersonId, "ix_phone_change_waiting").IsUnique().HasFilter("state = 'Waiting'");
    });
}
