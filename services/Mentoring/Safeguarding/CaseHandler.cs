namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Who may read a case and act in it.</summary>
internal sealed class CaseHandler
{
    private CaseHandler() { }

    public Guid ReportId { get; private set; }

    public Guid PersonId { get; private set; }

    public static CaseHandler Of(Guid reportId, Guid personId) => new() { ReportId = reportId, PersonId = personId };
}

/// <summary>That somebody read a case or acted in it; shown to others than herself.</summary>
internal sealed class CaseReading
{
    private CaseReading() { }

    public Guid Id { get; private set; }

    public Guid ReportId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>What she did: read, or the name of the step.</summary>
    public string Action { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static CaseReading Of(Guid reportId, Guid personId, string action, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ReportId = reportId, PersonId = personId, Action = action, At = now };
}
