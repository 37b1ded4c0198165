using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Logs, metrics and traces by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is given; nothing of it is loaded otherwise.</summary>
public static class Telemetry
{
    /// <summary>The name of the house's own source of activities and of its meter.</summary>
    public const string Name = "CreativeLabs";

    /// <summary>The source of the house's own activities: the relay's hop from the outbox to the broker.</summary>
    public static readonly ActivitySource Source = new(Name);

    private static readonly string[] Sources = ["CreativeLabs", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit"];
    private static readonly string[] Meters =
        ["CreativeLabs", "Microsoft.AspNetCore.*", "System.Net.Http", "Npgsql", "MassTransit", "System.Runtime", "Polly"];

    /// <summary>Adds the providers, started with the host and flushed when it stops.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsCollected(builder.Configuration))
        {
            return;
        }

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
            logs.SetResourceBuilder(ResourceBuilder.CreateDefault().AddEnvironmentVariableDetector());
            logs.AddOtlpExporter();
        });
        builder.Services.AddHostedService<Exporters>();
    }

    /// <summary>True when somebody collects it.</summary>
    internal static bool IsCollected(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    private sealed class Exporters : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddEnvironmentVariableDetector();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
            (traces, metrics) = (null, null);
        }
    }
}
