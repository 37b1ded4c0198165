using System.Diagnostics;
using System.Globalization;
using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>The process of the tests themselves is killed.</summary>
public sealed class KilledItself
{
    [Fact]
    public async Task A_killed_test_process_leaves_no_process_behind()
    {
        var running = $"{typeof(CopiesDie)}.{nameof(CopiesDie.A_frozen_copy_gives_its_lanes_up_and_does_no_harm_when_it_thaws)}";
        string[] command = ["--pdeathsig", "KILL", "--", Environment.ProcessPath!, "-method", running];
        using var tests = await Spawner.StartAsync(
            new("/usr/bin/setpriv", command) { UseShellExecute = false, RedirectStandardOutput = true });
        tests.OutputDataReceived += (_, _) => { };
        tests.BeginOutputReadLine();
        var family = new Dictionary<(int Id, string Started), string>();
        try
        {
            // Its servers and a probe, with whatever these started.
            string[] expected = ["postgres", "beam.smp", "redis-server", "dotnet"];
            var until = DateTime.UtcNow.AddMinutes(1);
            while (!expected.All(family.ContainsValue))
            {
                DateTime.UtcNow.ShouldBeLessThan(until, string.Join(", ", family.Values));
                await Task.Delay(50, CancellationToken.None);
                foreach (var (one, name) in DescendantsOf(tests.Id))
                {
                    family[one] = name;
                }
            }
        }
        finally
        {
            tests.Kill();
        }

        var last = DateTime.UtcNow.AddSeconds(10);
        while (Running().Where(one => family.ContainsKey(one.Key)).Select(one => one.Value.Name).ToList() is [_, ..] left)
        {
            DateTime.UtcNow.ShouldBeLessThan(last, string.Join(", ", left));
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static Dictionary<(int Id, string Started), string> DescendantsOf(int root)
    {
        var all = Running();
        var ids = new HashSet<int> { root };
        int found;
        do
        {
            found = ids.Count;
            ids.UnionWith(all.Where(one => ids.Contains(one.Value.Parent)).Select(one => one.Key.Id));
        }
        while (ids.Count > found);

        return all.Where(one => ids.Contains(one.Key.Id) && one.Key.Id != root).ToDictionary(one => one.Key, one => one.Value.Name);
    }

    /// <summary>Every process, by its id and the time of its start, which name it for as long as the machine is up.</summary>
    private static Dictionary<(int Id, string Started), (int Parent, string Name)> Running()
    {
        var all = new Dictionary<(int, string), (int, string)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            try
            {
                // id (name) state parent ... The name may hold anything.
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                var end = stat.LastIndexOf(')');
                var rest = stat[(end + 2)..].Split(' ');
                if (rest[0] is not ("Z" or "X"))
                {
                    all[(id, rest[19])] = (int.Parse(rest[1], CultureInfo.InvariantCulture), stat[(stat.IndexOf('(') + 1)..end]);
                }
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }

        return all;
    }
}
