namespace CreativeLabs.Contracts;

/// <summary>A person who is signed in elsewhere signed in on a device that was not known.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="SessionId">The new session.</param>
/// <param name="At">When.</param>
public sealed record SignedInOnNewDevice(Guid PersonId, Guid SessionId, DateTimeOffset At) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A PIN was wrong so often that it is not taken for a while.</summary>
/// <param name="PersonId">Whose PIN.</param>
/// <param name="NoticeId">This pause.</param>
/// <param name="Until">When it is taken again.</param>
public sealed record PinPaused(Guid PersonId, Guid NoticeId, DateTimeOffset Until) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A PIN was set, changed or removed.</summary>
/// <param name="PersonId">Whose PIN.</param>
/// <param name="NoticeId">This change.</param>
/// <param name="Removed">True when she has none now.</param>
public sealed record PinChanged(Guid PersonId, Guid NoticeId, bool Removed) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>Another phone was asked for; until it takes effect the old one hears of it and can cancel.</summary>
/// <param name="PersonId">Whose phone.</param>
/// <param name="ChangeId">The change.</param>
/// <param name="TakesEffectAt">When she will sign in with the other phone.</param>
/// <param name="Assisted">True when a coordinator asked for her.</param>
public sealed record PhoneChangeAsked(Guid PersonId, Guid ChangeId, DateTimeOffset TakesEffectAt, bool Assisted) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>The cooling period of a change of phone is over; Registration's own deadline.</summary>
/// <param name="ChangeId">The change.</param>
public sealed record PhoneChangeDue(Guid ChangeId) : IFact
{
    Guid IFact.Key => ChangeId;
}

/// <summary>A change of phone came to its end.</summary>
/// <param name="PersonId">Whose phone.</param>
/// <param name="ChangeId">The change.</param>
/// <param name="Outcome">done, cancelled, or full when too many share the other phone by now.</param>
public sealed record PhoneChangeEnded(Guid PersonId, Guid ChangeId, string Outcome) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A number of the person signs her in no more.</summary>
/// <param name="PersonId">Whose number.</param>
/// <param name="NoticeId">This change.</param>
public sealed record SignInNumberRemoved(Guid PersonId, Guid NoticeId) : IFact
{
    Guid IFact.Key => PersonId;
}
