using System.Security.Cryptography;

namespace CreativeLabs.Web.Coordination;

/// <summary>An event from inside: places and the waiting line, and who is at the door.</summary>
internal static class DoorPages
{
    private const int Shown = 200;

    public static async Task<IResult> Guests(
        string code, Guid id, string? state, string? cursor, ApiClient api, LabDirectory labs, Visit visit, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var chosen = state is "waitlisted" or "offered" or "cancelled" or "attended" or "noShow" ? state : "confirmed";
        var answer = await api.Try(EventsApi.Get, id);
        var query = $"state={chosen}&limit=50" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
        var guests = await api.Find(DoorApi.Guests, query, id);
        return Show.Page<GuestsPage, GuestsModel>(new(lab, answer.OrFail(), answer.ETag, chosen, guests), problem);
    }

    public static async Task<IResult> Door(
        string code, Guid id, string? name, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var attendance = api.Try(DoorApi.GetAttendance, id);
        var arrivals = api.TryFind(DoorApi.Arrivals, "limit=100", id);
        var roster = await api.Get(DoorApi.GetRoster, id);
        var happening = await api.Get(EventsApi.Get, id);
        var came = ((await arrivals).Value?.Items ?? []).Select(one => one.PlaceId).OfType<Guid>().ToHashSet();
        var sought = name?.Trim() ?? "";
        var places = roster.Places.Where(one => sought.Length == 0 || Holds(one, sought)).OrderBy(one => one.Name, StringComparer.Ordinal);
        return Show.Page<DoorPage, DoorModel>(
            new(lab, happening, [.. places.Take(Shown)], came, (await attendance).Value, sought, sent), problem);
    }

    /// <summary>By the number of a ticket, by ticks in the list, or by the name of somebody who is not registered.</summary>
    public static async Task<IResult> CheckIn(string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        var places = sent.All("place").Select(text => Guid.TryParse(text, out var place) ? place : Guid.Empty).ToList();
        if (sent["number"] is { } typed)
        {
            var number = string.Concat(typed.Where(char.IsLetterOrDigit));
            var roster = await api.Get(DoorApi.GetRoster, id);
            if (roster.Places.FirstOrDefault(one => Plain(one.Number).Equals(number, StringComparison.OrdinalIgnoreCase)) is not { } found)
            {
                return await Door(code, id, null, api, labs, visit, sent,
                    Problem.OfField("number", DoorWords.UnknownNumber.In(visit.Language)));
            }

            places.Add(found.PlaceId);
        }

        var lines = places.Select((place, n) => new ArrivalLine(Line(sent.Key, n), visit.Now, PlaceId: place)).ToList();
        if (sent["guest"] is { } guest)
        {
            lines.Add(new ArrivalLine(Line(sent.Key, lines.Count), visit.Now, Name: guest));
        }

        if (lines.Count == 0)
        {
            return await Door(code, id, null, api, labs, visit, sent, Problem.OfField("number", DoorWords.Nobody.In(visit.Language)));
        }

        var list = new ArrivalList(Line(visit.Session!.Caller.PersonId, id.GetHashCode()), visit.Now, lines);
        var answer = await api.Send(DoorApi.CheckIn, list, sent, id);
        return answer switch
        {
            { Problem: { } problem } => await Door(code, id, null, api, labs, visit, sent, problem),
            { Value.Refused: [var first, ..] } => await Door(code, id, null, api, labs, visit, sent,
                new Problem(409, "refused", null, first.Detail)),
            _ => Show.See(visit.To($"/labs/{code}/events/{id}/door?done=came")),
        };
    }

    public static async Task<IResult> Close(string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        return await api.Send(DoorApi.Close, new None(), sent, id) is { Problem: { } problem }
            ? await Door(code, id, null, api, labs, visit, sent, problem)
            : Show.See(visit.To($"/labs/{code}/events/{id}/door?done=saved"));
    }

    private static bool Holds(RosterPlace place, string text) =>
        place.Name?.Contains(text, StringComparison.OrdinalIgnoreCase) is true
        || place.With.Any(one => one.Contains(text, StringComparison.OrdinalIgnoreCase))
        || Plain(place.Number).StartsWith(Plain(text), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string number) => string.Concat(number.Where(char.IsLetterOrDigit));

    /// <summary>An id that follows from the form's key, so that what is sent twice counts once.</summary>
    private static Guid Line(Guid key, int number)
    {
        Span<byte> bytes = stackalloc byte[20];
        key.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes[16..], number);
        return new Guid(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}

/// <param name="State">Which places are shown.</param>
public sealed record GuestsModel(Lab Lab, Event Event, string? ETag, string State, PageOf<Guest> Guests);

/// <param name="Came">Places that somebody came on.</param>
public sealed record DoorModel(
    Lab Lab, Event Event, IReadOnlyList<RosterPlace> Places, IReadOnlySet<Guid> Came, Attendance? Attendance, string Sought, Sent? Sent);
