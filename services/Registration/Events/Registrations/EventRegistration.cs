using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>Requested -> Confirmed | Waitlisted -> Offered -> Confirmed | OfferLapsed | Declined; -> Cancelled | Attended |
/// NoShow.</summary>
internal enum EventRegistrationState
{
    /// <summary>Asked for; decided in the same transaction.</summary>
    Requested,

    /// <summary>She may come.</summary>
    Confirmed,

    /// <summary>She waits, in the order of <see cref="EventRegistration.Number"/>.</summary>
    Waitlisted,

    /// <summary>Held for her until <see cref="EventRegistration.OfferUntil"/>.</summary>
    Offered,

    /// <summary>She did not answer in time.</summary>
    OfferLapsed,

    /// <summary>She said no.</summary>
    Declined,

    /// <summary>Given back, or the event was called off.</summary>
    Cancelled,

    Attended,

    NoShow,
}

/// <summary>One person's request to take part in an event, for herself and who comes with her: all are confirmed together or wait
/// together.</summary>
internal sealed class EventRegistration : IVersioned
{
    public const string CompanionsColumn = "place.companions";

    private EventRegistration(Guid id, Guid eventId, Guid personId, int seats, bool insists, byte[]? companions, DateTimeOffset requestedAt)
    {
        Id = id;
        EventId = eventId;
        PersonId = personId;
        Seats = seats;
        Insists = insists;
        Companions = companions;
        RequestedAt = requestedAt;
        ChangedAt = requestedAt;
        State = EventRegistrationState.Requested;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid EventId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Herself and her companions.</summary>
    public int Seats { get; private set; }

    public EventRegistrationState State { get; private set; }

    /// <summary>Her number in the waiting line, given once and kept; null when she never waited.</summary>
    public int? Number { get; private set; }

    public IReadOnlyList<SupportNeed> Needs { get; private set; } = [];

    /// <summary>True when she does not want the place without the support that she asked for, unless she says so herself.</summary>
    public bool Insists { get; private set; }

    /// <summary>Names of who comes with her, as JSON, sealed under her data key.</summary>
    public byte[]? Companions { get; private set; }

    /// <summary>The offer's deadline, never after the event's start; null when nothing is offered.</summary>
    public DateTimeOffset? OfferUntil { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When it came into its state.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>She has it, waits for it or is offered it.</summary>
    public bool IsLive =>
        State is EventRegistrationState.Requested or EventRegistrationState.Confirmed or EventRegistrationState.Waitlisted
            or EventRegistrationState.Offered;

    /// <summary>It counts against the event's capacity.</summary>
    public bool HoldsSeats => State is EventRegistrationState.Confirmed or EventRegistrationState.Offered;

    public bool LacksSupport => Needs.Any(need => !need.Met);

    public static EventRegistration Request(
        Guid id, Guid eventId, Guid personId, int seats, IReadOnlyList<SupportNeed> needs, bool insists, byte[]? companions,
        DateTimeOffset now) =>
        new(id, eventId, personId, seats, insists, companions, now) { Needs = needs };

    // Only the seating moves a place: it holds the event's row while it does.
    public void Enter(EventRegistrationState state, DateTimeOffset now, DateTimeOffset? until = null)
    {
        State = state;
        OfferUntil = until;
        ChangedAt = now;
        Version++;
    }

    public void Wait(int number, DateTimeOffset now)
    {
        Number = number;
        Enter(EventRegistrationState.Waitlisted, now);
    }

    public void Shrink(int seats, byte[]? companions)
    {
        (Seats, Companions) = (seats, companions);
        Version++;
    }

    /// <summary>The event was moved to before the offer's deadline.</summary>
    public void ShortenOffer(DateTimeOffset until)
    {
        OfferUntil = until;
        Version++;
    }

    /// <summary>The same place under the id that remains when two records of one woman are merged.</summary>
    public void MoveTo(Guid survivor, byte[]? companions)
    {
        (PersonId, Companions) = (survivor, companions);
        Version++;
    }

    public void Keep(IReadOnlyList<SupportNeed> needs) => Needs = needs;

    /// <summary>Who had it is forgotten; who came with her and what she needed is nobody's business any more.</summary>
    public void Forget()
    {
        (Companions, Needs) = (null, []);
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<EventRegistration>(place =>
    {
        place.ToTable("place", table => table.HasCheckConstraint("ck_place_offer", "(state = 'Offered') = (offer_until IS NOT NULL)"));
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Ignore(p => p.IsLive);
        place.Ignore(p => p.HoldsSeats);
        place.Ignore(p => p.LacksSupport);
        place.Property(p => p.Needs).AsJson();
        place.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId);
        place.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        place.HasIndex(p => new { p.EventId, p.PersonId }, "ix_place_live").IsUnique()
            .HasFilter("state IN ('Requested', 'Confirmed', 'Waitlisted', 'Offered', 'Attended')");
        place.HasIndex(p => new { p.EventId, p.Number }, "ix_place_waiting").IsUnique().HasFilter("state = 'Waitlisted'");
        place.HasIndex(p => new { p.EventId, p.OfferUntil }, "ix_place_offered").HasFilter("state = 'Offered'");
        place.HasIndex(p => new { p.EventId, p.State, p.Id });
        place.HasIndex(p => new { p.EventId, p.Id });
        place.HasIndex(p => new { p.EventId, p.PersonId, p.Id });
        place.HasIndex(p => new { p.PersonId, p.Id });
    });
}
