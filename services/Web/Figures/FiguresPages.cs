namespace CreativeLabs.Web.Figures;

/// <summary>Figures of a lab for its coordinator, of every lab for operators: the same that partners get, with the same things
/// hidden.</summary>
internal static class FiguresPages
{
    public static void MapFigures(this RouteGroupBuilder pages)
    {
        pages.MapGet("/labs/{code}/figures", OfLab).SignedInOnly();
        pages.MapGet("/operations/figures", OfAll).SignedInOnly();
    }

    private static async Task<IResult> OfLab(string code, int? year, ApiClient api, LabDirectory labs, Visit visit)
    {
        var lab = await labs.WithCode(code);
        if (!visit.Session!.Caller.IsOperator)
        {
            visit.CoordinatorOnly(lab.Id);
        }

        var chosen = Year(year, visit);
        var mentoring = api.TryFind(FiguresApi.Mentoring, $"labId={lab.Id}&year={chosen}");
        var figures = await api.Find(FiguresApi.Training, $"year={chosen}&per=quarter&labId={lab.Id}");
        return Show.Page<FiguresPage, FiguresModel>(
            new(lab, chosen, [.. figures.Rows.Where(row => row.LabId == lab.Id)], (await mentoring).Value?.Months ?? []));
    }

    private static async Task<IResult> OfAll(int? year, ApiClient api, Visit visit)
    {
        visit.OperatorOnly();
        var chosen = Year(year, visit);
        var figures = await api.Find(FiguresApi.Training, $"year={chosen}&per=quarter");
        return Show.Page<FiguresPage, FiguresModel>(new(null, chosen, [.. figures.Rows.Where(row => row.Track is null)], []));
    }

    private static int Year(int? year, Visit visit) =>
        Math.Clamp(year ?? new Spoken(visit.Language, visit.Now).Today.Year, 2020, 2100);
}

/// <param name="Lab">Null for all labs.</param>
/// <param name="Months">What mentoring counts; none for all labs.</param>
public sealed record FiguresModel(Lab? Lab, int Year, IReadOnlyList<FiguresRow> Rows, IReadOnlyList<MentoringMonth> Months);
