using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CreativeLabs.Keys;

/// <summary>A database of its own in which a service's data keys lie. No backup is made of it: what is deleted here is gone, whatever
/// copies there are of the service's other database.</summary>
public sealed class KeyDatabase : IHealthCheck, IAsyncDisposable
{
    private const long LockKey = 0x4B_45_59_53; // "KEYS"

    private readonly NpgsqlDataSource source;

    /// <param name="configuration">Has the connection string; <c>Keys:PoolSize</c> caps the connections of a copy, 8 when left out.</param>
    /// <param name="name">The connection string's name.</param>
    public KeyDatabase(IConfiguration configuration, string name)
    {
        Name = name;
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(
            configuration.GetConnectionString(name) ?? throw new InvalidOperationException($"The connection string '{name}' is missing."))
        {
            ApplicationName = name,
            MaxPoolSize = configuration.GetValue("Keys:PoolSize", 8),
            Timeout = configuration.GetValue("Database:Timeout", 10),
            CommandTimeout = configuration.GetValue("Database:CommandTimeout", 15),
            MaxAutoPrepare = 8,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            GssEncryptionMode = GssEncryptionMode.Disable,
        });
    }

    /// <summary>The connection string's name.</summary>
    public string Name { get; }

    /// <summary>A command that takes a connection for as long as it runs.</summary>
    public NpgsqlCommand Command(string sql) => source.CreateCommand(sql);

    /// <summary>Makes tables that are not there yet; copies that start together wait for each other.</summary>
    public async Task MakeTables(string sql, CancellationToken token = default)
    {
        await using var make = Command($"BEGIN; SELECT pg_advisory_xact_lock({LockKey}); {sql} COMMIT;");
        await make.ExecuteNonQueryAsync(token);
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = Command("SELECT 1");
            command.CommandTimeout = 2;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database of the keys does not answer.");
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
