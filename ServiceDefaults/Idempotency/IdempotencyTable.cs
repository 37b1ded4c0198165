using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The SQL of idempotency, in the transaction that the DbContext is in. By hand, because every request that creates passes
/// here.</summary>
internal static class IdempotencyTable
{
    /// <summary>Holds the key until the transaction ends, unless another request does, and finds what was answered to it before.</summary>
    public static async Task<(bool Mine, IdempotencyRecord? Before)> Take(DbContext db, string caller, string route, Guid key,
        CancellationToken token)
    {
        var hold = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller} {route} {key}")));
        // Two statements in one round trip: the second one sees what was committed before the first one got the lock.
        await using var batch = Within(db);
        batch.BatchCommands.Add(new("SELECT pg_try_advisory_xact_lock($1)") { Parameters = { P(hold) } });
        batch.BatchCommands.Add(
            new("SELECT body_hash, status, headers, body, expires_at FROM idempotency WHERE caller = $1 AND route = $2 AND key = $3")
            {
                Parameters = { P(caller), P(route), P(key) },
            });
        await using var reader = await batch.ExecuteReaderAsync(token);
        var mine = await reader.ReadAsync(token) && reader.GetBoolean(0);
        if (!mine || !await reader.NextResultAsync(token) || !await reader.ReadAsync(token))
        {
            return (mine, null);
        }

        return (mine, new IdempotencyRecord
        {
            Caller = caller, Route = route, Key = key, BodyHash = reader.GetFieldValue<byte[]>(0), Status = reader.GetInt32(1),
            Headers = reader.GetString(2),
            Body = reader.GetFieldValue<byte[]>(3), ExpiresAt = reader.GetFieldValue<DateTimeOffset>(4),
        });
    }

    /// <summary>Keeps an answer, in place of an expired one.</summary>
    public static async Task Keep(DbContext db, IdempotencyRecord record, CancellationToken token)
    {
        await using var batch = Within(db);
        batch.BatchCommands.Add(new("""
            INSERT INTO idempotency (caller, route, key, body_hash, status, headers, body, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (caller, route, key) DO UPDATE
            SET body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
                body = excluded.body, expires_at = excluded.expires_at
            """)
        {
            Parameters =
            {
                P(record.Caller), P(record.Route), P(record.Key), P(record.BodyHash), P(record.Status), P(record.Headers), P(record.Body),
                    P(record.ExpiresAt.UtcDateTime),
            },
        });
        await batch.ExecuteNonQueryAsync(token);
    }

    private static NpgsqlBatch Within(DbContext db) =>
        new((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());

    private static NpgsqlParameter<T> P<T>(T value) => new() { TypedValue = value };
}
