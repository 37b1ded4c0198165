using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Once an hour deletes, in batches, inbox marks older than seven days and idempotency records that have expired.</summary>
internal sealed partial class Housekeeping(NpgsqlDataSource database, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeleteInBatches("DELETE FROM inbox WHERE ctid = ANY(ARRAY(SELECT ctid FROM inbox WHERE processed_at < $1 LIMIT 5000))", clock.GetUtcNow() - Kept, stoppingToken);
                await DeleteInBatches("DELETE FROM idempotency WHERE ctid = ANY(ARRAY(SELECT ctid FROM idempotency WHERE expires_at < $1 LIMIT 5000))", clock.GetUtcNow(), stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                Postponed(logger, exception.Message);
            }
        }
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping is put off by an hour: {Reason}")]
    private static partial void Postponed(ILogger logger, string reason);
}
