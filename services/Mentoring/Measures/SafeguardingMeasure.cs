namespace CreativeLabs.Mentoring.Measures;

internal enum MeasureKind
{
    /// <summary>Not listed, matched or asked any more; she finds herself where she was.</summary>
    HideProfile,

    /// <summary>What is planned with her is called off, as not available.</summary>
    CancelSessions,

    /// <summary>Her mentorships are paused.</summary>
    PauseMentorships,

    /// <summary>She and another never meet again.</summary>
    BlockPair,
}

/// <summary>Something done at once. Whom it is about sees what an ordinary absence looks like.</summary>
internal sealed class SafeguardingMeasure
{
    private SafeguardingMeasure() { }

    public Guid Id { get; private set; }

    public Guid ReportId { get; private set; }

    public MeasureKind Kind { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid? OtherId { get; private set; }

    public Guid TakenBy { get; private set; }

    public DateTimeOffset TakenAt { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public static SafeguardingMeasure Take(
        Guid reportId, MeasureKind kind, Guid personId, Guid? otherId, Guid takenBy, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            ReportId = reportId,
            Kind = kind,
            PersonId = personId,
            OtherId = otherId,
            TakenBy = takenBy,
            TakenAt = now,
        };

    public bool Lift(DateTimeOffset now)
    {
        if (LiftedAt is not null)
        {
            return false;
        }

        LiftedAt = now;
        return true;
    }
}
