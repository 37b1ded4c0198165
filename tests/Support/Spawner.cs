using System.Collections.Concurrent;
using System.Diagnostics;

namespace CreativeLabs.Support;

/// <summary>
/// Starts every child from one thread that lives as long as this process: the kernel ties a child's death signal to the
/// thread that made it, and a thread of the pool may go while the process stays.
/// </summary>
public static class Spawner
{
    private static readonly BlockingCollection<Action> Work = [];
    private static readonly Thread Loop = StartLoop();

    public static Task<Process> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Debug.Assert(Loop.IsAlive);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} did not start."));
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        });
        return started.Task;
    }

    private static Thread StartLoop()
    {
        var thread = new Thread(() =>
        {
            foreach (var start in Work.GetConsumingEnumerable())
            {
                start();
            }
        })
        { IsBackground = true, Name = "spawner" };
        thread.Start();
        return thread;
    }
}
