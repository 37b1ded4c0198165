using System.Security.Cryptography;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Keys;

/// <summary>The data keys, one a person, each wrapped by the platform's key. There is no transaction over two databases, so the order holds: a key is
/// there before the first value that it seals is kept, and goes after the person has.</summary>
internal sealed class PersonKeys(KeyDatabase database, PlatformKey platform, TimeProvider clock)
{
    private readonly byte[] wrapping = platform.For("vault");

    /// <summary>New keys, kept from now on; asked again for the same person, the one that is there. A person who is not kept in the end leaves a key that
    /// opens nothing, and <see cref="SettleKeys"/> sweeps it.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> Make(IReadOnlyCollection<Guid> persons, CancellationToken token)
    {
        await using var make = database.Command("""
            INSERT INTO data_key (person_id, wrapped, made_at) SELECT person_id, wrapped, $3 FROM unnest($1, $2) AS new (person_id, wrapped)
            ON CONFLICT (person_id) DO NOTHING
            """);
        make.Parameters.Add(new() { Value = persons.ToArray() });
        make.Parameters.Add(new() { Value = persons.Select(id => Sealed.Seal(wrapping, RandomNumberGenerator.GetBytes(32), Binding(id))).ToArray() });
        make.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await make.ExecuteNonQueryAsync(token);
        return await Read(persons, token);
    }

    /// <summary>All of them in one round trip; whoever is forgotten has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> Read(IReadOnlyCollection<Guid> persons, CancellationToken token)
    {
        await using var read = database.Command("SELECT person_id, wrapped FROM data_key WHERE person_id = ANY($1)");
        read.Parameters.Add(new() { Value = persons.ToArray() });
        await using var rows = await read.ExecuteReaderAsync(token);
        var found = new Dictionary<Guid, byte[]>();
        while (await rows.ReadAsync(token))
        {
            found[rows.GetGuid(0)] = rows.GetFieldValue<byte[]>(1);
        }

        return found;
    }

    /// <summary>For good. Only once the person is gone from Registration's own database, for it cannot be undone; done again, it does nothing.</summary>
    public async Task Destroy(Guid person, CancellationToken token)
    {
        await using var destroy = database.Command("DELETE FROM data_key WHERE person_id = $1");
        destroy.Parameters.Add(new() { Value = person });
        await destroy.ExecuteNonQueryAsync(token);
    }

    /// <summary>The key itself.</summary>
    /// <exception cref="DbUpdateConcurrencyException">She was forgotten meanwhile.</exception>
    public byte[] Unwrap(VaultEntry entry) => entry.DataKey is { } wrapped
        ? Sealed.Open(wrapping, wrapped, Binding(entry.PersonId))
        : throw new DbUpdateConcurrencyException("The person's key is destroyed.");

    private static string Binding(Guid person) => $"data_key.wrapped/{person}";
}
