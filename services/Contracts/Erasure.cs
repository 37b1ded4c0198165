namespace CreativeLabs.Contracts;

/// <summary>A person is forgotten: every service removes what it knows of her and answers with <see cref="PersonErased"/>. Told when the
/// erasure is asked for, told again after the last access token of hers has expired, and again to whoever did not answer. Who takes it
/// twice finds nothing more to remove and answers again.</summary>
/// <param name="ErasureId">The erasure.</param>
/// <param name="PersonId">Whom to forget. Her id stays as a figure; who she was is nowhere any more.</param>
public sealed record PersonErasureRequested(Guid ErasureId, Guid PersonId) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A service has removed what it knew of a person, in the transaction that this fact comes from.</summary>
/// <param name="ErasureId">The erasure.</param>
/// <param name="PersonId">Who is forgotten.</param>
/// <param name="Service">registration, training, mentoring, marketplace or notifications.</param>
public sealed record PersonErased(Guid ErasureId, Guid PersonId, string Service) : IFact
{
    Guid IFact.Key => ErasureId;
}

/// <summary>It is time to look at an erasure again; Registration's own deadline.</summary>
/// <param name="ErasureId">The erasure.</param>
/// <param name="Look">How often it was looked at before.</param>
public sealed record ErasureLookDue(Guid ErasureId, int Look) : IFact
{
    Guid IFact.Key => ErasureId;
}

/// <summary>Staff asked that somebody be forgotten who has an account; until it takes effect she can call it off.</summary>
/// <param name="PersonId">Who. Where she has more numbers, once more the record that another number came with.</param>
/// <param name="ErasureId">The erasure.</param>
/// <param name="TakesEffectAt">When she is forgotten, UTC.</param>
public sealed record ErasureAnnounced(Guid PersonId, Guid ErasureId, DateTimeOffset TakesEffectAt) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>The time to call off an erasure is over; Registration's own deadline.</summary>
/// <param name="ErasureId">The erasure.</param>
public sealed record ErasureDue(Guid ErasureId) : IFact
{
    Guid IFact.Key => ErasureId;
}
