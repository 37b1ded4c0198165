using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Lists from several phones become one by set union: whatever is sent, in whatever order, however often, each person came
/// once, at the earliest time, with all whom any phone saw with her.</summary>
internal static class MergeArrivals
{
    public static async Task<Results<Ok<ArrivalsMerged>, ProblemResult>> Handle(
        Guid id, ArrivalList body, Caller caller, RegistrationDb db, PersonVault vault, TicketKeys keys, PlatformKey platform,
        LookUps lookUps, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        if (held is null || !held.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(held.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var now = clock.GetUtcNow();
        if (CheckInClock.Closed(held, now) is { } closed)
        {
            return ProblemResult.Of(closed);
        }

        // A line with a number tells whether it is known here.
        if (body.Entries.Count(line => line.Phone is not null) is var numbers and > 0
            && await lookUps.Take(caller.PersonId, numbers) is { } wait)
        {
            return http.TooMany(wait);
        }

        var reading = new ReadLines(db, vault, await keys.Published(token), held, now);
        var guests = await reading.Read(body, token);

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var door = await CheckInSession.Lock(db, id, token);
        var (fresh, known, more) = await AddToKnown(guests, held, db, token);
        var admitted = await Admit(fresh, body, held, door, db, reading, token);
        var arrived = await Insert(admitted, body, held, caller, door, db, platform, now, token);
        door.Count(arrived);
        door.Accompany(more);
        if (door.ClosedAt is not null && arrived.Count + more > 0)
        {
            await publish.Publish(new AttendanceToSettle(id, Guid.Empty), token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return TypedResults.Ok(new ArrivalsMerged(
            arrived.Count, known + (admitted.Count - arrived.Count),
            reading.Refused.Select(r => new RefusedLine(r.Key, r.Value.Code, http.Say(r.Value.Sentence))).ToList()));
    }

    /// <summary>Who came before, by whichever phone, does not take a place at the door a second time; who came with her since is
    /// added.</summary>
    private static async Task<(List<Guest> Fresh, int Known, int More)> AddToKnown(List<Guest> lines, Event held, RegistrationDb db,
        CancellationToken token)
    {
        var (ids, persons) = (lines.ConvertAll(g => g.LineId), lines.Select(g => g.PersonId).Where(p => p is not null).ToList());
        var came = await db.Arrivals.Where(a => a.EventId == held.Id
            && (ids.Contains(a.Id) || a.Lines.Any(line => ids.Contains(line)) || persons.Contains(a.PersonId))).ToListAsync(token);
        var sent = came.SelectMany(a => a.Lines).Concat(came.Select(a => a.Id)).ToHashSet();
        var unsent = lines.FindAll(g => !sent.Contains(g.LineId));
        var (fresh, more) = (new List<Guest>(), 0);
        foreach (var guest in Guest.Together(unsent))
        {
            if (guest.PersonId is { } person && came.Find(a => a.PersonId == person) is { } known)
            {
                more += known.Add(guest);
            }
            else
            {
                fresh.Add(guest);
            }
        }

        return (fresh, lines.DistinctBy(g => g.PersonId ?? g.LineId).Count() - fresh.Count, more);
    }

    /// <summary>Who has a place comes in; who has none while there is room, the earlier ones first, or when the coordinator says
    /// so.</summary>
    private static async Task<List<Guest>> Admit(
        List<Guest> fresh, ArrivalList list, Event held, CheckInSession door, RegistrationDb db, ReadLines reading, CancellationToken token)
    {
        if (list.BeyondCapacity || !fresh.Exists(g => g.IsWalkIn))
        {
            return fresh;
        }

        var seating = await db.Seatings.AsNoTracking().SingleAsync(s => s.EventId == held.Id, token);
        var room = Math.Max(0, seating.Free - door.WalkIns);
        foreach (var tooMany in fresh.Where(g => g.IsWalkIn).Skip(room))
        {
            reading.Refuse(tooMany.LineId, CheckInRules.DoorFull);
        }

        return fresh.Where(g => !reading.Refused.ContainsKey(g.LineId)).ToList();
    }

    /// <summary>All of them by one statement, however many they are; the two unique keys have the last word.</summary>
    private static Task<List<Arrived>> Insert(
        List<Guest> guests, ArrivalList list, Event held, Caller caller, CheckInSession door, RegistrationDb db, PlatformKey platform,
        DateTimeOffset now, CancellationToken token) => db.Database.SqlQueryRaw<Arrived>(
        """
        INSERT INTO check_in (event_id, id, person_id, place_id, name, people, device, at, recorded_by, recorded_at, told, counted, lines)
        SELECT {0}, line.id, line.person_id, line.place_id, line.name, line.people, {1}, line.at, {2}, {3}, false, line.counted,
          string_to_array(line.lines, ',')::uuid[]
        FROM unnest({4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}) AS line (id, person_id, place_id, name, people, at, counted, lines)
        ON CONFLICT DO NOTHING
        RETURNING people AS "People", place_id IS NULL AS "WalkIn", person_id IS NULL AS "Unregistered"
        """,
        new NpgsqlParameter { Value = held.Id },
        new NpgsqlParameter { Value = list.Device },
        new NpgsqlParameter { Value = caller.PersonId },
        new NpgsqlParameter { Value = now.UtcDateTime },
        Column(NpgsqlDbType.Uuid, guests.ConvertAll(g => g.LineId)),
        Column(NpgsqlDbType.Uuid, guests.ConvertAll(g => g.PersonId)),
        Column(NpgsqlDbType.Uuid, guests.ConvertAll(g => g.PlaceId)),
        Column(NpgsqlDbType.Bytea, guests.ConvertAll(g => g.Name is null ? null : door.SealName(g.Name, g.LineId, platform))),
        Column(NpgsqlDbType.Integer, guests.ConvertAll(g => g.People)),
        Column(NpgsqlDbType.TimestampTz, guests.ConvertAll(g => g.At.UtcDateTime)),
        Column(NpgsqlDbType.Integer, guests.ConvertAll(g => g.Counted)),
        Column(NpgsqlDbType.Text, guests.ConvertAll(g => string.Join(',', g.Lines)))).ToListAsync(token);

    private static NpgsqlParameter Column<T>(NpgsqlDbType type, List<T> values) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
