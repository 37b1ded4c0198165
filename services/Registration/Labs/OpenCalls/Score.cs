using CreativeLabs.Registration.Labs.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>What a juror gave an application for a criterion: once, for good.</summary>
internal sealed class Score
{
    private Score()
    {
    }

    public Guid EnrolmentId { get; private set; }

    public Guid JurorId { get; private set; }

    public Guid CriterionId { get; private set; }

    public Guid CohortId { get; private set; }

    public int Points { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    public static Score Give(Enrolment enrolment, Guid jurorId, Guid criterionId, int points, DateTimeOffset now) => new()
    {
        EnrolmentId = enrolment.Id,
        JurorId = jurorId,
        CriterionId = criterionId,
        CohortId = enrolment.CohortId,
        Points = points,
        GivenAt = now,
    };

    public static void Map(ModelBuilder model) => model.Entity<Score>(score =>
    {
        score.ToTable("score", table => table.HasCheckConstraint("ck_score_points", $"points BETWEEN 0 AND {OpenCall.MostPoints}"));
        score.HasKey(s => new { s.EnrolmentId, s.JurorId, s.CriterionId });
        score.HasOne<Enrolment>().WithMany().HasForeignKey(s => s.EnrolmentId);
        score.HasOne<Juror>().WithMany().HasForeignKey(s => new { s.CohortId, s.JurorId }).OnDelete(DeleteBehavior.Restrict);
        score.HasIndex(s => new { s.CohortId, s.JurorId });
    });
}
