using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Assessments;

/// <summary>One attempt of a learner; the best one counts.</summary>
internal sealed class Assessment
{
    private Assessment() { }

    public Assessment(Guid? id, Guid enrolmentId, int attempt, int score, Guid assessedBy, DateTimeOffset now)
    {
        Id = id ?? Guid.CreateVersion7(now);
        EnrolmentId = enrolmentId;
        Attempt = attempt;
        (Score, Recorded) = (score, score);
        AssessedBy = assessedBy;
        AssessedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public int Attempt { get; private set; }

    public int Score { get; private set; }

    /// <summary>The score as it was first told.</summary>
    public int Recorded { get; private set; }

    public Guid AssessedBy { get; private set; }

    public DateTimeOffset AssessedAt { get; private set; }

    /// <summary>What it was before is kept with the correction.</summary>
    public void Correct(int score) => Score = score;

    internal sealed class Map : IEntityTypeConfiguration<Assessment>
    {
        public void Configure(EntityTypeBuilder<Assessment> builder)
        {
            builder.ToTable(table => table.HasCheckConstraint("ck_assessments_score", "score BETWEEN 0 AND 100"));
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(a => new { a.EnrolmentId, a.Attempt }).IsUnique();
        }
    }
}
