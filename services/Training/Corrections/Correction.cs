using CreativeLabs.Training.Assessments;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Corrections;

/// <summary>Why what was recorded of a learner was changed: a word of a list, so that it tells nothing more of her.</summary>
internal enum CorrectionReason
{
    /// <summary>It was meant for somebody else.</summary>
    WrongPerson,

    /// <summary>A slip of the finger.</summary>
    Slip,

    /// <summary>She objected, and it was looked at again.</summary>
    LookedAtAgain,
}

/// <summary>A change of what was recorded: what it was, what it became, who changed it and when. Never changed itself.</summary>
internal sealed class Correction
{
    private Correction() { }

    public Guid Id { get; private set; }

    public Guid EnrolmentId { get; private set; }

    /// <summary>Whose attendance was corrected; null for an assessment.</summary>
    public Guid? SessionId { get; private set; }

    public Guid? AssessmentId { get; private set; }

    /// <summary>The score, or 1 for present and 0 for absent; null when nothing was recorded.</summary>
    public int? Was { get; private set; }

    public int Became { get; private set; }

    public CorrectionReason Reason { get; private set; }

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static Correction OfAttendance(Guid enrolmentId, Guid sessionId, bool? was, bool became, CorrectionReason reason, Guid by,
        DateTimeOffset at) => new()
        {
            Id = Guid.CreateVersion7(at),
            EnrolmentId = enrolmentId,
            SessionId = sessionId,
            Was = was is { } before ? Figure(before) : null,
            Became = Figure(became),
            Reason = reason,
            By = by,
            At = at,
        };

    public static Correction OfScore(Assessment assessment, int became, CorrectionReason reason, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        EnrolmentId = assessment.EnrolmentId,
        AssessmentId = assessment.Id,
        Was = assessment.Score,
        Became = became,
        Reason = reason,
        By = by,
        At = at,
    };

    private static int Figure(bool present) => present ? 1 : 0;

    internal sealed class Map : IEntityTypeConfiguration<Correction>
    {
        public void Configure(EntityTypeBuilder<Correction> builder)
        {
            builder.ToTable("corrections",
                table => table.HasCheckConstraint("ck_corrections_of_one", "(session_id IS NULL) <> (assessment_id IS NULL)"));
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<TrainingSession>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Assessment>().WithMany().HasForeignKey(c => c.AssessmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.EnrolmentId, c.Id });
        }
    }
}
