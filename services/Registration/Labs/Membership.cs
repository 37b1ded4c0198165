using CreativeLabs.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs;

/// <summary>A person belongs to a lab.</summary>
internal sealed class Membership
{
    private Membership(Guid id, Guid labId, Guid personId, DateTimeOffset startedAt)
    {
        Id = id;
        LabId = labId;
        PersonId = personId;
        StartedAt = startedAt;
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public static Membership Start(Guid labId, Guid personId, DateTimeOffset now) => new(Guid.CreateVersion7(now), labId, personId, now);

    public static void Map(ModelBuilder model) => model.Entity<Membership>(membership =>
    {
        membership.ToTable("membership");
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.HasOne<Lab>().WithMany().HasForeignKey(m => m.LabId);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        membership.HasIndex(m => new { m.PersonId, m.LabId }).IsUnique();
    });
}
