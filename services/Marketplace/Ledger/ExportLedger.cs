using System.ComponentModel;
using System.Globalization;
using System.Text;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>Which month.</summary>
internal sealed record ExportQuery([property: Description("Such as 2026-03.")] string Month);

/// <summary>A month's entries for the accountant: UTF-8 CSV, oldest first, amounts in tyiyn. It is written row by row: a month may be
/// large.</summary>
internal static class ExportLedger
{
    public static Results<PushStreamHttpResult, ProblemResult> Handle([AsParameters] ExportQuery query, MarketplaceDb db, HttpContext http)
    {
        if (BooksMonth.Read(query.Month) is not { } month)
        {
            return new Validation().Check(false, "month", "Ай 2026-03 деп жазылат.", "Месяц пишется так: 2026-03.",
                "A month is written like 2026-03.").Problem!;
        }

        var rows = db.Entries.AsNoTracking().Where(e => e.CreatedAt >= month.From && e.CreatedAt < month.To)
            .Join(db.Journals, e => e.JournalId, j => j.Id, (e, j) => new { Entry = e, j.Kind, j.Reference })
            .OrderBy(row => row.Entry.CreatedAt).ThenBy(row => row.Entry.JournalId).ThenByDescending(row => row.Entry.Amount)
            .ThenBy(row => row.Entry.Account);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"ledger-{month}.csv\"";
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
                await writer.WriteLineAsync("journal,kind,reference,order,account,amount,at");
                await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(http.RequestAborted))
                {
                    var entry = row.Entry;
                    var at = entry.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
                    await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                        $"{entry.JournalId},{row.Kind},{Csv.Text(row.Reference)},{entry.OrderId},{entry.Account},{entry.Amount},{at}"));
                }
            },
            "text/csv; charset=utf-8");
    }
}

/// <summary>Values of a CSV file by RFC 4180.</summary>
internal static class Csv
{
    /// <summary>Quoted where it must be. A text that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static string Text(string value)
    {
        var text = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' ? "'" + value : value;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
