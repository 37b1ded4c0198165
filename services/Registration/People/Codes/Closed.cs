using System.Globalization;
using CreativeLabs.ServiceDefaults;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>What every way to prove oneself answers when it must not go on.</summary>
internal static class Closed
{
    /// <summary>429, and when to come back.</summary>
    public static ProblemResult TooMany(this HttpContext http, TimeSpan wait, Error? rule = null)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ProblemResult.Of(rule ?? Problems.TooMany);
    }

    /// <summary>Without Redis nobody counts the codes or the tries, so that no code goes out and none is taken.</summary>
    public static async ValueTask<object?> WithoutRedis(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            return ProblemResult.Of(Problems.Unavailable);
        }
    }
}
