namespace CreativeLabs.Contracts;

/// <summary>A lab published an event; places can be asked for.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
public sealed record EventPublished(Guid EventId, Guid LabId, LocalText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>An event should have ended by now; Registration's own deadline, published with a due time.</summary>
/// <param name="EventId">The event.</param>
public sealed record EventEndDue(Guid EventId) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>A person has a place at an event: at once, or by accepting an offer.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Seats">For her and who comes with her.</param>
public sealed record PlaceConfirmed(Guid PlaceId, Guid PersonId, Guid EventId, Guid LabId, LocalText Title, DateTimeOffset StartsAt,
    int Seats) : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>A place is held for a person until she answers or the deadline passes.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="PersonId">Whom it is offered to.</param>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Seats">For her and who comes with her.</param>
/// <param name="Until">The deadline, UTC; never after the event's start.</param>
public sealed record PlaceOffered(
    Guid PlaceId, Guid PersonId, Guid EventId, Guid LabId, LocalText Title, DateTimeOffset StartsAt, int Seats, DateTimeOffset Until)
    : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>An offer was not answered in time; the place goes to the next.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="PersonId">Whom it was offered to.</param>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Title">The event's title.</param>
public sealed record OfferLapsed(Guid PlaceId, Guid PersonId, Guid EventId, Guid LabId, LocalText Title) : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>A person gave her place back, left the waiting line or declined an offer.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="PersonId">Whose it was.</param>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
[NoConsumerYet]
public sealed record PlaceGivenBack(Guid PlaceId, Guid PersonId, Guid EventId, Guid LabId) : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>An event was called off. Each holder of a place is told by a <see cref="PlaceCalledOff"/> of her own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invited.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">When it would have begun, UTC.</param>
/// <param name="Reason">The coordinator's word; null when none was given.</param>
public sealed record EventCancelled(Guid EventId, Guid LabId, LocalText Title, DateTimeOffset StartsAt, LocalText? Reason) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>A published event is held at another time. Each holder of a place is told by a <see cref="PlaceRescheduled"/> of her
/// own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Title">The event's title.</param>
/// <param name="Move">1 for the first time that it was moved, and so on.</param>
/// <param name="OldStartsAt">When it would have begun, UTC.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
public sealed record EventRescheduled(
    Guid EventId, Guid LabId, LocalText Title, int Move, DateTimeOffset OldStartsAt, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>A published event has another title or venue. Each holder of a place is told by a <see cref="PlaceChanged"/> of her
/// own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="OldTitle">What it was called before.</param>
/// <param name="Title">What it is called now.</param>
/// <param name="Venue">Where it is held now.</param>
/// <param name="Change">1 for the first time that it was changed, and so on.</param>
public sealed record EventChanged(
    Guid EventId, Guid LabId, LocalText OldTitle, LocalText Title, LocalText Venue, int Change) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>Someone who has a place, waits or is offered one is to know that the event has another title or venue.</summary>
/// <param name="NoticeId">This piece of news: an event may be changed more than once.</param>
/// <param name="PlaceId">The place, which she may give back.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="EventId">The event.</param>
/// <param name="OldTitle">What it was called when she was last told of it.</param>
/// <param name="Title">What it is called now.</param>
/// <param name="Venue">Where it is held now.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
public sealed record PlaceChanged(
    Guid NoticeId, Guid PlaceId, Guid PersonId, Guid EventId, LocalText OldTitle, LocalText Title, LocalText Venue,
    DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>Someone who had a place, waited or was offered one is to know that the event was called off.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="PersonId">Whose it was.</param>
/// <param name="EventId">The event.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">When it would have begun, UTC.</param>
/// <param name="Reason">The coordinator's word; null when none was given.</param>
public sealed record PlaceCalledOff(Guid PlaceId, Guid PersonId, Guid EventId, LocalText Title, DateTimeOffset StartsAt, LocalText? Reason)
    : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>Someone who has a place, waits or is offered one is to know that the event was moved.</summary>
/// <param name="NoticeId">This piece of news: a place may be moved more than once.</param>
/// <param name="PlaceId">The place, which she may give back.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="EventId">The event.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">When it begins now, UTC.</param>
/// <param name="EndsAt">When it ends now, UTC.</param>
public sealed record PlaceRescheduled(
    Guid NoticeId, Guid PlaceId, Guid PersonId, Guid EventId, LocalText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>The deadline of an offer has come; Registration's own, published with a due time.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="EventId">The event.</param>
public sealed record OfferDue(Guid PlaceId, Guid EventId) : IFact
{
    Guid IFact.Key => PlaceId;
}

/// <summary>More seats became free than are offered in one go; Registration's own.</summary>
/// <param name="EventId">The event.</param>
public sealed record SeatsFreed(Guid EventId) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>The next of those whose event was called off are to be told; Registration's own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="After">The last place that was told.</param>
public sealed record CancellationToTell(Guid EventId, Guid After) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>The next of those whose event was moved are to be told; Registration's own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Move">Which time; an older one is told no further.</param>
/// <param name="After">The last place that was told.</param>
public sealed record ReschedulingToTell(Guid EventId, int Move, Guid After) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>The next of those whose event has another title or venue are to be told; Registration's own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="OldTitle">What it was called before.</param>
/// <param name="Change">Which time; an older one is told no further.</param>
/// <param name="After">The last place that was told.</param>
public sealed record EventChangeToTell(Guid EventId, LocalText OldTitle, int Change, Guid After) : IFact
{
    Guid IFact.Key => EventId;
}
