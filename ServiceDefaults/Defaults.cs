using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What every service starts with.</summary>
public static class Defaults
{
    private static readonly string[] Quiet = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http"];

    /// <summary>Telemetry, health, discovery, sign-in, errors, JSON, OpenAPI.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.AddEdgeDefaults();
        builder.AddSignIn();
        builder.AddApiDocument();
        builder.Services.AddSingleton<PageCursors>();
        return builder;
    }

    /// <summary>The part of the defaults that the gateway and the sandbox need too: telemetry, health, errors, JSON, limits.</summary>
    public static WebApplicationBuilder AddEdgeDefaults(this WebApplicationBuilder builder)
    {
        // Some lines for each request and query cost more than the query itself does. Placed first, so that any other setting wins.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = Quiet.Select(category => KeyValuePair.Create($"Logging:LogLevel:{category}", (string?)nameof(LogLevel.Warning))),
        });
        builder.AddTelemetry();
        builder.Logging.AddSimpleConsole(console =>
            { console.SingleLine = true; console.TimestampFormat = "HH:mm:ss.fff "; console.UseUtcTimestamp = true; });
        // It logs the address of every request, and whom a coordinator looks for by name stands in it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, 1 << 20);
            kestrel.AnswerServerErrors();
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddServiceDiscovery();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        builder.Services.AddExceptionHandler<ExceptionAnswers>();
        builder.Services.AddProblemDetails();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.Services.ConfigureHttpJsonOptions(json => Shape(json.SerializerOptions));
        return builder;
    }

    /// <summary>The pipeline of a service: errors as problem+json, sign-in, health, the OpenAPI document, the operator's part
    /// of the API.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseHeadRequests();
        app.UseEdgeDefaults();
        app.UseRouting();
        app.UseOnlyFromGateway();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseBodyEncoding();
        app.UseQueryTimes();
        app.UseQueryTexts();
        app.UseRepresentations();
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<IdempotentAttribute>() is not null)
            {
                http.Request.EnableBuffering();
            }

            return next();
        });
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().FromAnywhere();
        app.MapOperations();
        return app;
    }

    /// <summary>Errors as problem+json, <c>/alive</c> (the process) and <c>/health</c> (what it needs).</summary>
    public static WebApplication UseEdgeDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(context =>
        {
            HeadRequests.Allow(context.HttpContext.Response);
            return Problems.WriteAsync(context.HttpContext, Problems.For(context.HttpContext.Response.StatusCode));
        });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") })
            .AllowAnonymous().FromAnywhere();
        app.MapHealthChecks("/health").AllowAnonymous().FromAnywhere();
        return app;
    }

    /// <summary>Runs the service; with the argument <c>migrate</c> it brings the database up to date instead and ends.</summary>
    public static async Task RunServiceAsync<TDb>(this WebApplication app, string[] args)
        where TDb : DbContext
    {
        if (args.Contains("migrate"))
        {
            await app.Services.GetRequiredService<DatabasePreparation<TDb>>()
                .PrepareAsync(app.Configuration.GetValue("Seed", false), CancellationToken.None);
            return;
        }

        // What only the start needed is given back to the machine, 10 to 14 MB of 170; soon after, what the first rounds needed, 4 to 9 MB.
        await using var again = new Timer(_ => GiveBack());
        if (app.Configuration.GetValue("GiveBackMemory", true))
        {
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                GiveBack();
                again.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
            });
        }

        await app.RunAsync();

        static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static void Shape(JsonSerializerOptions json)
    {
        // Kyrgyz goes out as it is written: escaped it would cost three times the bytes of a thin connection.
        json.Encoder = Problems.Json.Encoder;
        json.Converters.Add(new StrictText());
        json.Converters.Add(new StrictTime());
        json.Converters.Add(Problems.EnumsByName);
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(PastedText.Take);
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.MaxDepth = 32;
        json.NumberHandling = JsonNumberHandling.Strict;
    }
}
