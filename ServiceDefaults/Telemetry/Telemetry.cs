using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Logs, metrics and traces by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is given; nothing of it is loaded otherwise.</summary>
public static class Telemetry
{
    /// <summary>The name of the house's own source of activities and of its meter.</summary>
    public const string Name = "CreativeLabs";

    /// <summary>The source of the house's own activities: the steps at which work waits in a row of a database.</summary>
    public static readonly ActivitySource Source = new(Name);

    /// <summary>Adds the providers, started with the host and flushed when it stops.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsCollected(builder.Configuration))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithLogging(_ => { }, logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, true))
            .WithTracing(traces => traces.SetSampler(new ParentBasedSampler(new WithoutPolls())).AddSource(Name, "MassTransit")
                .AddAspNetCoreInstrumentation(web =>
                {
                    web.Filter = IsNoProbe;
                    // It tells a person's device.
                    web.EnrichWithHttpRequest = (activity, _) => activity.SetTag("user_agent.original", null);
                })
                .AddHttpClientInstrumentation().AddNpgsql().AddRedisInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(Name, "MassTransit", "Npgsql", "Polly")
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddView(Sized))
            .UseOtlpExporter();
    }

    /// <summary>True when somebody collects it.</summary>
    internal static bool IsCollected(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Room for as many series as there can be, which is laid out at once; each instrument would else have room for 2,000. What
    /// goes beyond is counted together.</summary>
    private static MetricStreamConfiguration Sized(Instrument instrument) =>
        new() { CardinalityLimit = instrument.Meter.Name == "Microsoft.AspNetCore.Hosting" ? 1000 : 100 };

    private static bool IsNoProbe(HttpContext http) => http.Request.Path.Value is not ("/health" or "/alive");
}
