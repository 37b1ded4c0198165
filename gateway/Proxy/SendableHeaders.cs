using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Gateway;

/// <summary>Refuses headers that cannot be passed on: the proxy's client throws at anything but ASCII, which would be counted against the
/// service, though it is the caller's fault.</summary>
internal static class SendableHeaders
{
    public static Task Invoke(HttpContext http, RequestDelegate next)
    {
        foreach (var (_, values) in http.Request.Headers)
        {
            foreach (var value in values)
            {
                if (!Ascii.IsValid(value))
                {
                    return Problems.WriteAsync(http, Problems.Malformed);
                }
            }
        }

        return next(http);
    }
}
