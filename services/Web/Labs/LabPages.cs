namespace CreativeLabs.Web.Labs;

internal static class LabPages
{
    public static void MapLabs(this RouteGroupBuilder pages)
    {
        pages.MapGet("/labs", async (LabDirectory labs) => Show.Page<LabsPage, IReadOnlyList<Lab>>(await labs.All()));
        pages.MapGet("/labs/{code}", async (string code, LabDirectory labs, ApiClient api, Visit visit) =>
            await Lab(await labs.WithCode(code), api, visit, null));
        pages.MapPost("/labs/{code}/join", Join).SignedInOnly();
        pages.MapPost("/labs/{code}/leave", Leave).SignedInOnly();
    }

    private static async Task<IResult> Lab(Lab lab, ApiClient api, Visit visit, Problem? problem)
    {
        var events = api.TryFindAsNobody(EventsApi.List, $"labId={lab.Id}&from={visit.Now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&limit=4");
        var offerings = api.TryFindAsNobody(CoursesApi.Offerings, $"labId={lab.Id}&state=open&limit=6");
        var membership = visit.Session is null ? null
            : (await api.TryFind(LabsApi.Mine, "limit=100")).Value?.Items.FirstOrDefault(one => one.LabId == lab.Id);
        return Show.Page<LabPage, LabModel>(
            new(lab, membership, (await events).Value?.Items ?? [], (await offerings).Value?.Items ?? []), problem);
    }

    private static async Task<IResult> Join(string code, Sent sent, LabDirectory labs, ApiClient api, Visit visit)
    {
        var lab = await labs.WithCode(code);
        var answer = await api.Send(LabsApi.Join, new None(), sent, lab.Id);
        return answer.Problem switch
        {
            null => Show.See(visit.To($"/labs/{code}?done=joined")),
            { } missing when visit.ToAgree(missing, $"/labs/{code}") is { } agree => Show.See(agree),
            { Status: 409, Code: "already_member" } => Show.See(visit.To($"/labs/{code}")),
            var problem => await Lab(lab, api, visit, problem),
        };
    }

    private static async Task<IResult> Leave(string code, Sent sent, LabDirectory labs, ApiClient api, Visit visit)
    {
        var lab = await labs.WithCode(code);
        var mine = await api.Find(LabsApi.Mine, "limit=100");
        foreach (var membership in mine.Items.Where(one => one.LabId == lab.Id))
        {
            (await api.Send(LabsApi.Leave, new None(), sent, membership.Id)).OrFail();
        }

        return Show.See(visit.To($"/labs/{code}?done=left"));
    }
}

public sealed record LabModel(Lab Lab, Membership? Membership, IReadOnlyList<Event> Events, IReadOnlyList<Offering> Offerings);
