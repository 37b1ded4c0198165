using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Where an erasure stands that she was told of.</summary>
internal enum NoticeState { Waiting, Done, CalledOff }

/// <summary>Staff asked that somebody be forgotten who has an account. She is told on all her sessions and numbers, and can call it off for
/// seven days: nobody but she ends what she has here at once.</summary>
internal sealed class ErasureNotice
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    private ErasureNotice(Guid id, Guid personId, Guid askedBy, ErasureWay way, ErasureReason reason, DateTimeOffset askedAt)
    {
        Id = id;
        PersonId = personId;
        AskedBy = askedBy;
        Way = way;
        Reason = reason;
        AskedAt = askedAt;
        TakesEffectAt = askedAt + Patience;
    }

    /// <summary>The erasure's id, once it begins.</summary>
    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid AskedBy { get; private set; }

    public ErasureWay Way { get; private set; }

    public ErasureReason Reason { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset TakesEffectAt { get; private set; }

    public NoticeState State { get; private set; }

    public static ErasureNotice Give(Guid personId, Guid askedBy, ErasureWay way, ErasureReason reason, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), personId, askedBy, way, reason, now);

    public bool IsDue(DateTimeOffset now) => State is NoticeState.Waiting && now >= TakesEffectAt;

    public void End(NoticeState state) => State = state;

    public static void Map(ModelBuilder model) => model.Entity<ErasureNotice>(notice =>
    {
        notice.ToTable("erasure_notice");
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        notice.HasIndex(n => n.PersonId, "ix_erasure_notice_waiting").IsUnique().HasFilter("state = 'Waiting'");
    });
}

internal static class ErasureNotices
{
    /// <summary>The erasure that she was told of and has not called off.</summary>
    public static Task<ErasureNotice?> WaitingNotice(this RegistrationDb db, Guid personId, CancellationToken token) =>
        db.ErasureNotices.AsNoTracking().SingleOrDefaultAsync(n => n.PersonId == personId && n.State == NoticeState.Waiting, token);
}
