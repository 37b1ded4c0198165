using Microsoft.Extensions.Logging;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Once an hour deletes, in batches, inbox marks older than seven days and idempotency records that have expired.</summary>
internal sealed class Housekeeping(NpgsqlDataSource database, TimeProvider clock, ILogger<Housekeeping> logger)
    : PeriodicService(TimeSpan.FromHours(1), logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    protected override async Task Round(CancellationToken token)
    {
        await DeleteInBatches("DELETE FROM inbox WHERE ctid = ANY(ARRAY(SELECT ctid FROM inbox WHERE processed_at < $1 LIMIT 5000))",
            clock.GetUtcNow() - Kept, token);
        await DeleteInBatches("DELETE FROM idempotency WHERE ctid = ANY(ARRAY(SELECT ctid FROM idempotency WHERE expires_at < $1 LIMIT " +
            "5000))", clock.GetUtcNow(), token);
    }

    private async Task DeleteInBatches(string sql, DateTimeOffset before, CancellationToken token)
    {
        int deleted;
        do
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new() { Value = before.UtcDateTime });
            deleted = await command.ExecuteNonQueryAsync(token);
        }
        while (deleted > 0);
    }
}
