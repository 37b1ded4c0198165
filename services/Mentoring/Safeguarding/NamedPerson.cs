namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Somebody whom a report names.</summary>
internal sealed class NamedPerson
{
    private NamedPerson() { }

    public Guid ReportId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset NamedAt { get; private set; }

    public static NamedPerson Of(Guid reportId, Guid personId, DateTimeOffset now) =>
        new() { ReportId = reportId, PersonId = personId, NamedAt = now };
}
