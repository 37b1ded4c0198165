using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Waivers;

/// <summary>Why a learner is let in without the courses that are required: a word of a list, so that it tells nothing more of
/// her.</summary>
internal enum WaiverReason
{
    /// <summary>She has done this work for years.</summary>
    Experience,

    /// <summary>She learnt it elsewhere and showed her certificate.</summary>
    LearntElsewhere,

    /// <summary>The trainer tried her skills.</summary>
    SkillsShown,
}

/// <summary>Lets one person into one offering without its prerequisites, and names who decided so.</summary>
internal sealed class Waiver
{
    public const string OneEach = "ux_waivers_person";

    private Waiver() { }

    public Waiver(Guid offeringId, Guid personId, WaiverReason reason, Guid givenBy, DateTimeOffset now) =>
        (Id, OfferingId, PersonId, Reason, GivenBy, GivenAt) = (Guid.CreateVersion7(now), offeringId, personId, reason, givenBy, now);

    public Guid Id { get; private set; }

    public Guid OfferingId { get; private set; }

    public Guid PersonId { get; private set; }

    public WaiverReason Reason { get; private set; }

    public Guid GivenBy { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    internal sealed class Map : IEntityTypeConfiguration<Waiver>
    {
        public void Configure(EntityTypeBuilder<Waiver> builder)
        {
            builder.Property(w => w.Id).ValueGeneratedNever();
            builder.HasOne<Offering>().WithMany().HasForeignKey(w => w.OfferingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(w => new { w.OfferingId, w.PersonId }).IsUnique().HasDatabaseName(OneEach);
        }
    }
}
