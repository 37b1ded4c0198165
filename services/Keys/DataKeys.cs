using System.Security.Cryptography;
using Npgsql;

namespace CreativeLabs.Keys;

/// <summary>Data keys of 32 bytes, one for each person, pair or whatever else is forgotten as one, under its id and wrapped by the
/// platform's key. There is no transaction over two databases, so the order holds: a key is there before the first value that it seals is
/// committed, and an erasure is not answered before its keys are gone. No key is remembered, so one that is destroyed opens nothing a
/// moment later, in any copy.</summary>
public sealed class DataKeys(KeyDatabase database, PlatformKey platform, TimeProvider clock)
{
    internal const string Table = """
        CREATE TABLE IF NOT EXISTS data_key (
            id uuid PRIMARY KEY, wrapped bytea NOT NULL, made_at timestamptz NOT NULL, settled boolean NOT NULL DEFAULT false);
        CREATE INDEX IF NOT EXISTS ix_data_key_unsettled ON data_key (id) WHERE NOT settled;
        """;

    private readonly byte[] wrapping = platform.For(database.Name);

    /// <summary>New keys, still wrapped, kept from now on; asked again for the same id, the one that is there. What is not kept in the end
    /// leaves a key that opens nothing, and <see cref="SettleKeys{TDb}"/> sweeps it; asking again puts that off.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> Make(IReadOnlyCollection<Guid> ids, CancellationToken token)
    {
        await using var make = database.Command("""
            INSERT INTO data_key (id, wrapped, made_at) SELECT id, wrapped, $3 FROM unnest($1, $2) AS new (id, wrapped)
            ON CONFLICT (id) DO UPDATE SET made_at = excluded.made_at RETURNING id, wrapped
            """);
        make.Parameters.Add(new() { Value = ids.ToArray() });
        make.Parameters.Add(
            new() { Value = ids.Select(id => Sealed.Seal(wrapping, RandomNumberGenerator.GetBytes(32), Binding(id))).ToArray() });
        make.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await Rows(make, token);
    }

    /// <summary>All of them, still wrapped, in one round trip; what is forgotten has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> Read(IReadOnlyCollection<Guid> ids, CancellationToken token)
    {
        await using var read = database.Command("SELECT id, wrapped FROM data_key WHERE id = ANY($1)");
        read.Parameters.Add(new() { Value = ids.ToArray() });
        return await Rows(read, token);
    }

    /// <summary>One of them, the key itself; null when it was destroyed.</summary>
    public async Task<byte[]?> Find(Guid id, CancellationToken token) =>
        (await Read([id], token)).TryGetValue(id, out var wrapped) ? Unwrap(id, wrapped) : null;

    /// <summary>The key itself.</summary>
    public byte[] Unwrap(Guid id, byte[] wrapped) => Sealed.Open(wrapping, wrapped, Binding(id));

    /// <summary>For good; done again, it does nothing. Last before the commit that forgets what they seal, or after it: it cannot be
    /// undone.</summary>
    public async Task Destroy(IReadOnlyCollection<Guid> ids, CancellationToken token)
    {
        await using var destroy = database.Command("DELETE FROM data_key WHERE id = ANY($1)");
        destroy.Parameters.Add(new() { Value = ids.ToArray() });
        await destroy.ExecuteNonQueryAsync(token);
    }

    private static async Task<IReadOnlyDictionary<Guid, byte[]>> Rows(NpgsqlCommand command, CancellationToken token)
    {
        await using var rows = await command.ExecuteReaderAsync(token);
        var wrapped = new Dictionary<Guid, byte[]>();
        while (await rows.ReadAsync(token))
        {
            wrapped[rows.GetGuid(0)] = rows.GetFieldValue<byte[]>(1);
        }

        return wrapped;
    }

    private static string Binding(Guid id) => $"data_key.wrapped/{id}";
}
