using CreativeLabs.Sandbox.Faults;

namespace CreativeLabs.Sandbox.Sms;

/// <summary>What both providers' faults have in common.</summary>
internal static class SmsFaults
{
    private static readonly TimeSpan OverTheAir = TimeSpan.FromMilliseconds(200);

    /// <summary>The message is taken; the answer may never come.</summary>
    public static async Task Answer(SmsFault fault, HttpContext http, TimeProvider clock)
    {
        if (fault is SmsFault.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), clock, http.RequestAborted);
        }
        else if (fault is SmsFault.Cut)
        {
            http.Abort();
        }
    }

    /// <summary>The words of a message's receipts and how long each takes, in the order in which they are sent.</summary>
    public static IEnumerable<(T Word, TimeSpan After)> Receipts<T>(SmsFault fault, T onItsWay, T delivered, T lost) => fault switch
    {
        SmsFault.Silent or SmsFault.Cut => [],
        SmsFault.Reverse => [(delivered, OverTheAir), (onItsWay, 3 * OverTheAir)],
        SmsFault.Late => [(delivered, TimeSpan.FromSeconds(10))],
        SmsFault.Lost => [(lost, OverTheAir)],
        SmsFault.Duplicate => [(delivered, OverTheAir), (delivered, OverTheAir)],
        _ => [(onItsWay, OverTheAir / 4), (delivered, OverTheAir)],
    };
}
