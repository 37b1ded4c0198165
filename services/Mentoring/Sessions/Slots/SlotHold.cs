using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>A slot is held while somebody chooses. Nobody else gets it for five minutes; then it is free again by itself.</summary>
internal sealed class SlotHold
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private SlotHold() { }

    public Guid Id { get; private set; }

    public Guid MentorshipId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset HeldUntil { get; private set; }

    public static SlotHold Of(Guid mentorshipId, Guid personId, DateTimeOffset startsAt, int minutes, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        MentorshipId = mentorshipId,
        PersonId = personId,
        StartsAt = startsAt,
        EndsAt = startsAt.AddMinutes(minutes),
        HeldUntil = now + Patience,
    };

    public static void Map(ModelBuilder model) => model.Entity<SlotHold>(hold =>
    {
        hold.ToTable("slot_holds").Property(h => h.Id).ValueGeneratedNever();
        hold.HasIndex(h => h.MentorshipId);
        hold.HasIndex(h => h.HeldUntil);
    });
}
