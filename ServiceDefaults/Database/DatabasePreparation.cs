using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Brings the schema and the seed up to date, and builds the model, before anything else of the service starts. Copies that start
/// together wait for each other on a lock of the database.</summary>
internal sealed class DatabasePreparation<TDb>(IServiceProvider services, Func<TDb, IServiceProvider, Task>? seed) : IHostedLifecycleService
    where TDb : DbContext
{
    private const long LockKey = 0x43_4C_41_42; // "CLAB"

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var development = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (configuration.GetValue("Migrate", development))
        {
            await PrepareAsync(configuration.GetValue("Seed", false), cancellationToken);
        }

        // Not while the first caller waits; and what building it leaves behind, 16 MB, goes with all else that only the start needed.
        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<TDb>().Model;
    }

    /// <summary>Migrates, and plants the seed when <paramref name="withSeed"/>; how many rows the seed wrote.</summary>
    public async Task<int> PrepareAsync(bool withSeed, CancellationToken token)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var locked = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(token);
        await Execute(locked, "SELECT pg_advisory_lock($1)", token);
        try
        {
            // Asking first is cheap; migrating builds the whole model a second time even when there is nothing to do.
            if ((await db.Database.GetPendingMigrationsAsync(token)).Any())
            {
                await db.Database.MigrateAsync(token);
            }

            var rows = 0;
            if (withSeed && seed is not null)
            {
                db.SavedChanges += Count;
                await seed(db, scope.ServiceProvider);
                db.SavedChanges -= Count;
            }

            return rows;

            void Count(object? sender, SavedChangesEventArgs saved) => rows += saved.EntitiesSavedCount;
        }
        finally
        {
            await Execute(locked, "SELECT pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        // Without a limit: the copy that holds the lock may have a year's data to migrate, and the lock goes with it should it die.
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = LockKey } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(token);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
