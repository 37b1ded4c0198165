using System.Security.Cryptography;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CreativeLabs.Registration.Keys;

/// <summary>The database of its own in which the persons' data keys lie, connection string <c>registration-keys</c>. No backup is made of it: what is
/// deleted here is gone, whatever copies there are of Registration's own database.</summary>
internal sealed class KeyDatabase : IHealthCheck, IAsyncDisposable
{
    private const long LockKey = 0x4B_45_59_53; // "KEYS"

    private readonly Lazy<NpgsqlDataSource> source;
    private byte[]? half;

    public KeyDatabase(IConfiguration configuration) => source = new(() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(
        configuration.GetConnectionString("registration-keys") ?? throw new InvalidOperationException("The connection string 'registration-keys' is missing."))
    {
        ApplicationName = "registration-keys",
        MaxPoolSize = configuration.GetValue("Keys:PoolSize", 8),
        Timeout = 10,
        CommandTimeout = 15,
        MaxAutoPrepare = 8,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }));

    /// <summary>A secret that lies here alone: the other half of every key under which something of a person is looked up blindly.</summary>
    public byte[] Half => half ?? throw new InvalidOperationException("The database of the keys has not been opened.");

    public NpgsqlCommand Command(string sql) => source.Value.CreateCommand(sql);

    /// <summary>Makes the tables when asked to, and takes the half; copies that start together get the same one.</summary>
    public async Task Open(bool migrate, CancellationToken token = default)
    {
        if (migrate)
        {
            await using var tables = Command($"""
                BEGIN;
                SELECT pg_advisory_xact_lock({LockKey});
                CREATE TABLE IF NOT EXISTS data_key (
                    person_id uuid PRIMARY KEY, wrapped bytea NOT NULL, made_at timestamptz NOT NULL, settled boolean NOT NULL DEFAULT false);
                CREATE INDEX IF NOT EXISTS ix_data_key_unsettled ON data_key (person_id) WHERE NOT settled;
                CREATE TABLE IF NOT EXISTS half (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), secret bytea NOT NULL);
                COMMIT;
                """);
            await tables.ExecuteNonQueryAsync(token);
        }

        await using var first = Command("INSERT INTO half (secret) VALUES ($1) ON CONFLICT DO NOTHING");
        first.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(32) });
        await first.ExecuteNonQueryAsync(token);
        await using var read = Command("SELECT secret FROM half");
        half = (byte[])(await read.ExecuteScalarAsync(token))!;
    }

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

    public ValueTask DisposeAsync() => source.IsValueCreated ? source.Value.DisposeAsync() : ValueTask.CompletedTask;
}
