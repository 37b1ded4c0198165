namespace CreativeLabs.Web.Events;

internal static class EventPages
{
    public static void MapEvents(this RouteGroupBuilder pages)
    {
        pages.MapGet("/events", ListEvents);
        pages.MapGet("/events/{id:guid}", (Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            ShowEvent(id, api, labs, visit, null, null));
        pages.MapGet("/events/{id:guid}/calendar.ics", (Guid id, ApiClient api) => PassedOn.File(api, $"/v1/events/{id}/calendar.ics"));
        pages.MapPost("/events/{id:guid}/registration", Register).SignedInOnly();
        var mine = pages.MapGroup("/registrations/{id:guid}").SignedInOnly();
        mine.MapGet("", (Guid id, ApiClient api) => ShowRegistration(id, api, null));
        mine.MapGet("/ticket.svg", (Guid id, ApiClient api) => PassedOn.File(api, $"/v1/places/{id}/ticket.svg"));
        mine.MapPost("/cancel", Cancel);
        mine.MapPost("/accept", Accept);
        mine.MapPost("/decline", Decline);
    }

    private static async Task<IResult> ListEvents(string? lab, string? cursor, Visit visit, ApiClient api, LabDirectory labs)
    {
        var chosen = lab is null ? null : await labs.WithCode(lab);
        var query = $"from={visit.Now.UtcDateTime:yyyy-MM-ddTHH:00:00Z}&limit=24" + (chosen is null ? "" : $"&labId={chosen.Id}")
            + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
        var page = (await api.TryFindAsNobody(EventsApi.List, query)).OrFail();
        return Show.Page<EventsPage, EventsModel>(new(page.Items, page.Next, await labs.All(), chosen));
    }

    private static async Task<IResult> ShowEvent(
        Guid id, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var happening = (await api.TryFindAsNobody(EventsApi.Get, "", id)).OrFail();
        var mine = visit.Session is null ? null
            : (await api.TryFind(EventsApi.Mine, "limit=100")).Value?.Items.FirstOrDefault(one => one.EventId == id && IsLive(one));
        return Show.Page<EventPage, EventModel>(new(happening, await labs.WithId(happening.LabId), mine, sent), problem);
    }

    private static bool IsLive(EventRegistration one) => one.State is "requested" or "confirmed" or "waitlisted" or "offered" or "attended";

    private static async Task<IResult> Register(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var with = (sent["with"] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var seats = Math.Max(sent.Number("seats") ?? 1, with.Length + 1);
        var support = sent.All("support").Select(kind => new NeedAsked(kind, 1)).ToList();
        var asked = new RegistrationAsked(seats, with, support, sent.Ticked("insist") && support.Count > 0);
        var answer = await api.Send(EventsApi.Register, asked, sent, id);
        return answer.Problem switch
        {
            null => Show.See(visit.To($"/registrations/{answer.Value!.Id}?done=registered")),
            { } missing when visit.ToAgree(missing, $"/events/{id}") is { } agree => Show.See(agree),
            { More: { } more } when more.TryGetValue("placeId", out var there) => Show.See(visit.To($"/registrations/{there.GetGuid()}")),
            var problem => await ShowEvent(id, api, labs, visit, sent, problem),
        };
    }

    private static async Task<IResult> ShowRegistration(Guid id, ApiClient api, Problem? problem)
    {
        var answer = await api.Try(EventsApi.GetRegistration, id);
        var own = answer.OrFail();
        var ticket = own.Place.State is "confirmed" ? (await api.Try(EventsApi.GetTicket, id)).Value : null;
        return Show.Page<RegistrationPage, RegistrationModel>(new(own, answer.ETag, ticket), problem);
    }

    private static async Task<IResult> Cancel(Guid id, Sent sent, ApiClient api, Visit visit) =>
        await api.Send(EventsApi.Cancel, new None(), sent, id) is { Problem: { } problem } ? await ShowRegistration(id, api, problem)
            : Show.See(visit.To("/week?done=cancelled"));

    private static async Task<IResult> Accept(Guid id, Sent sent, ApiClient api, Visit visit) =>
        await api.Send(EventsApi.Accept, new OfferAccepted(sent.Ticked("without")), sent, id) is { Problem: { } problem }
            ? await ShowRegistration(id, api, problem) : Show.See(visit.To($"/registrations/{id}?done=registered"));

    private static async Task<IResult> Decline(Guid id, Sent sent, ApiClient api, Visit visit) =>
        await api.Send(EventsApi.Decline, new None(), sent, id) is { Problem: { } problem } ? await ShowRegistration(id, api, problem)
            : Show.See(visit.To("/week?done=cancelled"));
}

public sealed record EventsModel(IReadOnlyList<Event> Events, string? Next, IReadOnlyList<Lab> Labs, Lab? Lab);

/// <param name="Sent">What was typed, when it was not taken.</param>
public sealed record EventModel(Event Event, Lab? Lab, EventRegistration? Mine, Sent? Sent);

public sealed record RegistrationModel(OwnRegistration Own, string? ETag, Ticket? Ticket);
