namespace CreativeLabs.Registration.People.Erasure;

/// <summary>How an erasure stands, for whoever knows its id: nothing in it tells whose it is.</summary>
/// <param name="Id">The erasure; to be kept by who asked, because afterwards nobody can sign in to look.</param>
/// <param name="State">announced while she can still call it off, requested, running or done.</param>
/// <param name="AskedAt">When it was asked for. Once it is not announced any more, nobody can sign in as her since then.</param>
/// <param name="DoneAt">When the last service was done; null before.</param>
/// <param name="Parts">The services; none while it is announced.</param>
/// <param name="TakesEffectAt">Until when she can call it off; null once it has begun.</param>
internal sealed record ErasureView(Guid Id, ErasureState State, DateTimeOffset AskedAt, DateTimeOffset? DoneAt,
    IReadOnlyList<ErasurePartView> Parts, DateTimeOffset? TakesEffectAt = null)
{
    public static ErasureView Of(PersonErasure erasure) =>
        new(erasure.Id, erasure.State, erasure.AskedAt, erasure.DoneAt, ErasurePartView.Of(erasure));

    public static ErasureView Of(ErasureNotice notice) => new(notice.Id, ErasureState.Announced, notice.AskedAt, null, [],
        notice.TakesEffectAt);
}

/// <summary>What one service has done.</summary>
/// <param name="Service">registration, training, mentoring, marketplace or notifications.</param>
/// <param name="DoneAt">When it had removed what it knew; null before.</param>
internal sealed record ErasurePartView(string Service, DateTimeOffset? DoneAt)
{
    public static List<ErasurePartView> Of(PersonErasure erasure) => PersonErasure.Services
        .Select(service => new ErasurePartView(service, erasure.Parts.SingleOrDefault(part => part.Service == service)?.DoneAt)).ToList();
}

/// <summary>An erasure as the operator sees it.</summary>
/// <param name="Id">The erasure.</param>
/// <param name="PersonId">An id that nobody belongs to any more.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="Way">herself, coordinator or operator.</param>
/// <param name="Reason">Why staff asked; null when she did.</param>
/// <param name="State">requested, running or done.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="DoneAt">When the last service was done; null before.</param>
/// <param name="Parts">The services; one without a moment has not answered.</param>
internal sealed record ErasureStanding(
    Guid Id, Guid PersonId, Guid AskedBy, ErasureWay Way, ErasureReason? Reason, ErasureState State, DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt, IReadOnlyList<ErasurePartView> Parts)
{
    public static ErasureStanding Of(PersonErasure erasure) => new(
        erasure.Id, erasure.PersonId, erasure.AskedBy, erasure.Way, erasure.Reason, erasure.State, erasure.AskedAt, erasure.DoneAt,
        ErasurePartView.Of(erasure));
}
