using System.Globalization;

namespace CreativeLabs.AppHost;

/// <summary>Resident memory as the kernel counts it. Pss shares out what several processes have in common, so only it adds up.</summary>
internal static class MemoryTable
{
    public static IEnumerable<string> Lines(IEnumerable<(string Name, int Pid)> processes)
    {
        yield return $"{"process",-18}{"RSS MB",10}{"Pss MB",10}";
        double rssSum = 0, pssSum = 0;
        foreach (var (name, pid) in processes)
        {
            if (Read(pid) is not ({ } rss, { } pss))
            {
                continue;
            }

            rssSum += rss;
            pssSum += pss;
            yield return Line(name, rss, pss);
        }

        yield return Line("sum", rssSum, pssSum);
    }

    private static string Line(string name, double rss, double pss) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-18}{rss,10:0.0}{pss,10:0.0}");

    private static (double? Rss, double? Pss) Read(int id)
    {
        try
        {
            var lines = File.ReadAllLines($"/proc/{id}/smaps_rollup");
            return (Megabytes(lines, "Rss:"), Megabytes(lines, "Pss:"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return (null, null);
        }
    }

    private static double? Megabytes(string[] lines, string field) =>
        lines.FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : null;
}
