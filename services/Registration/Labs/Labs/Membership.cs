using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>A person belongs to a lab, or did.</summary>
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

    /// <summary>When she left; coming back is a membership of its own.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsLive => EndedAt is null;

    /// <summary>She left; false when she had before.</summary>
    public bool End(DateTimeOffset now)
    {
        if (EndedAt is not null)
        {
            return false;
        }

        EndedAt = now;
        return true;
    }

    /// <summary>The same membership under the id that remains when two records of one woman are merged.</summary>
    public void MoveTo(Guid survivor) => PersonId = survivor;

    public static Membership Start(Guid labId, Guid personId, DateTimeOffset now) => new(Guid.CreateVersion7(now), labId, personId, now);

    public static void Map(ModelBuilder model) => model.Entity<Membership>(membership =>
    {
        membership.ToTable("membership");
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.HasOne<Lab>().WithMany().HasForeignKey(m => m.LabId);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        membership.Ignore(m => m.IsLive);
        membership.Property(m => m.EndedAt).IsConcurrencyToken();
        membership.HasIndex(m => new { m.PersonId, m.LabId }).IsUnique().HasFilter("ended_at IS NULL");
        membership.HasIndex(m => m.PersonId);
        // A page of the members of a lab, and of those who left it.
        membership.HasIndex(m => new { m.LabId, m.Id }, "ix_membership_live").HasFilter("ended_at IS NULL");
        membership.HasIndex(m => new { m.LabId, m.Id }, "ix_membership_ended").HasFilter("ended_at IS NOT NULL");
    });
}
