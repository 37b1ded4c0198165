namespace CreativeLabs.Contracts;

/// <summary>A booking stands: at once, or since the coordinator approved it.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="PersonId">Who booked.</param>
/// <param name="ResourceId">What she booked.</param>
/// <param name="LabId">Where it is.</param>
/// <param name="Resource">Its name.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="SeriesId">The weekly series that the booking belongs to; null for a single one.</param>
public sealed record BookingConfirmed(
    Guid BookingId, Guid PersonId, Guid ResourceId, Guid LabId, LocalText Resource, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    Guid? SeriesId) : IFact
{
    Guid IFact.Key => BookingId;
}

/// <summary>The house gave a booked time free again.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="PersonId">Who had booked.</param>
/// <param name="ResourceId">What she had booked.</param>
/// <param name="LabId">Where it is.</param>
/// <param name="Resource">Its name.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="Cause">rejected (the coordinator said no), lapsed (she said nothing in time), noShow (nobody checked in), closed (the lab
/// is closed then), left (she left the lab), outOfUse (the resource takes no bookings any more).</param>
/// <param name="Reason">Why the lab is closed, which everyone may know; null for every other cause. What the coordinator says to one woman
/// stands with her booking, in Registration.</param>
public sealed record BookingReleased(
    Guid BookingId, Guid PersonId, Guid ResourceId, Guid LabId, LocalText Resource, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    string Cause, LocalText? Reason) : IFact
{
    Guid IFact.Key => BookingId;
}

/// <summary>A booking was cancelled before it began.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="PersonId">Who had booked.</param>
/// <param name="ResourceId">What she had booked.</param>
/// <param name="LabId">Where it is.</param>
/// <param name="Resource">Its name.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="ByHerself">False when the lab's coordinator cancelled; why stands with the booking, in Registration.</param>
public sealed record BookingCancelled(
    Guid BookingId, Guid PersonId, Guid ResourceId, Guid LabId, LocalText Resource, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    bool ByHerself) : IFact
{
    Guid IFact.Key => BookingId;
}

/// <summary>A held booking has waited long enough for the coordinator; Registration's own deadline, published with a due time.</summary>
/// <param name="BookingId">The booking.</param>
public sealed record BookingHoldDue(Guid BookingId) : IFact
{
    Guid IFact.Key => BookingId;
}

/// <summary>Whoever booked should be here by now; Registration's own deadline, published with a due time.</summary>
/// <param name="BookingId">The booking.</param>
public sealed record BookingNoShowDue(Guid BookingId) : IFact
{
    Guid IFact.Key => BookingId;
}

/// <summary>A lab will be closed on days on which it was open. Registration itself releases what was booked on them, a bounded number of
/// bookings at a time, and tells itself again while some are left.</summary>
/// <param name="ClosureId">The closure.</param>
/// <param name="LabId">The lab.</param>
/// <param name="FirstDay">In the lab's zone.</param>
/// <param name="LastDay">In the lab's zone; included.</param>
/// <param name="Reason">Why.</param>
public sealed record DaysClosed(Guid ClosureId, Guid LabId, DateOnly FirstDay, DateOnly LastDay, LocalText Reason) : IFact
{
    Guid IFact.Key => ClosureId;
}

/// <summary>A resource takes no bookings any more; Registration's own. What was booked from now on is released, some at a time.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="After">The last booking that was looked at.</param>
public sealed record ResourceOutOfUse(Guid ResourceId, Guid After) : IFact
{
    Guid IFact.Key => ResourceId;
}

/// <summary>A lab is open at other hours of the week; Registration's own. What was booked outside of them is released, some at a
/// time.</summary>
/// <param name="LabId">The lab.</param>
/// <param name="After">The last booking that was looked at.</param>
public sealed record OpeningHoursChanged(Guid LabId, Guid After) : IFact
{
    Guid IFact.Key => LabId;
}
