using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Figures;

/// <summary>Which figures.</summary>
/// <param name="Year">2000 to 2100.</param>
/// <param name="Per">month, quarter or year; quarter when left out.</param>
/// <param name="LabId">One lab; left out for all that the caller may see.</param>
internal sealed record FiguresQuery(int Year, string? Per = null, Guid? LabId = null);

/// <summary>The figures of a lab and track in a period. A figure that is null is hidden, because it or another would tell of fewer than
/// five women.</summary>
/// <param name="Period">2026-03, 2026-Q1 or 2026.</param>
/// <param name="LabId">Null for all labs.</param>
/// <param name="Lab">Its name in the caller's language.</param>
/// <param name="Track">Null for all tracks.</param>
/// <param name="Learners">Women who enrolled for the first time with us.</param>
/// <param name="Enrolments">Seats taken.</param>
/// <param name="Completions">Courses completed.</param>
/// <param name="Credentials">Credentials issued.</param>
/// <param name="DropOuts">Seats given up.</param>
/// <param name="DropOutReasons">Why, by the code of the reason; noughts are left out.</param>
/// <param name="AttendancePercent">How many of the marks say that she was there; null also when nothing was marked.</param>
internal sealed record FiguresRow(
    string Period, Guid? LabId, string? Lab, string? Track, int? Learners, int? Enrolments, int? Completions, int? Credentials,
    int? DropOuts, IReadOnlyDictionary<string, int?> DropOutReasons, int? AttendancePercent);

/// <summary>Published figures. They do not change any more.</summary>
/// <param name="Rows">By period, lab and track.</param>
internal sealed record FiguresView(IReadOnlyList<FiguresRow> Rows);

internal static class GetFigures
{
    public static async Task<Results<Ok<FiguresView>, ProblemResult>> Handle(
        [AsParameters] FiguresQuery query, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        var (rows, refusal) = await Find(query, db, clock, http);
        return rows is null ? refusal! : TypedResults.Ok(new FiguresView(rows));
    }

    public static async Task<(List<FiguresRow>? Rows, ProblemResult? Problem)> Find(FiguresQuery query, TrainingDb db, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        if (new Validation().Range(query.Year, 2000, 2100, "year")
            .OneOf(query.Per ?? Grid.Kinds[1], Grid.Kinds, "per").Problem is { } invalid)
        {
            return (null, invalid);
        }

        var reach = FiguresAccess.Of(http.User);
        if (reach.Labs is { Count: 0 })
        {
            return (null, ProblemResult.Forbidden);
        }

        if (query.LabId is { } asked && !reach.Sees(asked))
        {
            return (null, ProblemResult.NotFound);
        }

        await PublishFigures.CatchUp(db, clock.GetUtcNow(), token);
        var year = Grid.Year(new DateOnly(query.Year, 1, 1));
        var periods = (await db.Set<FigurePeriod>().Where(p => p.Period.StartsWith(year)).Select(p => p.Period).ToListAsync(token))
            .Where(p => Grid.KindOf(p) == (PeriodKind)Grid.Kinds.IndexOf(query.Per ?? Grid.Kinds[1]))
                .Order(StringComparer.Ordinal).ToList();
        var figures = (await db.Set<Figure>().AsNoTracking().Where(f => f.Period.StartsWith(year)).ToListAsync(token))
            .ToDictionary(f => new Cell(f.Period, f.LabId, f.Track, f.Measure));
        var names = await db.Labs.AsNoTracking().ToDictionaryAsync(l => l.Id, l => l.Name, token);
        var labs = query.LabId is { } one ? [one]
            : names.Keys.Concat(figures.Keys.Select(c => c.LabId)).Concat(reach.Labs ?? []).Append(Guid.Empty).Distinct().Where(reach.Sees)
                .Order().ToList();
        http.Response.Headers.CacheControl = "private, no-cache";
        return ((from period in periods
                 from lab in labs
                 from track in Tracks.All.Prepend("")
                 select Row(period, lab, track, figures, names.GetValueOrDefault(lab), http)).ToList(), null);
    }

    private static FiguresRow Row(string period, Guid lab, string track, Dictionary<Cell, Figure> figures, LocalText? name,
        HttpContext http)
    {
        int? Of(string measure) =>
            !figures.TryGetValue(new Cell(period, lab, track, measure), out var figure) ? 0 : figure.Shown ? figure.Count : null;

        return new FiguresRow(
            period, lab == Guid.Empty ? null : lab, name?.In(http.Language()), track.Length == 0 ? null : track,
            Of(Measures.Learners), Of(Measures.Enrolments), Of(Measures.Completions), Of(Measures.Credentials), Of(Measures.DropOuts),
            Measures.Reasons.Select(reason => (reason, Count: Of($"{Measures.DropOuts}.{reason}"))).Where(r => r.Count != 0)
            .ToDictionary(r => r.reason, r => r.Count, StringComparer.Ordinal),
            figures.TryGetValue(new Cell(period, lab, track, Measures.Attendance), out var share) && share.Shown ? share.Count : null);
    }
}
