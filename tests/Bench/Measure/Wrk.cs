using System.Diagnostics;
using System.Globalization;

namespace CreativeLabs.Bench.Measure;

/// <summary>One round of wrk: 16 connections for some seconds.</summary>
internal static class Wrk
{
    /// <summary>Requests that were answered, and in how many seconds. An answer that is no success, or none, is an error of the whole
    /// row.</summary>
    /// <param name="address">The program.</param>
    /// <param name="paths">The file of paths.</param>
    /// <param name="tokens">The file of bearer tokens.</param>
    /// <param name="from">The first path to post to, when each is taken once in turn.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="moment">When the first of them is booked, when what is posted is a time.</param>
    public static async Task<(int Requests, double Seconds)> Run(Uri address, string paths, string? tokens = null, int? from = null,
        int seconds = 2, DateTimeOffset? moment = null)
    {
        var start = new ProcessStartInfo(
            "wrk", ["-t1", "-c16", $"-d{seconds}s", "-s", Path.Combine(AppContext.BaseDirectory, "Measure", "load.lua"), address.ToString(),
            "--", paths, tokens ?? "-"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (from is { } first)
        {
            start.ArgumentList.Add(first.ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add(moment?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "-");
        }

        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync() + await wrk.StandardError.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var figures = said.Split('\n').LastOrDefault(line => line.StartsWith("count ", StringComparison.Ordinal))?.Split(' ');
        return figures is [_, var requests, var microseconds, "0"]
            ? (int.Parse(requests, CultureInfo.InvariantCulture), long.Parse(microseconds, CultureInfo.InvariantCulture) / 1e6)
            : throw new InvalidOperationException($"wrk on {address} met errors:\n{said}");
    }
}
