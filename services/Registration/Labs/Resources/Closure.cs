using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>A lab is closed for some days: repairs, a feast of the village, the shearing of the sheep.</summary>
internal sealed class Closure
{
    private Closure()
    {
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    public DateOnly FirstDay { get; private set; }

    /// <summary>Included.</summary>
    public DateOnly LastDay { get; private set; }

    public LocalText Reason { get; private set; } = null!;

    public Guid AddedBy { get; private set; }

    public static Closure Of(Guid labId, DateOnly firstDay, DateOnly lastDay, LocalText reason, Guid addedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LabId = labId,
        FirstDay = firstDay,
        LastDay = lastDay,
        Reason = reason,
        AddedBy = addedBy,
    };

    public static void Map(ModelBuilder model) => model.Entity<Closure>(closure =>
    {
        closure.ToTable("closure", table => table.HasCheckConstraint("ck_closure_days", "first_day <= last_day"));
        closure.Property(c => c.Id).ValueGeneratedNever();
        closure.Property(c => c.Reason);
        closure.HasOne<Lab>().WithMany().HasForeignKey(c => c.LabId);
        closure.HasIndex(c => new { c.LabId, c.LastDay });
        closure.HasIndex(c => new { c.LabId, c.Id });
    });
}
