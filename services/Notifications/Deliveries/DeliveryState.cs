namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Where a delivery stands. The last five are ends.</summary>
internal enum DeliveryState
{
    /// <summary>Waits for the person's number, or for its turn.</summary>
    Pending,

    /// <summary>Waits for a moment: the end of quiet hours, the next attempt, tomorrow's budget.</summary>
    Deferred,

    /// <summary>A copy of the service is calling the provider.</summary>
    Sending,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It reached the phone.</summary>
    Delivered,

    /// <summary>The provider refused it, or there is no number.</summary>
    Failed,

    /// <summary>Every attempt failed.</summary>
    DeadLettered,

    /// <summary>The person does not want it.</summary>
    Suppressed,

    /// <summary>It would come too late to be of use.</summary>
    Obsolete,
}

/// <summary>One-time codes have a lane of their own, so that they never wait behind anything else.</summary>
internal enum Lane { Codes, Ordinary }
