using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>When an event's door is open, and what a phone's clock is worth: it may be years off, but it runs. A phone says what time it
/// believes it is when it sends, and everything that it saw is moved by the difference, into the time that the door was open.</summary>
internal static class CheckInClock
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(12);

    /// <summary>Null when lists of the event are taken. They are for long after its end: a phone may find a network late.</summary>
    public static Error? Closed(Event held, DateTimeOffset now) => held.State switch
    {
        EventState.Draft => EventRules.NotPublished,
        EventState.Cancelled => EventRules.Over,
        _ => now < held.StartsAt - Before ? CheckInRules.NotOpenYet : null,
    };

    /// <summary>In ticks, which cannot overflow, whatever the phone says.</summary>
    public static DateTimeOffset Right(DateTimeOffset told, DateTimeOffset sentAt, Event held, DateTimeOffset now)
    {
        var moved = told.UtcTicks + (now.UtcTicks - sentAt.UtcTicks);
        return new DateTimeOffset(Math.Clamp(moved, (held.StartsAt - Before).UtcTicks, now.UtcTicks), TimeSpan.Zero);
    }
}
