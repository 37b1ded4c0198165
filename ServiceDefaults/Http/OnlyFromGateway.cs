using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A service answers what came through the gateway: only there is a session that ended known at once, is the caller's own address
/// seen, and are floods held back. The gateway proves itself with a secret, <c>Gateway:Key</c>. Where that setting is missing, a service
/// answers whoever reaches it, and says so in its log.</summary>
public static partial class OnlyFromGateway
{
    /// <summary>Carries the secret. It is taken away before anything else sees the request.</summary>
    public const string Header = "X-Gateway-Key";

    /// <summary>The endpoint says nothing about anybody and is asked by other services and by probes.</summary>
    public static TBuilder FromAnywhere<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FromAnywhereAttribute());

    internal static void UseOnlyFromGateway(this WebApplication app)
    {
        if (SharedSecret.Of(Header, app.Configuration["Gateway:Key"]) is not { } secret)
        {
            AnswersAnybody(app.Logger);
            return;
        }

        app.Use((http, next) =>
        {
            var isGateway = secret.IsIn(http.Request);
            http.Request.Headers.Remove(Header);
            return isGateway || http.GetEndpoint()?.Metadata.GetMetadata<FromAnywhereAttribute>() is not null
                    ? next(http) : Problems.WriteAsync(http, Problems.NotThroughGateway);
        });
    }

    [LoggerMessage(LogLevel.Information, "Gateway:Key is not set: requests are answered whether or not they came through the gateway.")]
    private static partial void AnswersAnybody(ILogger logger);
}

/// <summary>See <see cref="OnlyFromGateway.FromAnywhere"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FromAnywhereAttribute : Attribute;
