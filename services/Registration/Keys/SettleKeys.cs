using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Keys;

/// <summary>Says of new keys that their person was kept, and sweeps those whose person was not: the request was refused, or the copy died between the two
/// databases. A settled key is never swept, only destroyed by an erasure; so a backup of Registration's own database that is put back, and knows fewer
/// persons, costs nobody her key.</summary>
internal sealed class SettleKeys(IServiceScopeFactory scopes, KeyDatabase database, TimeProvider clock, ILogger<SettleKeys> logger)
    : Rounds(TimeSpan.FromMinutes(10), logger)
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
            var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
            var kept = await db.Vault.Where(v => batch.Contains(v.PersonId)).Select(v => v.PersonId).ToArrayAsync(token);
            await using var settle = database.Command("UPDATE data_key SET settled = true WHERE person_id = ANY($1)");
            settle.Parameters.Add(new() { Value = kept });
            await settle.ExecuteNonQueryAsync(token);
            await using var sweep = database.Command("DELETE FROM data_key WHERE person_id = ANY($1) AND NOT settled AND made_at < $2");
            sweep.Parameters.Add(new() { Value = batch });
            sweep.Parameters.Add(new() { Value = clock.GetUtcNow() - Grace });
            await sweep.ExecuteNonQueryAsync(token);
        }
    }

    protected override Task Round(CancellationToken token) => Settle(token);

    private async Task<Guid[]> Next(Guid after, CancellationToken token)
    {
        await using var read = database.Command($"SELECT person_id FROM data_key WHERE NOT settled AND person_id > $1 ORDER BY person_id LIMIT {AtOnce}");
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
