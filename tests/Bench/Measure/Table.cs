using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CreativeLabs.Bench.Measure;

/// <summary>The table, as Markdown for people and as JSON for the next run to compare with.</summary>
internal static class Table
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Markdown(IReadOnlyList<Row> rows, IReadOnlyList<Outcome> outcomes, IReadOnlyList<Outcome>? before)
    {
        var text = new StringBuilder("| row | figure | first | second | ratio | range | to reach | |")
            .Append(before is null ? "\n" : " before |\n")
            .Append("|---|---|---:|---:|---:|---|---|---|").Append(before is null ? "\n" : "---:|\n");
        foreach (var o in outcomes)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {o.Row} | {o.Figure} | {o.First:0.##} | {o.Second:0.##} | {o.Ratio:0.00} | {o.Least:0.00} to {o.Most:0.00} | ")
                .Append(CultureInfo.InvariantCulture,
                    $"{o.Target ?? "shown"} | {(o.Met switch { true => "met", false => "**missed**", null => "" })} |");
            if (before is not null)
            {
                var then = before.FirstOrDefault(b => b.Row == o.Row && b.Figure == o.Figure);
                text.Append(then is null ? " new |" : string.Create(CultureInfo.InvariantCulture, $" {then.Ratio:0.00} |"));
            }

            text.Append('\n');
        }

        text.Append('\n');
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{row.Name}**: first {row.First}; second {row.Second}.\n");
        }

        return text.ToString();
    }

    public static async Task Save(string folder, string markdown, IReadOnlyList<Outcome> outcomes)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "table.md"), markdown);
        await File.WriteAllTextAsync(Path.Combine(folder, "table.json"), JsonSerializer.Serialize(outcomes, Indented));
    }

    public static async Task<IReadOnlyList<Outcome>> Read(string path) =>
        JsonSerializer.Deserialize<List<Outcome>>(await File.ReadAllTextAsync(path), Indented) ?? [];
}
