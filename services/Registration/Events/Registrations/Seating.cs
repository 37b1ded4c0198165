using System.Text.Json;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>Who sits and who waits at one event, in figures. Every change of a place first locks this row, so that all of them happen one
/// after the other, in any number of copies; the database refuses more seats than there are.</summary>
internal sealed class Seating
{
    private readonly List<SupportSeats> support = [];

    private Seating(Guid eventId, int capacity)
    {
        EventId = eventId;
        Capacity = capacity;
    }

    public Guid EventId { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>Seats that are given.</summary>
    public int Confirmed { get; private set; }

    /// <summary>Seats held for offers that still stand.</summary>
    public int Offered { get; private set; }

    /// <summary>Places, not seats, that wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>The last number given in the waiting line; like a ticket machine it never goes back.</summary>
    public int LastNumber { get; private set; }

    public IReadOnlyList<SupportSeats> Support => support;

    public int Free => Capacity - Confirmed - Offered;

    public static Seating Open(Guid eventId, EventPlan plan)
    {
        var seating = new Seating(eventId, plan.Capacity);
        // A kind without seats has its row too: what is asked for in vain is counted there.
        seating.support.AddRange(Enum.GetValues<SupportKind>().Select(kind => SupportSeats.Open(eventId, kind, plan.SupportOf(kind))));
        return seating;
    }

    /// <summary>Decides on a request: seats at once when nobody waits and they suffice for all who come together, else a number.</summary>
    /// <param name="place">As she asked for it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="until">The deadline, should it become an offer.</param>
    public void Decide(EventRegistration place, DateTimeOffset now, DateTimeOffset until)
    {
        if (Waiting == 0 && place.Seats <= Free)
        {
            Give(place, ask: false, now, until);
        }
        else
        {
            Waiting++;
            place.Wait(++LastNumber, now);
        }
    }

    /// <summary>Offers what is free to who waits, strictly in order. A group that does not fit yet holds the line: nobody behind it is
    /// served before it, or large groups would wait for ever.</summary>
    /// <param name="waiting">The head of the line, by number.</param>
    /// <param name="now">The moment.</param>
    /// <param name="until">The offers' deadline.</param>
    /// <returns>Whom it offered a place.</returns>
    public IReadOnlyList<EventRegistration> OfferNext(IEnumerable<EventRegistration> waiting, DateTimeOffset now, DateTimeOffset until)
    {
        var offered = new List<EventRegistration>();
        foreach (var place in waiting.TakeWhile(place => place.Seats <= Free))
        {
            Waiting--;
            Give(place, ask: true, now, until);
            offered.Add(place);
        }

        return offered;
    }

    /// <summary>She takes what she was offered; support that was missing is looked for again. Accepting twice is accepting once.</summary>
    public Error? Accept(EventRegistration place, bool withoutSupport, DateTimeOffset now)
    {
        if (place.State is EventRegistrationState.Confirmed)
        {
            return null;
        }

        if (place.State is EventRegistrationState.OfferLapsed || (place.State is EventRegistrationState.Offered && place.OfferUntil <= now))
        {
            return EventRegistrationRules.OfferLapsed;
        }

        if (place.State is not EventRegistrationState.Offered)
        {
            return EventRegistrationRules.NothingOffered;
        }

        var missing = place.Needs.Where(need => !need.Met && need.Seats > Of(need.Kind).Left).Select(need => Word(need.Kind)).ToList();
        if (place.Insists && !withoutSupport && missing.Count > 0)
        {
            return EventRegistrationRules.SupportNotAvailable.With("missing", missing);
        }

        HoldSupport(place);
        Offered -= place.Seats;
        Confirmed += place.Seats;
        place.Enter(EventRegistrationState.Confirmed, now);
        return null;
    }

    /// <summary>She does not want what she was offered. Declining twice is declining once.</summary>
    public Error? Decline(EventRegistration place, DateTimeOffset now)
    {
        if (place.State is EventRegistrationState.Offered)
        {
            Release(place, EventRegistrationState.Declined, now);
        }

        return place.State is EventRegistrationState.Declined ? null : EventRegistrationRules.NothingOffered;
    }

    /// <summary>She gives back what she has or waits for. Twice is once.</summary>
    public Error? Cancel(EventRegistration place, DateTimeOffset now)
    {
        if (place.IsLive)
        {
            Release(place, EventRegistrationState.Cancelled, now);
        }

        return place.State is EventRegistrationState.Cancelled ? null : EventRegistrationRules.PlaceEnded;
    }

    /// <summary>Of two places of one woman, whose records were merged, she gives up the lesser one; also when the event is over.</summary>
    public void GiveUp(EventRegistration place, DateTimeOffset now)
    {
        Confirmed -= place.State is EventRegistrationState.Attended or EventRegistrationState.NoShow ? place.Seats : 0;
        Release(place, EventRegistrationState.Cancelled, now);
    }

    /// <summary>True when an offer stood and its deadline has passed.</summary>
    public bool Lapse(EventRegistration place, DateTimeOffset now)
    {
        if (place.State is not EventRegistrationState.Offered || place.OfferUntil > now)
        {
            return false;
        }

        Release(place, EventRegistrationState.OfferLapsed, now);
        return true;
    }

    /// <summary>Fewer come with her than she said; she keeps her place or her number. Support for who does not come any more goes back:
    /// childcare is for who comes with her, the other kinds for her too.</summary>
    /// <param name="place">Her place.</param>
    /// <param name="seats">How many come now.</param>
    /// <param name="companions">Who comes with her now, sealed.</param>
    /// <param name="support">What she needs now; null for as much of what she asked for as so many can need.</param>
    public Error? Shrink(EventRegistration place, int seats, byte[]? companions = null, IReadOnlyList<NeedAsked>? support = null)
    {
        if (!place.IsLive)
        {
            return EventRegistrationRules.PlaceEnded;
        }

        if (seats > place.Seats)
        {
            return EventRegistrationRules.OnlyFewer.With("seats", place.Seats);
        }

        int Needed(SupportNeed need) => support is null
            ? Math.Min(need.Seats, need.Kind is SupportKind.Childcare ? seats - 1 : seats)
            : support.FirstOrDefault(asked => asked.Kind == need.Kind)?.Seats ?? 0;

        if (support is not null && (support.Any(asked => place.Needs.All(need => need.Kind != asked.Kind))
            || place.Needs.Any(need => Needed(need) > need.Seats)))
        {
            return EventRegistrationRules.OnlyLessSupport;
        }

        Confirmed -= place.State is EventRegistrationState.Confirmed ? place.Seats - seats : 0;
        Offered -= place.State is EventRegistrationState.Offered ? place.Seats - seats : 0;
        var cut = seats < place.Seats || support is not null;
        place.Shrink(seats, companions);
        if (cut)
        {
            place.Keep(place.Needs.Select(need => Of(need.Kind).Reduce(need, Needed(need))).Where(need => need.Seats > 0).ToList());
            if (place.HoldsSeats)
            {
                // What was missing for the larger group may be there for the smaller one.
                HoldSupport(place);
            }
        }

        return null;
    }

    public Error? Resize(EventPlan plan)
    {
        if (plan.Capacity < Confirmed + Offered)
        {
            return EventRules.CapacityBelowTaken.With("taken", Confirmed + Offered);
        }

        if (support.Find(s => plan.SupportOf(s.Kind) < s.Taken) is { } full)
        {
            return EventRules.SupportBelowTaken.With("kind", Word(full.Kind)).With("taken", full.Taken);
        }

        Capacity = plan.Capacity;
        support.ForEach(s => s.Resize(plan.SupportOf(s.Kind)));
        return null;
    }

    private void Release(EventRegistration place, EventRegistrationState state, DateTimeOffset now)
    {
        Confirmed -= place.State is EventRegistrationState.Confirmed ? place.Seats : 0;
        Offered -= place.State is EventRegistrationState.Offered ? place.Seats : 0;
        Waiting -= place.State is EventRegistrationState.Waitlisted ? 1 : 0;
        foreach (var need in place.Needs.Where(need => need.Met))
        {
            Of(need.Kind).GiveBack(need.Seats);
        }

        place.Keep(place.Needs.Select(need => need with { Met = false }).ToList());
        place.Enter(state, now);
    }

    private void Give(EventRegistration place, bool ask, DateTimeOffset now, DateTimeOffset until)
    {
        HoldSupport(place);

        // Who insists on support is asked first when it is missing: the seats are held for her while she thinks.
        if (ask || (place.Insists && place.LacksSupport))
        {
            Offered += place.Seats;
            place.Enter(EventRegistrationState.Offered, now, until);
        }
        else
        {
            Confirmed += place.Seats;
            place.Enter(EventRegistrationState.Confirmed, now);
        }
    }

    private void HoldSupport(EventRegistration place) => place.Keep(place.Needs.Select(need => need.Met ? need
        : Of(need.Kind).Meet(need)).ToList());

    /// <summary>As the API says it.</summary>
    private static string Word(SupportKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private SupportSeats Of(SupportKind kind) => support.Find(s => s.Kind == kind)!;

    public static void Map(ModelBuilder model) => model.Entity<Seating>(seating =>
    {
        seating.ToTable("seating", table => table.HasCheckConstraint(
            "ck_seating_capacity", "0 <= confirmed AND 0 <= offered AND 0 <= waiting AND confirmed + offered <= capacity"));
        seating.HasKey(s => s.EventId);
        seating.Ignore(s => s.Free);
        seating.HasOne<Event>().WithOne().HasForeignKey<Seating>(s => s.EventId);
        seating.HasMany(s => s.Support).WithOne().HasForeignKey(s => s.EventId);
    });
}
