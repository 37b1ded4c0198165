using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Attendance;

/// <summary>What some trainer's list says of a learner in a session. Once one list saw her, she was there, unless a trainer corrects
/// it.</summary>
internal sealed class Mark
{
    private Mark() { }

    public Mark(Guid sessionId, Guid enrolmentId) => (SessionId, EnrolmentId) = (sessionId, enrolmentId);

    public Guid SessionId { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public bool Present { get; private set; }

    /// <summary>True once a trainer has corrected it: no list changes it any more.</summary>
    public bool Corrected { get; private set; }

    public Guid MarkedBy { get; private set; }

    public DateTimeOffset MarkedAt { get; private set; }

    public void Correct(bool present, Guid by, DateTimeOffset now) => (Present, Corrected, MarkedBy, MarkedAt) = (present, true, by, now);

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
