using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal enum SessionState
{
    Planned,
    Held,

    /// <summary>It did not take place, by both, or by one and the other's silence.</summary>
    NotHeld,

    /// <summary>One says that it took place and the other that it did not; the lab's coordinator decides.</summary>
    Disputed,

    Cancelled,
}

/// <summary>Where the two meet: one of both.</summary>
/// <param name="Place">In words.</param>
/// <param name="Link">The https address of a call.</param>
internal sealed record Whereabouts(string? Place, string? Link);

/// <summary>A meeting of the two. It counts when both say that it took place, or one does and the other is silent for seven days.</summary>
internal sealed class MentoringSession : IVersioned
{
    public static readonly TimeSpan Silence = TimeSpan.FromDays(7);

    /// <summary>Until then a change costs nobody anything; what is changed later is counted as late.</summary>
    public static readonly TimeSpan FreeChange = TimeSpan.FromHours(24);

    private MentoringSession() { }

    public Guid Id { get; private set; }

    public Guid MentorshipId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>Sealed under the pair's key.</summary>
    public byte[]? Place { get; private set; }

    /// <summary>Sealed under the pair's key.</summary>
    public byte[]? Link { get; private set; }

    public SessionState State { get; private set; }

    public DateTimeOffset? MenteeConfirmedAt { get; private set; }

    public DateTimeOffset? MentorConfirmedAt { get; private set; }

    public DateTimeOffset? MenteeDeniedAt { get; private set; }

    public DateTimeOffset? MentorDeniedAt { get; private set; }

    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>Grows with each move and with the cancellation: calendars replace what they have by a higher one only.</summary>
    public int Sequence { get; private set; }

    /// <summary>Moved or cancelled less than a day before it began.</summary>
    public bool ChangedLate { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Who cancelled it; null when it was called off with the mentorship.</summary>
    public Guid? CancelledBy { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    public bool IsAnswered => FirstAnswer is not null;

    private DateTimeOffset? FirstAnswer =>
        new[] { MenteeConfirmedAt, MentorConfirmedAt, MenteeDeniedAt, MentorDeniedAt }.Where(at => at is not null).Min();

    public static MentoringSession Plan(Guid mentorshipId, DateTimeOffset startsAt, int minutes, Whereabouts where, byte[] key,
        DateTimeOffset now)
    {
        var session = new MentoringSession
        {
            Id = Guid.CreateVersion7(now),
            MentorshipId = mentorshipId,
            StartsAt = startsAt,
            Minutes = minutes,
            Version = 1,
        };
        session.Meet(where, key);
        return session;
    }

    /// <summary>Nowhere to be read once the pair's key is destroyed.</summary>
    public Whereabouts Where(byte[]? key) => new(Open(key, Place, "place"), Open(key, Link, "link"));

    /// <summary>One of the two says that it took place; saying so again changes nothing.</summary>
    public Error? Confirm(bool asMentor, DateTimeOffset now) => Answer(asMentor, tookPlace: true, now);

    /// <summary>One of the two says that it did not.</summary>
    public Error? Deny(bool asMentor, DateTimeOffset now) => Answer(asMentor, tookPlace: false, now);

    /// <summary>What follows from the answers; true only for the call that changed the state.</summary>
    public bool Settle(DateTimeOffset now)
    {
        var yes = MenteeConfirmedAt is not null || MentorConfirmedAt is not null;
        var no = MenteeDeniedAt is not null || MentorDeniedAt is not null;
        var both = (MenteeConfirmedAt ?? MenteeDeniedAt) is not null && (MentorConfirmedAt ?? MentorDeniedAt) is not null;
        if (State is not SessionState.Planned || !(both || (FirstAnswer is { } first && now >= first + Silence)))
        {
            return false;
        }

        Become(yes && no ? SessionState.Disputed : yes ? SessionState.Held : SessionState.NotHeld, now);
        return true;
    }

    /// <summary>The coordinator's word where the two contradict each other.</summary>
    public Error? Decide(bool held, DateTimeOffset now) => State is SessionState.Disputed
        ? Become(held ? SessionState.Held : SessionState.NotHeld, now) : SessionRules.NotDisputed;

    public Error? Move(DateTimeOffset startsAt, int minutes, Whereabouts where, byte[] key, DateTimeOffset now)
    {
        if (Unchangeable(now) is { } broken)
        {
            return broken;
        }

        ChangedLate |= now > StartsAt - FreeChange;
        (StartsAt, Minutes) = (startsAt, minutes);
        Meet(where, key);
        Sequence++;
        Version++;
        return null;
    }

    /// <summary>Cancelling again changes nothing.</summary>
    public Error? Cancel(Guid? by, DateTimeOffset now)
    {
        if (State is SessionState.Cancelled)
        {
            return null;
        }

        if (Unchangeable(now) is { } broken)
        {
            return broken;
        }

        ChangedLate |= by is not null && now > StartsAt - FreeChange;
        (CancelledAt, CancelledBy) = (now, by);
        Sequence++;
        return Become(SessionState.Cancelled, now);
    }

    public static void Map(ModelBuilder model) => model.Entity<MentoringSession>(session =>
    {
        session.ToTable("sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Ignore(s => s.EndsAt);
        session.Ignore(s => s.IsAnswered);
        session.HasIndex(s => new { s.MentorshipId, s.StartsAt });
        session.HasOne<Mentorship>().WithMany().HasForeignKey(s => s.MentorshipId);
    });

    private Error? Answer(bool asMentor, bool tookPlace, DateTimeOffset now)
    {
        var given = asMentor ? tookPlace ? MentorConfirmedAt : MentorDeniedAt : tookPlace ? MenteeConfirmedAt : MenteeDeniedAt;
        if (given is not null)
        {
            return null;
        }

        if (now < StartsAt)
        {
            return SessionRules.NotBegun;
        }

        if (State is SessionState.Cancelled or SessionState.NotHeld || (asMentor ? MentorConfirmedAt ?? MentorDeniedAt
            : MenteeConfirmedAt ?? MenteeDeniedAt) is not null || (State is not SessionState.Planned && !tookPlace))
        {
            return SessionRules.Settled;
        }

        switch (asMentor, tookPlace)
        {
            case (true, true): MentorConfirmedAt = now; break;
            case (true, false): MentorDeniedAt = now; break;
            case (false, true): MenteeConfirmedAt = now; break;
            default: MenteeDeniedAt = now; break;
        }

        Version++;
        return null;
    }

    private Error? Unchangeable(DateTimeOffset now) => State is not SessionState.Planned ? SessionRules.Settled
        : now >= StartsAt || FirstAnswer is not null ? SessionRules.Begun : null;

    private void Meet(Whereabouts where, byte[] key)
    {
        Place = where.Place is { } place ? Sealed.Seal(key, place, Binding("place")) : null;
        Link = where.Link is { } link ? Sealed.Seal(key, link, Binding("link")) : null;
    }

    private Error? Become(SessionState state, DateTimeOffset now)
    {
        State = state;
        HeldAt = state is SessionState.Held ? now : HeldAt;
        Version++;
        return null;
    }

    private string? Open(byte[]? key, byte[]? value, string column) =>
        key is null || value is null ? null : Sealed.OpenText(key, value, Binding(column));

    private string Binding(string column) => $"sessions/{column}/{MentorshipId}/{Id}";
}
