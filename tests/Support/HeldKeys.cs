using Npgsql;

namespace CreativeLabs.Support;

/// <summary>As long as it is there, a service's data keys can be read, and neither made nor destroyed: who tries waits.</summary>
public sealed class HeldKeys : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private HeldKeys(NpgsqlConnection connection) => this.connection = connection;

    /// <param name="database">Npgsql connection string of the keys' database.</param>
    public static async Task<HeldKeys> Hold(string database)
    {
        var held = new HeldKeys(new NpgsqlConnection($"{database};Pooling=false"));
        await held.connection.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE data_key IN SHARE MODE", held.connection);
        await hold.ExecuteNonQueryAsync();
        return held;
    }

    /// <summary>Whether somebody has come as far as to make or destroy one.</summary>
    public async Task<bool> SomebodyWaits()
    {
        await using var look =
            new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'data_key'::regclass AND NOT granted)", connection);
        return (bool)(await look.ExecuteScalarAsync())!;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
