using System.Globalization;

namespace CreativeLabs.Web.Coordination;

/// <summary>A day at the lab: who works at what, what is on, what waits.</summary>
internal static class DayPages
{
    private const int Most = 10;

    public static Task<IResult> Open(string code, string? day, ApiClient api, LabDirectory labs, Visit visit) =>
        Show(code, day, api, labs, visit, null);

    /// <summary>She is here: her booking begins.</summary>
    public static async Task<IResult> CheckIn(string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        return await api.Send(CoordinationApi.CheckInBooking, new None(), sent, id) is { Problem: { } problem }
            ? await Show(code, sent["day"], api, labs, visit, problem)
            : Shell.Show.See(visit.To($"/labs/{code}/day?day={sent["day"]}&done=saved"));
    }

    private static async Task<IResult> Show(string code, string? day, ApiClient api, LabDirectory labs, Visit visit, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var chosen = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            ? asked : new Spoken(visit.Language, visit.Now).Today;
        var from = Spoken.At(chosen, TimeOnly.MinValue).UtcDateTime;
        var events = api.TryFind(EventsApi.List, $"labId={lab.Id}&from={from:yyyy-MM-ddTHH:mm:ssZ}&drafts=true&limit=20");
        var lessons = Lessons(lab.Id, chosen, api);
        var waits = DecisionPages.Load(lab, api, few: true);
        var bookings = await api.Find(CoordinationApi.Bookings, $"day={chosen:yyyy-MM-dd}&limit=100", lab.Id);
        var soon = (await events).Value?.Items ?? [];
        return Shell.Show.Page<DayPage, DayModel>(new(lab, chosen, bookings.Items,
            [.. soon.Where(one => Spoken.DayOf(one.StartsAt) <= chosen && Spoken.DayOf(one.EndsAt) >= chosen)],
            [.. soon.Where(one => Spoken.DayOf(one.StartsAt) > chosen).Take(4)], await lessons, await waits), problem);
    }

    private static async Task<IReadOnlyList<LessonOfDay>> Lessons(Guid lab, DateOnly day, ApiClient api)
    {
        var running = (await api.TryFind(CoursesApi.Offerings, $"labId={lab}&state=running&limit=20")).Value?.Items ?? [];
        var sessions = await Task.WhenAll(running.Take(Most).Select(async offering =>
            ((await api.Try(CoursesApi.Sessions, offering.Id)).Value?.Items ?? []).Where(one => Spoken.DayOf(one.StartsAt) == day)
                .Select(one => new LessonOfDay(offering, one))));
        return [.. sessions.SelectMany(list => list).OrderBy(one => one.Session.StartsAt)];
    }
}

public sealed record LessonOfDay(Offering Offering, Api.Session Session);

public sealed record DayModel(
    Lab Lab, DateOnly Day, IReadOnlyList<LabBooking> Bookings, IReadOnlyList<Event> Events, IReadOnlyList<Event> Soon,
    IReadOnlyList<LessonOfDay> Lessons, Waiting Waiting);
