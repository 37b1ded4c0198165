using System.Globalization;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Figures;

internal static class ExportFigures
{
    /// <summary>The same figures for a spreadsheet. A hidden one is a star. A name that a spreadsheet would take for a formula is made
    /// harmless.</summary>
    public static async Task<Results<ContentHttpResult, ProblemResult>> Handle([AsParameters] FiguresQuery query, TrainingDb db,
        TimeProvider clock, HttpContext http)
    {
        var (rows, refusal) = await GetFigures.Find(query, db, clock, http);
        if (rows is null)
        {
            return refusal!;
        }

        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape }, true))
        {
            csv.WriteRecord([
                "period", "labId", "lab", "track", Measures.Learners, Measures.Enrolments, Measures.Completions, Measures.Credentials,
                Measures.DropOuts, Measures.Attendance, .. Measures.Reasons.Select(reason => $"{Measures.DropOuts}.{reason}")]);
            foreach (var row in rows)
            {
                csv.WriteRecord([
                    row.Period, row.LabId?.ToString(), row.Lab, row.Track, Say(row.Learners), Say(row.Enrolments), Say(row.Completions),
                    Say(row.Credentials), Say(row.DropOuts),
                    row.AttendancePercent?.ToString(CultureInfo.InvariantCulture),
                    .. Measures.Reasons.Select(reason => Say(row.DropOutReasons.GetValueOrDefault(reason, 0)))]);
            }
        }

        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"figures-{query.Year.ToString(CultureInfo.InvariantCulture)}.csv\"";
        // With the mark of its encoding: without it a spreadsheet takes Cyrillic for something else.
        return TypedResults.Content($"\uFEFF{text}", "text/csv; charset=utf-8");
    }

    private static string Say(int? figure) => figure?.ToString(CultureInfo.InvariantCulture) ?? "*";
}
