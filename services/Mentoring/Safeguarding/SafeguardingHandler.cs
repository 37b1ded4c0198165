namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>A person whom the operator appointed to look after reports.</summary>
internal sealed class SafeguardingHandler
{
    private SafeguardingHandler() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The lab that she belongs to: she has no part in cases of it.</summary>
    public Guid? LabId { get; private set; }

    /// <summary>Whom she works under.</summary>
    public Guid? LedBy { get; private set; }

    /// <summary>She is from outside, for cases that nobody else is free to look after.</summary>
    public bool IsOutsideLead { get; private set; }

    public DateTimeOffset AppointedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static SafeguardingHandler Appoint(Guid personId, Guid? labId, Guid? ledBy, bool isOutsideLead, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = personId,
        LabId = labId,
        LedBy = ledBy,
        IsOutsideLead = isOutsideLead,
        AppointedAt = now,
    };

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
