using System.Globalization;
using System.Runtime.InteropServices;

namespace CreativeLabs.AppHost.Local;

/// <summary>One process as /proc shows it. Its id and start time together name it for as long as the machine is up.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProcessMark(int Id, long Started)
{
    public bool IsAlive => ProcessTree.Read(Id) is { } now && now.Started == Started;

    public void Kill()
    {
        if (IsAlive)
        {
            Signal.Send(Id, Signal.Kill);
        }
    }
}

/// <summary>Finds a process with everything that it started, whatever groups or sessions those made for themselves.</summary>
internal static class ProcessTree
{
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Entry(int Id, int Parent, int Session, long Started);

    public static ProcessMark? Mark(int id) => Read(id) is { } entry ? new ProcessMark(id, entry.Started) : null;

    public static Entry? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X"
                ? null
                : new Entry(id, Number(fields[1]), Number(fields[3]), long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The process and its descendants; also those of its session that lost their parent.</summary>
    public static HashSet<ProcessMark> Of(int root)
    {
        var all = All();
        var ids = new HashSet<int> { root };
        int found;
        do
        {
            found = ids.Count;
            ids.UnionWith(all.FindAll(one => ids.Contains(one.Parent) || one.Session == root).Select(one => one.Id));
        }
        while (ids.Count > found);

        return [.. all.Where(one => ids.Contains(one.Id)).Select(one => new ProcessMark(one.Id, one.Started))];
    }

    /// <summary>Ends all of them at once and waits, at most two seconds, until the kernel has.</summary>
    public static async Task KillAsync(int root, IEnumerable<ProcessMark> known)
    {
        HashSet<ProcessMark> members = [.. known];
        for (var attempt = 0; attempt < 100; attempt++)
        {
            members.UnionWith(Of(root));
            members.RemoveWhere(one => !one.IsAlive);
            if (members.Count == 0)
            {
                return;
            }

            foreach (var one in members)
            {
                one.Kill();
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Ends servers that an earlier run left behind: their working directory is the private folder given.</summary>
    public static async Task KillThoseInAsync(string folder, params string[] programs)
    {
        var inside = folder.TrimEnd('/') + "/";
        foreach (var one in All())
        {
            var directory = Link($"/proc/{one.Id}/cwd");
            if (directory is not null && (directory + "/").StartsWith(inside, StringComparison.Ordinal)
                && programs.Contains(Name(one.Id), StringComparer.Ordinal))
            {
                await KillAsync(one.Id, Of(one.Id));
            }
        }
    }

    private static List<Entry> All() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<Entry>(),
    ];

    private static string? Link(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Name(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
