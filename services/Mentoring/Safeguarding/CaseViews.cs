using CreativeLabs.Mentoring.Measures;
namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>A case in a list. What was told is read one case at a time, because every reading is logged.</summary>
/// <param name="Id">The case.</param>
/// <param name="State">received, acknowledged, assessed, referred, investigated, closed or destroyed.</param>
/// <param name="AtRisk">A life or a child is at risk.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="AcknowledgedAt">When somebody first looked after it.</param>
/// <param name="ClosedAt">When it was closed.</param>
internal sealed record CaseView(
    Guid Id, ReportState State, bool AtRisk, DateTimeOffset ReceivedAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? ClosedAt)
{
    public static CaseView Of(SafeguardingReport report) => new(
        report.Id, report.State, report.AtRisk, report.ReceivedAt, report.AcknowledgedAt, report.ClosedAt);
}

/// <summary>A case whole.</summary>
/// <param name="Case">How it stands.</param>
/// <param name="ReporterId">Who told; null without a name.</param>
/// <param name="ForPersonId">Whom it happened to, when somebody else told.</param>
/// <param name="LabId">The lab where it happened.</param>
/// <param name="SubjectKind">What it is about.</param>
/// <param name="SubjectId">Which of them.</param>
/// <param name="WantsPolice">She wants the police to know.</param>
/// <param name="Words">What, when and where; null once it is destroyed.</param>
/// <param name="Named">Whom it names.</param>
/// <param name="Entries">What was written since.</param>
/// <param name="Measures">What was done.</param>
internal sealed record CaseDetail(
    CaseView Case, Guid? ReporterId, Guid? ForPersonId, Guid? LabId, string SubjectKind, Guid? SubjectId, bool WantsPolice,
    CaseWords? Words, IReadOnlyList<Guid> Named, IReadOnlyList<CaseEntryView> Entries, IReadOnlyList<MeasureView> Measures);

/// <summary>Words that came later.</summary>
/// <param name="HandlerId">The handler who wrote them; null for the reporter.</param>
/// <param name="Text">The words.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record CaseEntryView(Guid? HandlerId, string Text, DateTimeOffset WrittenAt);

/// <summary>A measure.</summary>
/// <param name="Id">The measure.</param>
/// <param name="Kind">hideProfile, cancelSessions, pauseMentorships or blockPair.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="OtherId">The other of a blocked pair.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="LiftedAt">When it was lifted.</param>
internal sealed record MeasureView(
    Guid Id, MeasureKind Kind, Guid PersonId, Guid? OtherId, DateTimeOffset TakenAt, DateTimeOffset? LiftedAt)
{
    public static MeasureView Of(SafeguardingMeasure measure) => new(
        measure.Id, measure.Kind, measure.PersonId, measure.OtherId, measure.TakenAt, measure.LiftedAt);
}

/// <summary>That somebody read a case or acted in it.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Action">read, or what she did.</param>
/// <param name="At">When.</param>
internal sealed record CaseReadingView(Guid PersonId, string Action, DateTimeOffset At);
