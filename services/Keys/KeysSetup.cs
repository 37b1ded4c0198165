using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CreativeLabs.Keys;

/// <summary>Keys in a service.</summary>
public static class KeysSetup
{
    /// <summary>Adds <see cref="DataKeys"/>, with their health and their round.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">The connection string's name, such as <c>mentoring-keys</c>.</param>
    /// <param name="holders">The ids of all rows of the service's other database that hold something sealed: keys of which there is none
    /// are swept.</param>
    public static void AddDataKeys<TDb>(this WebApplicationBuilder builder, string name, Func<TDb, IQueryable<Guid>> holders)
        where TDb : DbContext
    {
        builder.Services.TryAddSingleton<PlatformKey>();
        builder.Services.AddSingleton(services => new KeyDatabase(services.GetRequiredService<IConfiguration>(), name));
        builder.Services.AddSingleton<DataKeys>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<SettleKeys<TDb>>(services, holders));
        builder.Services.AddHostedService(services => services.GetRequiredService<SettleKeys<TDb>>());
        builder.Services.AddHealthChecks().AddCheck<KeyDatabase>("keys");
    }

    /// <summary>Adds <see cref="TransportKeys"/>; the service has Redis.</summary>
    public static void AddTransportKeys(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<PlatformKey>();
        builder.Services.AddSingleton<TransportKeys>();
    }

    /// <summary>Before the service runs: a missing connection string or platform key is told at the start, and the tables are made, as the
    /// service's other tables are, with the argument <c>migrate</c>, in development or when <c>Migrate=true</c>.</summary>
    /// <param name="app">The service.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="more">SQL that makes further tables.</param>
    public static async Task OpenDataKeys(this WebApplication app, string[] args, string more = "")
    {
        app.Services.GetRequiredService<DataKeys>();
        if (args.Contains("migrate") || app.Configuration.GetValue("Migrate", app.Environment.IsDevelopment()))
        {
            await app.Services.GetRequiredService<KeyDatabase>().MakeTables(DataKeys.Table + more);
        }
    }
}
