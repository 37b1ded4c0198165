using System.Diagnostics;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Named places at which a fault test has the process killed with SIGKILL: <c>CRASH_AT=relay.after-confirm</c> in the
/// environment of a development run, or armed while it runs. Nothing happens otherwise.</summary>
public static class CrashPoint
{
    private static readonly bool Development = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development";
    private static volatile string? armed = Development ? Environment.GetEnvironmentVariable("CRASH_AT") : null;

    /// <summary>The negative control of the fault tests: consumers run without their inbox.</summary>
    internal static bool WithoutInbox { get; } = Development && Environment.GetEnvironmentVariable("WITHOUT_INBOX") == "true";

    /// <summary>From now on the process is killed at <paramref name="name"/>. Only in a development run.</summary>
    public static void Arm(string name) => armed = Development ? name : null;

    /// <summary>Kills the process when <paramref name="name"/> is the armed point.</summary>
    public static void Reach(string name)
    {
        if (armed is not null && armed == name)
        {
            Process.GetCurrentProcess().Kill();
            // Nothing more of this thread may happen while the process dies.
#pragma warning disable RS0030
            Thread.Sleep(Timeout.Infinite);
#pragma warning restore RS0030
        }
    }
}
