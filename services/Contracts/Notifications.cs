namespace CreativeLabs.Contracts;

/// <summary>A message to a person is ready but for her number, which only Registration knows.</summary>
/// <param name="DeliveryId">The delivery that waits.</param>
/// <param name="PersonId">The receiver.</param>
public sealed record DeliveryAddressRequested(Guid DeliveryId, Guid PersonId) : IFact
{
    Guid IFact.Key => DeliveryId;
}

/// <summary>A delivery's next attempt is due, or its quiet hours are over; Notifications' own deadline.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">The attempt that is due, from 1.</param>
public sealed record DeliveryDue(Guid DeliveryId, int Attempt) : IFact
{
    Guid IFact.Key => DeliveryId;
}

/// <summary>A provider confirmed that a message reached the phone.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="PersonId">The receiver; null for a one-time code.</param>
/// <param name="Channel">sms or inbox.</param>
[NoConsumerYet]
public sealed record NotificationDelivered(Guid DeliveryId, Guid? PersonId, string Channel) : IFact
{
    Guid IFact.Key => DeliveryId;
}

/// <summary>A message could not be delivered and is given up.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="PersonId">The receiver; null for a one-time code.</param>
/// <param name="Channel">sms or inbox.</param>
/// <param name="Reason">A code: no_address, expired, number_dead, text_refused, not_reached, provider_failed or
/// attempts_exhausted.</param>
[NoConsumerYet]
public sealed record NotificationFailed(Guid DeliveryId, Guid? PersonId, string Channel, string Reason) : IFact
{
    Guid IFact.Key => DeliveryId;
}
