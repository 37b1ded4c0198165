using System.Globalization;

namespace CreativeLabs.Web.Coordination;

/// <summary>The events of a lab, drafts too, and a new one.</summary>
internal static class PlanPages
{
    internal static readonly string[] Kinds = ["openDay", "roundtable", "festival", "publicHearing"];
    internal static readonly string[] Support = ["childcare", "transport", "interpreter"];

    public static async Task<IResult> List(
        string code, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var from = visit.Now.UtcDateTime.AddDays(-2);
        var events = await api.Find(EventsApi.List, $"labId={lab.Id}&from={from:yyyy-MM-ddTHH:00:00Z}&drafts=true&limit=50");
        return Show.Page<PlanPage, PlanModel>(new(lab, events.Items, sent), problem);
    }

    public static async Task<IResult> Plan(string code, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var lab = await labs.Hers(code, visit);
        if (Day(sent["day"]) is not { } day || Hour(sent["from"]) is not { } from || Hour(sent["until"]) is not { } until)
        {
            return await List(code, api, labs, visit, sent, Problem.OfField("day", DayWords.DayMissing.In(visit.Language)));
        }

        var planned = new EventPlanned(lab.Id, sent["kind"] ?? Kinds[0], visit.Written(sent["title"]), visit.Written(sent["venue"]),
            Spoken.At(day, from), Spoken.At(until <= from ? day.AddDays(1) : day, until), sent.Number("capacity") ?? 0,
            sent["description"] is { } text ? visit.Written(text) : null,
            [.. Support.Where(kind => sent.Number(kind) > 0).Select(kind => new SupportPlanned(kind, sent.Number(kind)!.Value))]);
        var answer = await api.Send(DoorApi.Plan, planned, sent);
        return answer.Problem is { } problem
            ? await List(code, api, labs, visit, sent, problem.Rename(("startsAt", "day"), ("endsAt", "until")))
            : Show.See(visit.To($"/labs/{code}/events/{answer.Value!.Id}?done=saved"));
    }

    public static async Task<IResult> Publish(string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        return await api.Send(DoorApi.Publish, new None(), sent, id) is { Problem: { } problem }
            ? await DoorPages.Guests(code, id, null, null, api, labs, visit, problem)
            : Show.See(visit.To($"/labs/{code}/events/{id}?done=saved"));
    }

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static TimeOnly? Hour(string? text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var hour) ? hour : null;
}

public sealed record PlanModel(Lab Lab, IReadOnlyList<Event> Events, Sent? Sent);
