using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Keys;

/// <summary>Says of new keys that what they seal was kept, and sweeps those of which it was not: the request was refused, or the copy died
/// between the two databases. A settled key is never swept, only destroyed; so a backup of the service's other database that is put back,
/// and knows less, costs nobody her key.</summary>
/// <param name="holders">The ids of all rows that hold something sealed.</param>
public sealed class SettleKeys<TDb>(
    Func<TDb, IQueryable<Guid>> holders, IServiceScopeFactory scopes, KeyDatabase database, TimeProvider clock,
    ILogger<SettleKeys<TDb>> logger)
    : PeriodicService(TimeSpan.FromMinutes(10), logger)
    where TDb : DbContext
{
    private const int AtOnce = 1000;

    /// <summary>Far longer than any request can take from the making of a key to its commit.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Goes through all keys that are not settled.</summary>
    public async Task Settle(CancellationToken token)
    {
        for (var after = Guid.Empty; await Next(after, token) is [.., var last] batch; after = last)
        {
            await using var scope = scopes.CreateAsyncScope();
            var kept = await holders(scope.ServiceProvider.GetRequiredService<TDb>()).Where(id => batch.Contains(id)).ToArrayAsync(token);
            await using var settle = database.Command("UPDATE data_key SET settled = true WHERE id = ANY($1)");
            settle.Parameters.Add(new() { Value = kept });
            await settle.ExecuteNonQueryAsync(token);
            await using var sweep = database.Command("DELETE FROM data_key WHERE id = ANY($1) AND NOT settled AND made_at < $2");
            sweep.Parameters.Add(new() { Value = batch });
            sweep.Parameters.Add(new() { Value = clock.GetUtcNow() - Grace });
            await sweep.ExecuteNonQueryAsync(token);
        }
    }

    /// <inheritdoc />
    protected override Task Round(CancellationToken token) => Settle(token);

    private async Task<Guid[]> Next(Guid after, CancellationToken token)
    {
        await using var read = database.Command($"SELECT id FROM data_key WHERE NOT settled AND id > $1 ORDER BY id LIMIT {AtOnce}");
        read.Parameters.Add(new() { Value = after });
        await using var rows = await read.ExecuteReaderAsync(token);
        var batch = new List<Guid>();
        while (await rows.ReadAsync(token))
        {
            batch.Add(rows.GetGuid(0));
        }

        return [.. batch];
    }
}
