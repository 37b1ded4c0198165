using Npgsql;
using NpgsqlTypes;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A row of the outbox that is due.</summary>
internal sealed record DueRow(
    long Seq, Guid Key, Guid MessageId, string Destination, string MessageType, string ContentType, string Body, bool Mandatory,
    Guid? ConversationId, string? Traceparent, DateTimeOffset DueAt, int Attempts);

/// <summary>The relay's SQL.</summary>
internal static class OutboxTable
{
    /// <summary>Locks a free lane that has something due, until the transaction ends; null when there is none. A copy that freezes loses
    /// its connection, and with it the lane, after <paramref name="timeout"/>.</summary>
    public static async Task<int?> TakeLane(NpgsqlConnection connection, TimeSpan timeout, DateTimeOffset now, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand($"SET LOCAL idle_in_transaction_session_timeout = {(int)timeout.TotalMilliseconds}"),
                new NpgsqlBatchCommand("""
                    SELECT lane FROM outbox_lane l
                    WHERE EXISTS (SELECT FROM outbox o WHERE o.lane = l.lane AND o.parked_at IS NULL AND o.next_attempt_at <= $1)
                    ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED
                    """) { Parameters = { new() { Value = now.UtcDateTime } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(token);
        return await reader.ReadAsync(token) ? reader.GetInt32(0) : null;
    }

    /// <summary>What is due in the lane, in order. A row whose key has an earlier one that failed waits for it.</summary>
    public static async Task<List<DueRow>> ReadDue(NpgsqlConnection connection, int lane, DateTimeOffset now, int limit,
        CancellationToken token)
    {
        await using var command = new NpgsqlCommand("""
            SELECT seq, key, message_id, destination, message_type, content_type, body, mandatory,
              conversation_id, traceparent, due_at, attempts
            FROM outbox o
            WHERE lane = $1 AND parked_at IS NULL AND next_attempt_at <= $2
              AND NOT EXISTS (SELECT FROM outbox b WHERE b.key = o.key AND b.seq < o.seq AND b.attempts > 0
                AND (b.parked_at IS NOT NULL OR b.next_attempt_at > $2))
            ORDER BY seq LIMIT $3
            """, connection) { Parameters = { new() { Value = lane }, new() { Value = now.UtcDateTime }, new() { Value = limit } } };
        await using var reader = await command.ExecuteReaderAsync(token);
        var rows = new List<DueRow>();
        while (await reader.ReadAsync(token))
        {
            rows.Add(new DueRow(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6),
                reader.GetBoolean(7), reader.IsDBNull(8) ? null : reader.GetGuid(8), reader.IsDBNull(9) ? null : reader.GetString(9),
                reader.GetFieldValue<DateTimeOffset>(10), reader.GetInt32(11)));
        }

        return rows;
    }

    /// <summary>Removes what the broker confirmed.</summary>
    public static async Task Delete(NpgsqlConnection connection, List<long> seqs, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("DELETE FROM outbox WHERE seq = ANY($1)", connection);
        command.Parameters.Add(new() { Value = seqs, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>Tries a row again after 1, 2, 4 ... 60 s, and dead-letters it after <paramref name="limit"/> attempts.</summary>
    public static async Task Postpone(NpgsqlConnection connection, DueRow row, Exception error, int limit, DateTimeOffset now,
        CancellationToken token)
    {
        var attempts = row.Attempts + 1;
        await using var command = new NpgsqlCommand(
            "UPDATE outbox SET attempts = $2, next_attempt_at = $3, last_error = $4, parked_at = $5 WHERE seq = $1", connection)
        {
            Parameters =
            {
                new() { Value = row.Seq }, new() { Value = attempts },
                    new() { Value = now.AddSeconds(Math.Min(60, Math.Pow(2, attempts - 1))).UtcDateTime },
                new() { Value = $"{error.GetType().Name}: {error.GetBaseException().Message}" },
                new() { Value = attempts >= limit ? now.UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>How many rows are due (counted to 10,000), the oldest one's age in seconds, and how many are dead-lettered.</summary>
    public static async Task<OutboxState> State(NpgsqlDataSource database, DateTimeOffset now, CancellationToken token)
    {
        await using var command = database.CreateCommand("""
            SELECT count(*), coalesce(extract(epoch FROM $1 - min(due_at)), 0)::float8,
              (SELECT count(*) FROM outbox WHERE attempts > 0 AND parked_at IS NOT NULL)
            FROM (SELECT due_at FROM outbox WHERE parked_at IS NULL AND next_attempt_at <= $1 LIMIT 10000) due
            """);
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(token);
        await reader.ReadAsync(token);
        return new OutboxState(reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2));
    }
}
