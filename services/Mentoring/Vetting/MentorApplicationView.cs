namespace CreativeLabs.Mentoring.Vetting;

/// <summary>An application to be a mentor, as the applicant and lists show it.</summary>
/// <param name="Id">The application.</param>
/// <param name="PersonId">Who applies.</param>
/// <param name="LabId">The lab that decides; null when operators do.</param>
/// <param name="State">applied, inReview, approved, declined or withdrawn.</param>
/// <param name="Reason">Why it was declined: not_enough_experience, references_not_reached, conduct, no_need_now or other.</param>
/// <param name="AppliedAt">When.</param>
/// <param name="DecidedAt">When it was decided or withdrawn.</param>
/// <param name="Name">In lists of who decides: the name that the applicant wrote for mentoring.</param>
internal sealed record MentorApplicationView(
    Guid Id, Guid PersonId, Guid? LabId, MentorApplicationState State, string? Reason, DateTimeOffset AppliedAt,
    DateTimeOffset? DecidedAt, string? Name = null)
{
    public static MentorApplicationView Of(MentorApplication application, string? name = null) => new(
        application.Id, application.PersonId, application.LabId, application.State, application.Reason, application.AppliedAt,
        application.DecidedAt, name);
}

/// <summary>An application with what its reviewers need.</summary>
/// <param name="Application">The application.</param>
/// <param name="References">Who knows the applicant; empty for herself and after her erasure.</param>
/// <param name="Note">What the reviewer noted; null for the applicant.</param>
internal sealed record MentorApplicationDetail(MentorApplicationView Application, IReadOnlyList<Reference> References, string? Note);
