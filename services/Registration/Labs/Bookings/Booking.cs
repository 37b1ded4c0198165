using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>Where a booking stands. The first three are live: nobody else has the time.</summary>
internal enum BookingState
{
    /// <summary>Waits for the coordinator.</summary>
    Held,

    /// <summary>Hers.</summary>
    Confirmed,

    /// <summary>She came.</summary>
    CheckedIn,

    /// <summary>Given free by the house: refused, unanswered, or the lab is closed.</summary>
    Released,

    /// <summary>Cancelled before it began.</summary>
    Cancelled,

    /// <summary>Given free because nobody came.</summary>
    NoShow,
}

/// <summary>Why the house gives a booked time free.</summary>
internal enum ReleaseCause
{
    /// <summary>The coordinator said no.</summary>
    Rejected,

    /// <summary>The coordinator said nothing in time.</summary>
    Lapsed,

    /// <summary>The lab is closed then.</summary>
    Closed,

    /// <summary>She is no member of the lab any more.</summary>
    Left,

    /// <summary>The resource takes no bookings any more.</summary>
    OutOfUse,
}

/// <summary>A person has a resource for a time. That live bookings of a resource never overlap is held by the database.</summary>
internal sealed class Booking : IVersioned
{
    public const string ReasonColumn = "booking.reason";

    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(24);
    private static readonly TimeSpan EarlyCheckIn = TimeSpan.FromMinutes(15);

    private Booking()
    {
    }

    public Guid Id { get; private set; }

    public Guid ResourceId { get; private set; }

    public Guid LabId { get; private set; }

    public ResourceKind Kind { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid? SeriesId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Not included.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset BookedAt { get; private set; }

    public BookingState State { get; private set; }

    /// <summary>Until when the coordinator may answer; null where nobody is asked.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>Whoever has not checked in by then loses the time.</summary>
    public DateTimeOffset WaitsUntil { get; private set; }

    public Guid? DecidedBy { get; private set; }

    /// <summary>The coordinator's word, or why the lab is closed; sealed under the data key of who booked.</summary>
    public byte[]? Reason { get; private set; }

    public int Version { get; private set; }

    public int Minutes => (int)(EndsAt - StartsAt).TotalMinutes;

    public bool IsLive => State is BookingState.Held or BookingState.Confirmed or BookingState.CheckedIn;

    public DateOnly Week => LabTime.WeekOf(LabTime.DayOf(StartsAt));

    public static Booking Take(Guid id, Resource resource, Guid personId, Slot time, Guid? seriesId, DateTimeOffset now) => new()
    {
        Id = id,
        ResourceId = resource.Id,
        LabId = resource.LabId,
        Kind = resource.Kind,
        PersonId = personId,
        SeriesId = seriesId,
        StartsAt = time.StartsAt,
        EndsAt = time.EndsAt,
        BookedAt = now,
        State = resource.NeedsApproval ? BookingState.Held : BookingState.Confirmed,
        HeldUntil = resource.NeedsApproval ? Earlier(now + LongestHold, time.StartsAt) : null,
        // A time that is running already was free until now; she gets the same while to come.
        WaitsUntil = Earlier((time.StartsAt > now ? time.StartsAt : now) + TimeSpan.FromMinutes(resource.ReleaseMinutes), time.EndsAt),
        Version = 1,
    };

    /// <summary>In time, by someone else than who booked.</summary>
    public Error? Decide(bool approve, byte[]? reason, Guid by, DateTimeOffset now)
    {
        var broken = State is not BookingState.Held ? BookingRules.NotHeld
            : by == PersonId ? BookingRules.OwnBooking
            : now >= HeldUntil ? BookingRules.HoldLapsed
            : null;
        return broken ?? Become(approve ? BookingState.Confirmed : BookingState.Released, reason, by);
    }

    /// <summary>True when nobody answered in time.</summary>
    public bool Lapse(DateTimeOffset now) => State is BookingState.Held && now >= HeldUntil && Become(BookingState.Released) is null;

    /// <summary>From a quarter of an hour before the start to the end; a second time changes nothing.</summary>
    public Error? CheckIn(DateTimeOffset now) => State switch
    {
        BookingState.CheckedIn => null,
        BookingState.Held => BookingRules.NotConfirmed,
        BookingState.Confirmed when now < StartsAt - EarlyCheckIn => BookingRules.TooEarlyToCheckIn,
        BookingState.Confirmed when now < EndsAt => Become(BookingState.CheckedIn),
        _ => BookingRules.NotLive,
    };

    /// <summary>True when nobody came in time.</summary>
    public bool MissStart(DateTimeOffset now) =>
        State is BookingState.Confirmed && now >= WaitsUntil && Become(BookingState.NoShow) is null;

    public Error? Cancel(Guid by, byte[]? reason, DateTimeOffset now) => State switch
    {
        BookingState.Held or BookingState.Confirmed when now >= StartsAt => BookingRules.Begun,
        BookingState.Held or BookingState.Confirmed => Become(BookingState.Cancelled, reason, by),
        BookingState.CheckedIn => BookingRules.Begun,
        _ => BookingRules.NotLive,
    };

    /// <summary>The lab is closed then, she is no member any more, or the resource takes no bookings.</summary>
    public bool CloseOut(byte[]? reason) =>
        State is BookingState.Held or BookingState.Confirmed && Become(BookingState.Released, reason) is null;

    /// <summary>The same booking under the id that remains when two records of one woman are merged.</summary>
    public void MoveTo(PersonVault vault, VaultEntry from, VaultEntry to)
    {
        PersonId = to.PersonId;
        Reason = vault.SealAnew(from, to, ReasonColumn, Reason);
        Version++;
    }

    public LocalText? ReasonOf(VaultEntry entry, PersonVault vault) => vault.OpenLocal(entry, ReasonColumn, Reason);

    private Error? Become(BookingState state, byte[]? reason = null, Guid? by = null)
    {
        State = state;
        Reason = reason ?? Reason;
        DecidedBy = by ?? DecidedBy;
        Version++;
        return null;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    public static void Map(ModelBuilder model) => model.Entity<Booking>(booking =>
    {
        booking.ToTable("booking", table => table.HasCheckConstraint("ck_booking_time", "starts_at < ends_at"));
        booking.Property(b => b.Id).ValueGeneratedNever();
        booking.Ignore(b => b.Minutes);
        booking.Ignore(b => b.IsLive);
        booking.Ignore(b => b.Week);
        booking.HasOne<Resource>().WithMany().HasForeignKey(b => b.ResourceId);
        booking.HasOne<Lab>().WithMany().HasForeignKey(b => b.LabId);
        booking.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId);
        booking.HasIndex(b => new { b.PersonId, b.Id });
        booking.HasIndex(b => new { b.LabId, b.StartsAt });
        booking.HasIndex(b => new { b.LabId, b.Id }).HasFilter("state = 'Held'");
        booking.HasIndex(b => b.SeriesId).HasFilter("series_id IS NOT NULL");
    });
}
