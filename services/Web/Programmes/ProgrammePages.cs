namespace CreativeLabs.Web.Programmes;

/// <summary>Programmes and the calls of their cohorts: anyone reads, a member applies.</summary>
internal static class ProgrammePages
{
    public static void MapProgrammes(this RouteGroupBuilder pages)
    {
        pages.MapGet("/programmes", List);
        pages.MapGet("/programmes/{id:guid}", (Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            Show(id, api, labs, visit, null, null));
        pages.MapPost("/programmes/{id:guid}/cohorts/{cohort:guid}", Apply).SignedInOnly();
    }

    private static async Task<IResult> List(string? cursor, ApiClient api)
    {
        var page = (await api.TryFindAsNobody(LabsApi.Programmes,
            "limit=24" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"))).OrFail();
        return Shell.Show.Page<ProgrammesPage, PageOf<Programme>>(page);
    }

    private static async Task<IResult> Show(Guid id, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var programme = (await api.TryFindAsNobody(LabsApi.GetProgramme, "", id)).OrFail();
        var mine = visit.Session is null ? [] : (await api.TryFind(LabsApi.MyApplications, "limit=50")).Value?.Items ?? [];
        // A cohort without a jury has no call of its own.
        var calls = await Task.WhenAll(programme.Cohorts.Take(6).Select(async cohort =>
            new Call(cohort, await labs.WithId(cohort.LabId), (await api.TryFindAsNobody(LabsApi.GetOpenCall, "", cohort.Id)).Value,
                mine.FirstOrDefault(one => one.CohortId == cohort.Id))));
        return Shell.Show.Page<ProgrammePage, ProgrammeModel>(new(programme, calls, sent), problem);
    }

    private static async Task<IResult> Apply(Guid id, Guid cohort, Sent sent, ApiClient api, LabDirectory labs, Visit visit) =>
        (await api.Send(LabsApi.Apply, new ApplicationMade(sent["motivation"]), sent, cohort)).Problem switch
        {
            null => Shell.Show.See(visit.To($"/programmes/{id}?done=sent")),
            { } missing when visit.ToAgree(missing, $"/programmes/{id}") is { } agree => Shell.Show.See(agree),
            var problem => await Show(id, api, labs, visit, sent, problem),
        };
}

/// <param name="OpenCall">Null when no jury decides.</param>
/// <param name="Mine">Her application; null when there is none.</param>
public sealed record Call(Cohort Cohort, Lab? Lab, OpenCall? OpenCall, MyApplication? Mine);

public sealed record ProgrammeModel(ProgrammeDetail Programme, IReadOnlyList<Call> Calls, Sent? Sent);
