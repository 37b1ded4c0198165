using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Programmes;

/// <summary>Whether a person takes part in a cohort of a programme, or went through it to its end, as Registration told. Ids
/// only.</summary>
internal sealed class ProgrammeParticipant
{
    private ProgrammeParticipant() { }

    public Guid EnrolmentId { get; private set; }

    public Guid CohortId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>She left before the end. Final.</summary>
    public bool HasLeft { get; private set; }

    public static ProgrammeParticipant Of(Guid enrolmentId, Guid cohortId, Guid labId, Guid personId) =>
        new() { EnrolmentId = enrolmentId, CohortId = cohortId, LabId = labId, PersonId = personId };

    public static void Map(ModelBuilder model) => model.Entity<ProgrammeParticipant>(participant =>
    {
        participant.ToTable("programme_participants");
        participant.HasKey(p => p.EnrolmentId);
        participant.Property(p => p.EnrolmentId).ValueGeneratedNever();
        participant.HasIndex(p => new { p.PersonId, p.CohortId });
        participant.HasIndex(p => p.CohortId);
    });
}
