using CreativeLabs.Registration.People.Codes;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Clears away sessions whose last refresh token has expired, with their tokens, and devices that were not used for long; in
/// batches, each a short transaction of its own, and only so many a round.</summary>
internal sealed class AbandonedSessions(NpgsqlDataSource database, IOptions<SignInSettings> settings, TimeProvider clock)
{
    private const int Batch = 500;
    private const int BatchesARound = 200;

    // Copies that clear at the same time skip each other's rows.
    private const string Sessions = """
        DELETE FROM session WHERE id = ANY(ARRAY(
          SELECT id FROM session WHERE last_seen_at < $1 ORDER BY last_seen_at LIMIT $2 FOR UPDATE SKIP LOCKED))
        """;

    private const string Devices = """
        DELETE FROM known_device WHERE key_hash = ANY(ARRAY(
          SELECT key_hash FROM known_device WHERE last_seen_at < $1 ORDER BY last_seen_at LIMIT $2 FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>How many rows went.</summary>
    public async Task<int> Clear(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        return await Delete(Sessions, now.AddDays(-settings.Value.RefreshDays), token)
            + await Delete(Devices, now.AddDays(-settings.Value.KnownDeviceDays), token);
    }

    private async Task<int> Delete(string sql, DateTimeOffset before, CancellationToken token)
    {
        var all = 0;
        for (var batch = 0; batch < BatchesARound; batch++)
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new() { Value = before.UtcDateTime });
            command.Parameters.Add(new() { Value = Batch });
            var deleted = await command.ExecuteNonQueryAsync(token);
            all += deleted;
            if (deleted < Batch)
            {
                break;
            }
        }

        return all;
    }
}
