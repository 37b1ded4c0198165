using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>A person is forgotten by all services. It holds ids and moments only, and stays as the proof that it was done.</summary>
internal sealed class PersonErasure : IVersioned
{
    /// <summary>Everyone who may know something of a person.</summary>
    public static readonly IReadOnlyList<string> Services = [ErasePersonConsumer.Service, "training", "mentoring", "marketplace",
        "notifications"];

    private readonly List<ErasurePart> parts = [];

    private PersonErasure(Guid id, Guid personId, Guid askedBy, ErasureWay way, ErasureReason? reason, DateTimeOffset askedAt)
    {
        Id = id;
        PersonId = personId;
        AskedBy = askedBy;
        Way = way;
        Reason = reason;
        AskedAt = askedAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid AskedBy { get; private set; }

    public ErasureWay Way { get; private set; }

    /// <summary>Null when she asked herself.</summary>
    public ErasureReason? Reason { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public ErasureState State { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>One for each service.</summary>
    public IReadOnlyList<ErasurePart> Parts => parts;

    public int Version { get; private set; }

    /// <summary>A service has removed what it knew. It may say so often; the first time counts.</summary>
    public void Answer(string service, DateTimeOffset now)
    {
        if (parts.Find(part => part.Service == service)?.Finish(now) is not true)
        {
            return;
        }

        var done = parts.TrueForAll(part => part.DoneAt is not null);
        State = done ? ErasureState.Done : ErasureState.Running;
        DoneAt = done ? now : null;
        Version++;
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PersonErasure>(erasure =>
        {
            erasure.ToTable("erasure");
            erasure.Property(e => e.Id).ValueGeneratedNever();
            erasure.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
            erasure.HasIndex(e => e.PersonId).IsUnique();
            erasure.HasIndex(e => e.Id).HasFilter("state <> 'Done'").HasDatabaseName("ix_erasure_open");
            erasure.HasMany(e => e.Parts).WithOne().HasForeignKey(p => p.ErasureId);
        });
        model.Entity<ErasurePart>(part =>
        {
            part.ToTable("erasure_part");
            part.HasKey(p => new { p.ErasureId, p.Service });
        });
    }
}

/// <summary>What one service has to do of an erasure.</summary>
internal sealed class ErasurePart
{
    private ErasurePart(Guid erasureId, string service)
    {
        ErasureId = erasureId;
        Service = service;
    }

    public Guid ErasureId { get; private set; }

    public string Service { get; private set; }

    /// <summary>When it said that it was done.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    public static ErasurePart Of(Guid erasureId, string service) => new(erasureId, service);

    /// <summary>True when it was not done before.</summary>
    public bool Finish(DateTimeOffset now)
    {
        var first = DoneAt is null;
        DoneAt ??= now;
        return first;
    }
}
