using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal enum SessionState
{
    Planned,
    Held,
}

/// <summary>Where the two meet: one of both.</summary>
/// <param name="Place">In words.</param>
/// <param name="Link">The https address of a call.</param>
internal sealed record Whereabouts(string? Place, string? Link);

/// <summary>A meeting of the two. It counts when both say that it took place, or one does and the other is silent for seven days.</summary>
internal sealed class MentoringSession : IVersioned
{
    public static readonly TimeSpan Silence = TimeSpan.FromDays(7);

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

    public DateTimeOffset? HeldAt { get; private set; }

    public int Version { get; private set; }

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
        session.Place = where.Place is { } place ? Sealed.Seal(key, place, session.Binding("place")) : null;
        session.Link = where.Link is { } link ? Sealed.Seal(key, link, session.Binding("link")) : null;
        return session;
    }

    /// <summary>Nowhere to be read once the pair's key is destroyed.</summary>
    public Whereabouts Where(byte[]? key) => new(Open(key, Place, "place"), Open(key, Link, "link"));

    /// <summary>One of the two says that it took place; saying so again changes nothing.</summary>
    public Rule? Confirm(bool asMentor, DateTimeOffset now)
    {
        if (now < StartsAt)
        {
            return SessionRules.NotBegun;
        }

        if (asMentor ? MentorConfirmedAt is not null : MenteeConfirmedAt is not null)
        {
            return null;
        }

        if (asMentor)
        {
            MentorConfirmedAt = now;
        }
        else
        {
            MenteeConfirmedAt = now;
        }

        Version++;
        return null;
    }

    /// <summary>Counts it once there is reason to; true only for the call that did.</summary>
    public bool CountAsHeld(DateTimeOffset now)
    {
        var both = MenteeConfirmedAt is not null && MentorConfirmedAt is not null;
        var silence = (MenteeConfirmedAt ?? MentorConfirmedAt) is { } first && now >= first + Silence;
        if (State is SessionState.Held || !(both || silence))
        {
            return false;
        }

        State = SessionState.Held;
        HeldAt = now;
        Version++;
        return true;
    }

    public static void Map(ModelBuilder model) => model.Entity<MentoringSession>(session =>
    {
        session.ToTable("sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasIndex(s => new { s.MentorshipId, s.StartsAt }).IsUnique().HasDatabaseName(SessionRules.OneAtATime);
        session.HasOne<Mentorship>().WithMany().HasForeignKey(s => s.MentorshipId);
    });

    private string? Open(byte[]? key, byte[]? value, string column) =>
        key is null || value is null ? null : Sealed.OpenText(key, value, Binding(column));

    private string Binding(string column) => $"sessions/{column}/{MentorshipId}/{Id}";
}
