using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

internal enum ReportState
{
    Received,

    /// <summary>A handler has seen it; within a day.</summary>
    Acknowledged,
    Assessed,

    /// <summary>Others look after it: a help line, a doctor, the police.</summary>
    Referred,
    Investigated,

    /// <summary>The reporter reads what came of it. What she told is kept until the date that the operator set.</summary>
    Closed,

    /// <summary>What she told is gone; the figure remains.</summary>
    Destroyed,
}

/// <summary>Somebody tells of harm. What she told is sealed under a key of the case's own, apart from those of persons: a person's erasure
/// does not delete an open case about her harm. Without a name nothing is kept that leads to her; a code and a secret are her way
/// back.</summary>
internal sealed class SafeguardingReport : IVersioned
{
    private SafeguardingReport() { }

    public Guid Id { get; private set; }

    /// <summary>Who told; null when she gave no name.</summary>
    public Guid? ReporterId { get; private set; }

    /// <summary>Whom it happened to, when somebody else tells of it.</summary>
    public Guid? ForPersonId { get; private set; }

    public Guid? LabId { get; private set; }

    /// <summary>What it is about: person, mentorship, session, order, event, booking, listing or other.</summary>
    public string SubjectKind { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    /// <summary>A life or a child is at risk.</summary>
    public bool AtRisk { get; private set; }

    /// <summary>She wants the police to know.</summary>
    public bool WantsPolice { get; private set; }

    /// <summary>HMAC of the id that her phone gave it, so that a report sent twice is one.</summary>
    public byte[] ClientHash { get; private set; } = [];

    /// <summary>HMAC of what was sent.</summary>
    public byte[] ContentHash { get; private set; } = [];

    public byte[] CodeHash { get; private set; } = [];

    public byte[] SecretHash { get; private set; } = [];

    /// <summary>What, when and where; null when it was destroyed, or when nothing was written.</summary>
    public byte[]? SealedWords { get; private set; }

    public ReportState State { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What the reporter reads: action_taken, no_action, referred or not_enough_known.</summary>
    public string? Feedback { get; private set; }

    /// <summary>Where it was referred to: help_line, medical, legal, police or other.</summary>
    public string? ReferredTo { get; private set; }

    public DateTimeOffset? KeptUntil { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => State is not (ReportState.Closed or ReportState.Destroyed);

    public static SafeguardingReport Receive(Guid id, Told told, CaseMarks marks, byte[] key, DateTimeOffset now) => new()
    {
        Id = id,
        ReporterId = told.ReporterId,
        ForPersonId = told.ForPersonId,
        LabId = told.LabId,
        SubjectKind = told.SubjectKind,
        SubjectId = told.SubjectId,
        AtRisk = told.AtRisk,
        WantsPolice = told.WantsPolice,
        ClientHash = marks.Client,
        ContentHash = marks.Content,
        CodeHash = marks.Code,
        SecretHash = marks.Secret,
        SealedWords = told.Words is null ? null : Sealed.Seal(key, told.Words, Binding(id)),
        ReceivedAt = now,
        Version = 1,
    };

    public string? Words(byte[] key) => SealedWords is { } words ? Sealed.OpenText(key, words, Binding(Id)) : null;

    /// <summary>Doing so again changes nothing.</summary>
    public Error? Acknowledge(DateTimeOffset now)
    {
        if (AcknowledgedAt is not null)
        {
            return null;
        }

        AcknowledgedAt = now;
        return Become(ReportState.Acknowledged);
    }

    public Error? Assess() => Step(ReportState.Assessed);

    public Error? Investigate() => Step(ReportState.Investigated);

    /// <summary>The police only by her wish, or where a life or a child is at risk.</summary>
    public Error? Refer(string to)
    {
        if (to is "police" && !WantsPolice && !AtRisk)
        {
            return SafeguardingRules.PoliceNeedsWish;
        }

        if (Step(ReportState.Referred) is { } broken)
        {
            return broken;
        }

        ReferredTo = to;
        return null;
    }

    public Error? Close(string feedback, DateTimeOffset keptUntil, DateTimeOffset now)
    {
        if (Step(ReportState.Closed) is { } broken)
        {
            return broken;
        }

        (Feedback, ClosedAt, KeptUntil) = (feedback, now, keptUntil);
        return null;
    }

    /// <summary>Somebody was named, something was written or done: whoever acts on what she read before reads again.</summary>
    public void Touch() => Version++;

    /// <summary>True when what was told is to go now.</summary>
    public bool Destroy(DateTimeOffset now)
    {
        if (State is not ReportState.Closed || now < KeptUntil)
        {
            return false;
        }

        SealedWords = null;
        return Become(ReportState.Destroyed) is null;
    }

    public static void Map(ModelBuilder model) => model.Entity<SafeguardingReport>(report =>
    {
        report.ToTable("safeguarding_reports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Ignore(r => r.IsOpen);
        report.HasIndex(r => r.ClientHash).IsUnique().HasDatabaseName(OneAReport);
        report.HasIndex(r => r.CodeHash).IsUnique().HasDatabaseName(OneACode);
    });

    public const string OneAReport = "ix_safeguarding_reports_one_a_report";
    public const string OneACode = "ix_safeguarding_reports_code_hash";

    private Error? Step(ReportState state)
    {
        if (!IsOpen)
        {
            return SafeguardingRules.Closed;
        }

        return AcknowledgedAt is null ? SafeguardingRules.AcknowledgeFirst : Become(state);
    }

    private Error? Become(ReportState state)
    {
        State = state;
        Version++;
        return null;
    }

    private static string Binding(Guid id) => $"safeguarding_reports/words/{id}";
}

/// <summary>What was told.</summary>
internal sealed record Told(
    Guid? ReporterId, Guid? ForPersonId, Guid? LabId, string SubjectKind, Guid? SubjectId, bool AtRisk, bool WantsPolice, string? Words,
    IReadOnlyCollection<Guid> Named);

/// <summary>What a report is found by. None of it leads back to who sent it.</summary>
internal sealed record CaseMarks(byte[] Client, byte[] Content, byte[] Code, byte[] Secret);

internal static class SafeguardingRules
{
    public static readonly Error Closed = new("case_closed",
        "Бул кайрылуу жабылган.", "Это обращение закрыто.", "This case is closed.");

    public static readonly Error AcknowledgeFirst = new("case_not_acknowledged",
        "Адегенде кайрылууну кабыл алганыңызды белгилеңиз.", "Сначала отметьте, что обращение принято.",
        "Acknowledge the case first.");

    public static readonly Error PoliceNeedsWish = new("police_needs_wish",
        "Милицияга анын макулдугу менен гана кабарланат.", "В милицию сообщают только по её желанию.",
        "The police are told only when she wishes it.");

    public static readonly Error OtherWords = new("report_sent_before",
        "Бул номер менен башка кайрылуу жөнөтүлгөн.", "Под этим номером уже отправлено другое обращение.",
        "Another report was sent under this id.", 422);

    public static readonly Error Herself = new("own_appointment",
        "Өзүңүздү дайындай албайсыз.", "Нельзя назначить себя.", "Nobody appoints herself.");
}
