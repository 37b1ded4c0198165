namespace CreativeLabs.Calendars;

/// <summary>One thing in a calendar.</summary>
/// <param name="Id">What it is known by; the same entry keeps it for good.</param>
/// <param name="Sequence">From 0. A calendar replaces what it has by a higher one only.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends, not included.</param>
/// <param name="Summary">Its title, in the reader's language.</param>
public sealed record CalendarEntry(Guid Id, int Sequence, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Summary)
{
    /// <summary>Where it is; null leaves the line out.</summary>
    public string? Location { get; init; }

    /// <summary>More about it; null leaves the line out.</summary>
    public string? Description { get; init; }

    /// <summary>The address of its page or meeting; null leaves the line out.</summary>
    public Uri? Link { get; init; }

    /// <summary>True when it was called off, false when it takes place; null says neither.</summary>
    public bool? IsCancelled { get; init; }
}
