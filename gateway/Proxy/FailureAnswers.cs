using CreativeLabs.ServiceDefaults;
using Yarp.ReverseProxy.Forwarder;

namespace CreativeLabs.Gateway;

/// <summary>What a caller is told when the service behind did not answer.</summary>
internal static class FailureAnswers
{
    private static readonly Error BrokenOff = new("broken_off",
        "Байланыш үзүлдү. Кайталоодон мурун аткарылганын текшериңиз.",
        "Связь прервалась. Прежде чем повторять, проверьте, не выполнено ли уже.",
        "The connection broke off. Before you repeat it, look whether it was done.", 502);

    private static readonly Error TooSlow = new("timed_out",
        "Кызмат убагында жооп берген жок, бир аздан кийин кайталаңыз.",
        "Сервис не ответил вовремя, повторите чуть позже.",
        "The service did not answer in time; try again shortly.", 504);

    /// <summary>503 when a repetition is safe, 502 when it may have been done; 504 for silence; the caller's own faults keep their
    /// status.</summary>
    public static Task WriteAsync(HttpContext http, IForwarderErrorFeature failure, bool safeToRepeat) => failure.Error switch
    {
        ForwarderError.RequestTimedOut when Fault.IsOfSlowCaller(http, failure) => PlainPage.RefuseAsync(http, Problems.TooSlow),
        ForwarderError.RequestTimedOut => PlainPage.RefuseAsync(http, TooSlow),
        // Kestrel hangs up on a body that comes slower than its least rate.
        ForwarderError.RequestBodyClient when http.Response.StatusCode == StatusCodes.Status408RequestTimeout =>
            PlainPage.RefuseAsync(http, Problems.TooSlow),
        ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled or ForwarderError.RequestCanceled =>
            PlainPage.RefuseAsync(http, Problems.For(http.Response.StatusCode)),
        _ => PlainPage.RefuseAsync(http, safeToRepeat ? Problems.Unavailable : BrokenOff),
    };
}
