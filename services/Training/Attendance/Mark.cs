using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Attendance;

/// <summary>What some trainer's list says of a learner in a session. Once one list saw her, she was there.</summary>
internal sealed class Mark
{
    private Mark() { }

    public Guid SessionId { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public bool Present { get; private set; }

    public Guid MarkedBy { get; private set; }

    public DateTimeOffset MarkedAt { get; private set; }

    internal sealed class Map : IEntityTypeConfiguration<Mark>
    {
        public void Configure(EntityTypeBuilder<Mark> builder)
        {
            builder.ToTable("attendance");
            builder.HasKey(m => new { m.SessionId, m.EnrolmentId });
            builder.HasOne<TrainingSession>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(m => m.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
