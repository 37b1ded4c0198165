using System.Collections.Concurrent;
using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Keys;

/// <summary>Keys for what is looked up blindly: numbers, beginnings of names. One half comes of the platform's secret, the other lies in the database of the
/// keys alone; so who has the platform's secret and an old backup cannot even try a number against it.</summary>
internal sealed class IndexKeys(PlatformKey platform, KeyDatabase database)
{
    private readonly ConcurrentDictionary<string, byte[]> whole = new(StringComparer.Ordinal);

    public byte[] For(string purpose) => whole.GetOrAdd(purpose, name => HMACSHA256.HashData(platform.For(name), database.Half));
}
