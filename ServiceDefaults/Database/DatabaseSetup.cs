using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A service's own PostgreSQL database.</summary>
public static class DatabaseSetup
{
    /// <summary>Adds <typeparamref name="TDb"/> on the connection string <paramref name="name"/>, migrated at start in development or when
    /// <c>Migrate=true</c>, and seeded when <c>Seed=true</c>.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">The connection string's name.</param>
    /// <param name="seed">Plants the first rows; runs at every start and must find what it already planted.</param>
    public static void AddDatabase<TDb>(this WebApplicationBuilder builder, string name, Func<TDb, IServiceProvider, Task>? seed = null)
        where TDb : DbContext
    {
        builder.Services.AddSingleton(provider => Connect(provider.GetRequiredService<IConfiguration>(), name));
        builder.Services.AddSingleton<RelaySignal>();
        builder.Services.AddDbContextPool<TDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            // A unique key that someone else took is an everyday answer here; what is no answer reaches the log as an exception.
            .ConfigureWarnings(events => events
                .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug))
                // Held by a test, once, instead of at each start: it costs two models of the whole database.
                .Ignore(RelationalEventId.PendingModelChangesWarning))
            .AddInterceptors(new RelayWakeUp(provider.GetRequiredService<RelaySignal>()), new LocksNeedTransactions()));
        builder.Services.AddScoped<DbContext>(provider => provider.GetRequiredService<TDb>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("postgresql");
        builder.Services.AddSingleton(provider => new DatabasePreparation<TDb>(provider, seed));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DatabasePreparation<TDb>>());
        if (seed is not null)
        {
            builder.Services.AddSingleton<PlantSeed>(provider =>
                token => provider.GetRequiredService<DatabasePreparation<TDb>>().PrepareAsync(withSeed: true, token));
        }
    }

    /// <summary>Pools are capped (15 a copy) so that all services together stay under the server's limit; statements are prepared after
    /// their second use; no session state is held, so connections need no reset, which costs as much as a query by id.</summary>
    private static NpgsqlDataSource Connect(IConfiguration configuration, string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"The connection string '{name}' is missing."))
        {
            ApplicationName = name,
            MaxPoolSize = configuration.GetValue("Database:PoolSize", 15),
            Timeout = configuration.GetValue("Database:Timeout", 10),
            CommandTimeout = configuration.GetValue("Database:CommandTimeout", 15),
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }
}
