using CreativeLabs.Contracts;
using CreativeLabs.Notifications.SmsProviders;

namespace CreativeLabs.Notifications.Deliveries;

/// <content>What becomes of a delivery.</content>
internal sealed partial class Delivery
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>A provider that timed out asks for the same id again in 5 to 10 seconds.</summary>
    private static readonly TimeSpan SameIdAgain = TimeSpan.FromSeconds(7);

    /// <summary>A code that a provider may or may not have goes to another one after that: twice the same code harms nobody, none
    /// does.</summary>
    private static readonly TimeSpan PatienceOfCodes = TimeSpan.FromSeconds(20);

    private const int MostRounds = 8;
    private const int MostAttempts = 24;

    /// <summary>What is published with a due time whenever the delivery is deferred.</summary>
    public DeliveryDue Due() => new(Id, Attempts + 1);

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>The provider that alone may be asked again: it may have the message. Null when any may.</summary>
    public string? BoundTo(DateTimeOffset now) => State is DeliveryState.Sending ? Provider : Bound(now);

    public void Suppress(DateTimeOffset now) => End(DeliveryState.Suppressed, "unwanted", now);

    public void Expire(DateTimeOffset now) => End(DeliveryState.Obsolete, "expired", now);

    /// <summary>Waits until <paramref name="until"/>; who publishes <see cref="Due"/> for that moment is the caller.</summary>
    public void Defer(DateTimeOffset until, DateTimeOffset now)
    {
        Move(DeliveryState.Deferred, now);
        LeasedUntil = until;
    }

    /// <summary>False when it is not this attempt's turn any more.</summary>
    public bool Resume(int attempt, DateTimeOffset now)
    {
        if (State is not DeliveryState.Deferred || attempt != Attempts + 1)
        {
            return false;
        }

        Move(DeliveryState.Pending, now);
        return true;
    }

    /// <summary>Registration's answer; one that nobody waits for any more is not kept.</summary>
    public void Address(byte[]? sealedPhone, DateTimeOffset now)
    {
        if (State is not DeliveryState.Pending || SealedPhone is not null)
        {
            return;
        }

        SealedPhone = sealedPhone;
        if (sealedPhone is null)
        {
            Fail(now);
        }
    }

    /// <summary>Committed before the provider is called, so that whoever goes on after a crash knows who may have it.</summary>
    public Attempt Begin(string provider, int parts, DateTimeOffset now)
    {
        if (State is DeliveryState.Sending)
        {
            // Who began the last attempt died, or its answer never came.
            DoubtfulSince ??= now;
        }

        if (Provider != provider)
        {
            DoubtfulSince = null;
        }

        Move(DeliveryState.Sending, now);
        LeasedUntil = now + Lease;
        Provider = provider;
        Reference ??= SmsReference.Of(Id);
        Attempts++;
        return Attempt.Begin(Id, Attempts, provider, parts, now);
    }

    /// <summary>The provider took it. A receipt may have been faster.</summary>
    public void Accept(string? providerMessageId, DateTimeOffset now)
    {
        ProviderMessageId = providerMessageId;
        TakenAt ??= now;
        if (State is DeliveryState.Sending)
        {
            Move(DeliveryState.Sent, now);
        }
    }

    /// <summary>There is no number to send it to.</summary>
    public void Fail(DateTimeOffset now) => End(DeliveryState.Failed, "no_address", now);

    /// <summary>It will never be taken, or never arrive. False when it had come to an end before, or goes on with another
    /// provider.</summary>
    public bool Reject(string provider, string reason, DateTimeOffset now)
    {
        if (State is not (DeliveryState.Sending or DeliveryState.Sent) || Provider != provider)
        {
            return false;
        }

        ConfirmedAt = now;
        End(DeliveryState.Failed, reason, now);
        return true;
    }

    /// <summary>The provider of this attempt will not take it: at once to another one, if nobody else may have it. False when there is
    /// nothing to be done so.</summary>
    public bool GoElsewhere(int attempt, DateTimeOffset now)
    {
        if (State is not DeliveryState.Sending || attempt != Attempts || Bound(now) is not null)
        {
            return false;
        }

        Refused.Add(Provider!);
        DoubtfulSince = null;
        Move(DeliveryState.Pending, now);
        return true;
    }

    /// <summary>The provider took it and says now that it did not send it. The number is asked for anew; of a code there is none any more.
    /// False when it is another provider's turn, or over.</summary>
    public bool ComeBack(string provider, DateTimeOffset now)
    {
        if (State is not (DeliveryState.Sending or DeliveryState.Sent) || Provider != provider || Lane is Lane.Codes)
        {
            return false;
        }

        Refused.Add(provider);
        DoubtfulSince = null;
        Defer(now, now);
        return true;
    }

    /// <summary>Every attempt was cut short or failed. True when it is given up for that.</summary>
    public bool GiveUp(DateTimeOffset now)
    {
        if (Lane is not Lane.Ordinary || (Rounds < MostRounds && Attempts < MostAttempts))
        {
            return false;
        }

        End(DeliveryState.DeadLettered, "attempts_exhausted", now);
        return true;
    }

    /// <summary>Nobody knows whether the provider has it. The moment of the next attempt; null when there is none, or when it is not this
    /// attempt's say.</summary>
    public DateTimeOffset? Retry(int attempt, DateTimeOffset now)
    {
        if (State is not DeliveryState.Sending || attempt != Attempts)
        {
            return null;
        }

        var first = DoubtfulSince is null;
        DoubtfulSince ??= now;
        return Postpone(now, first ? SameIdAgain : null);
    }

    /// <summary>Nobody takes it now: all are asked again after a while. The moment of that; null when it is given up.</summary>
    public DateTimeOffset? Postpone(DateTimeOffset now, TimeSpan? pause = null)
    {
        Rounds++;
        Refused.Clear();
        var next = now + (pause ?? Pause());
        if (IsExpired(next))
        {
            Expire(now);
            return null;
        }

        if (GiveUp(now))
        {
            return null;
        }

        Defer(next, now);
        return next;
    }

    /// <summary>The phone has it. False when that was known.</summary>
    public bool Confirm(DateTimeOffset now)
    {
        if (State is not (DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Pending or DeliveryState.Deferred))
        {
            return false;
        }

        ConfirmedAt = now;
        Move(DeliveryState.Delivered, now);
        return true;
    }

    /// <summary>A code: 2, 4, 8 ... 30 s, until it expires. Anything else: half a minute, 2, 8, 32 minutes, then every two hours.</summary>
    private TimeSpan Pause() => Lane is Lane.Codes
        ? TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Rounds)))
        : TimeSpan.FromSeconds(Math.Min(7200, 30 * Math.Pow(4, Rounds - 1)));

    private string? Bound(DateTimeOffset now) =>
        DoubtfulSince is { } since && (Lane is Lane.Ordinary || now - since < PatienceOfCodes) ? Provider : null;

    private void End(DeliveryState state, string reason, DateTimeOffset now)
    {
        Reason = reason;
        Move(state, now);
    }

    private void Move(DeliveryState state, DateTimeOffset now)
    {
        State = state;
        ChangedAt = now;
        LeasedUntil = null;
        var keepsNumber = state is DeliveryState.Pending or DeliveryState.Sending
            || (state is DeliveryState.Deferred && Lane is Lane.Codes);
        if (!keepsNumber)
        {
            (SealedPhone, SealedCode) = (null, null);
        }
    }
}
