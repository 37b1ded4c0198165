using System.Globalization;

namespace CreativeLabs.Bench.Measure;

/// <summary>What the kernel counts of a process.</summary>
internal static class Proc
{
    // What /proc counts processor time in; the kernel shows it so on every machine of ours.
    private const double TicksPerSecond = 100;

    /// <summary>Processor time since its start.</summary>
    public static double ProcessorSeconds(int id)
    {
        var fields = Fields(id);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture)
            + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>What of it is in memory now.</summary>
    public static double ResidentMegabytes(int id) =>
        long.Parse(Fields(id)[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1e6;

    /// <summary>The processes that it started itself.</summary>
    public static IEnumerable<int> Children(int id) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
        .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
            && File.Exists($"/proc/{other}/stat") && Parent(other) == id)
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToList();

    private static int Parent(int id)
    {
        try
        {
            return int.Parse(Fields(id)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return -1;
        }
    }

    /// <summary>The fields of its stat from the third, which follows the name in brackets.</summary>
    private static string[] Fields(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }
}
