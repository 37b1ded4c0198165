using System.Collections.Concurrent;
using System.Security.Cryptography;
using CreativeLabs.Keys;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>Keys for what is looked up blindly: numbers, beginnings of names. One half comes of the platform's secret, the other lies in
/// the database of the keys alone; so who has the platform's secret and an old backup cannot even try a number against it.</summary>
internal sealed class IndexKeys(PlatformKey platform, KeyDatabase database)
{
    public const string Table =
        "CREATE TABLE IF NOT EXISTS half (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), secret bytea NOT NULL);";

    private readonly ConcurrentDictionary<string, byte[]> whole = new(StringComparer.Ordinal);
    private byte[]? half;

    /// <summary>The secret that lies in the database of the keys alone.</summary>
    public byte[] Half => half ?? throw new InvalidOperationException("The database of the keys has not been opened.");

    public byte[] For(string purpose) => whole.GetOrAdd(purpose, name => HMACSHA256.HashData(platform.For(name), Half));

    /// <summary>Takes the half; copies that start together get the same one.</summary>
    public async Task Open()
    {
        await using var first = database.Command("INSERT INTO half (secret) VALUES ($1) ON CONFLICT DO NOTHING");
        first.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(32) });
        await first.ExecuteNonQueryAsync();
        await using var read = database.Command("SELECT secret FROM half");
        half = (byte[])(await read.ExecuteScalarAsync())!;
    }
}
