using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Who came, as one line says it or several of one list together.</summary>
/// <param name="Lines">The lines' ids.</param>
/// <param name="PersonId">Null for who is not registered.</param>
/// <param name="PlaceId">Null without a place.</param>
/// <param name="Name">Of who is not registered.</param>
/// <param name="Counted">How many the lines say came.</param>
/// <param name="Seats">How many may be: one without a place.</param>
/// <param name="At">When the first of them came.</param>
internal sealed record Guest(
    IReadOnlyList<Guid> Lines, Guid? PersonId, Guid? PlaceId, string? Name, int Counted, int Seats, DateTimeOffset At)
{
    public bool IsWalkIn => PlaceId is null;

    public Guid LineId => Lines[0];

    public int People => Math.Min(Counted, Seats);

    /// <summary>Each person once, by all of her lines: sums, and the earliest time, so that their order does not matter.</summary>
    public static List<Guest> Together(IEnumerable<Guest> lines) => lines.GroupBy(g => g.PersonId ?? g.LineId)
        .Select(hers => hers.OrderBy(g => g.PlaceId is null).ThenBy(g => g.At).First() with
        {
            Lines = [.. hers.SelectMany(g => g.Lines).Order()],
            Counted = hers.Sum(g => g.Counted),
            At = hers.Min(g => g.At),
        })
        .OrderBy(g => g.At).ThenBy(g => g.LineId).ToList();
}

/// <summary>Finds out who came, for a whole list in a handful of queries. A line that is wrong is set aside with its rule; the rest is read
/// on.</summary>
internal sealed class ReadLines(RegistrationDb db, PersonVault vault, IReadOnlyList<OpenTicketKey> keys, Event held, DateTimeOffset now)
{
    private readonly Dictionary<Guid, Error> refused = [];
    private readonly Dictionary<Guid, Guid> placeOf = [];
    private readonly Dictionary<Guid, Guid> personOf = [];

    /// <summary>The rule that a line breaks, by the line's id.</summary>
    public IReadOnlyDictionary<Guid, Error> Refused => refused;

    public void Refuse(Guid lineId, Error rule) => refused[lineId] = rule;

    public async Task<List<Guest>> Read(ArrivalList list, CancellationToken token)
    {
        // Of two lines under one id the first one counts.
        var lines = list.Entries.DistinctBy(line => line.Id).ToList();
        foreach (var line in lines)
        {
            Sort(line);
        }

        await FindByPhone(lines, token);
        await FindLiving(token);
        var places = await Places(token);
        var guests = lines.Where(line => !refused.ContainsKey(line.Id))
            .Select(line => Find(line, places, CheckInClock.Right(line.At, list.SentAt, held, now))).OfType<Guest>();
        return guests.ToList();
    }

    private void Sort(ArrivalLine line)
    {
        if (!line.IsClear)
        {
            Refuse(line.Id, CheckInRules.LineUnclear);
        }
        else if (line.Ticket is { } text)
        {
            var (claims, rule) = Ticket.Read(text, keys);
            // Its time is not asked for: the event may have been moved since. Whether it is good the roster says.
            rule ??= claims!.EventId != held.Id ? CheckInRules.TicketOfOtherEvent
                : null;
            if (rule is not null)
            {
                Refuse(line.Id, rule);
            }
            else
            {
                placeOf[line.Id] = claims!.PlaceId;
            }
        }
        else if (line.PlaceId is { } place)
        {
            placeOf[line.Id] = place;
        }
        else if (line.PersonId is { } person)
        {
            personOf[line.Id] = person;
        }
    }

    private async Task FindByPhone(List<ArrivalLine> lines, CancellationToken token)
    {
        var asked = lines.Where(line => line.Phone is not null && !refused.ContainsKey(line.Id))
            .ToDictionary(line => line.Id, line => PhoneNumber.TryRead(line.Phone) is { } phone ? vault.IndexOf(phone) : null);
        var found = await PersonsByPhone.Find(db, asked.Values.OfType<byte[]>().ToList(), token);
        foreach (var (lineId, index) in asked)
        {
            switch (index is null ? [] : found[Convert.ToHexString(index)].ToList())
            {
                case [var person]:
                    personOf[lineId] = person;
                    break;
                case []:
                    Refuse(lineId, CheckInRules.PersonUnknown);
                    break;
                default:
                    Refuse(lineId, CheckInRules.PhoneShared);
                    break;
            }
        }
    }

    private async Task FindLiving(CancellationToken token)
    {
        var living = await PersonsByPhone.Living(db, personOf.Values.Distinct().ToList(), token);
        foreach (var (lineId, person) in personOf.ToList())
        {
            if (living.TryGetValue(person, out var hers))
            {
                personOf[lineId] = hers;
            }
            else
            {
                Refuse(lineId, CheckInRules.PersonUnknown);
            }
        }
    }

    private async Task<List<EventRegistration>> Places(CancellationToken token)
    {
        var (ids, persons) = (placeOf.Values.Distinct().ToList(), personOf.Values.Distinct().ToList());
        var named = ids.Count == 0
            ? [] : await db.EventRegistrations.AsNoTracking().Where(p => p.EventId == held.Id && ids.Contains(p.Id)).ToListAsync(token);
        var theirs = persons.Count == 0
            ? []
            : await db.EventRegistrations.AsNoTracking().Where(p => p.EventId == held.Id && persons.Contains(p.PersonId)
                && (p.State == EventRegistrationState.Confirmed || p.State == EventRegistrationState.Attended
                    || p.State == EventRegistrationState.NoShow)).ToListAsync(token);
        return [.. named, .. theirs];
    }

    private Guest? Find(ArrivalLine line, List<EventRegistration> places, DateTimeOffset at)
    {
        if (line.Name is { } name)
        {
            return new Guest([line.Id], null, null, name.Trim(), 1, 1, at);
        }

        var byPlace = placeOf.TryGetValue(line.Id, out var placeId);
        var place = places.Find(p => byPlace ? p.Id == placeId : p.PersonId == personOf[line.Id]);
        var rule = place is null ? byPlace ? CheckInRules.PlaceNotHere : null
            : place.State is not (EventRegistrationState.Confirmed or EventRegistrationState.Attended or EventRegistrationState.NoShow)
                ? CheckInRules.PlaceNotConfirmed
            : line.People > place.Seats ? CheckInRules.MoreThanSeats.With("seats", place.Seats)
            : null;
        if (rule is not null)
        {
            Refuse(line.Id, rule);
            return null;
        }

        return place is null
            ? new Guest([line.Id], personOf[line.Id], null, null, 1, 1, at)
            : new Guest([line.Id], place.PersonId, place.Id, null, line.People ?? place.Seats, place.Seats, at);
    }
}
