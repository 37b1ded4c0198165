using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Keys;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>What is kept of a PIN.</summary>
internal sealed record PinHash(byte[] Salt, byte[] Hash, int Iterations);

/// <summary>PBKDF2-HMAC-SHA256 over the PIN mixed with the platform's key, so that a stolen table alone gives nothing to try against. Each
/// hash costs some tenths of a second on purpose: only half of the processors work on them at a time, and few requests may wait for
/// that.</summary>
internal sealed class PinHashes(PlatformKey platform) : IDisposable
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA256.</summary>
    public const int Iterations = 600_000;

    private const int Bytes = 32;
    private const int SaltBytes = 16;
    private const int MostWaiting = 32;
    private static readonly PinHash Nobodys = new(new byte[SaltBytes], new byte[Bytes], Iterations);

    private readonly byte[] pepper = platform.For("pin");
    private readonly SemaphoreSlim processors = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int inside;
    private long evaluations;

    /// <summary>Hashes computed since the start.</summary>
    public long Evaluations => Interlocked.Read(ref evaluations);

    /// <summary>A place to compute one hash; null when too many wait for one already.</summary>
    public async Task<Place?> Enter(CancellationToken token)
    {
        if (Interlocked.Increment(ref inside) > MostWaiting)
        {
            Interlocked.Decrement(ref inside);
            return null;
        }

        try
        {
            await processors.WaitAsync(token);
            return new Place(this);
        }
        catch
        {
            Interlocked.Decrement(ref inside);
            throw;
        }
    }

    public void Dispose() => processors.Dispose();

    /// <summary>The right to work on a hash, given back when disposed.</summary>
    internal sealed class Place(PinHashes hashes) : IDisposable
    {
        public Task<PinHash> New(Guid personId, string pin) => Task.Run(() =>
        {
            var salt = RandomNumberGenerator.GetBytes(SaltBytes);
            return new PinHash(salt, hashes.Compute(personId, pin, salt, Iterations), Iterations);
        });

        /// <summary>Where there is no PIN the same work is done for nobody's.</summary>
        public Task<bool> Matches(Pin? kept, string given) => Task.Run(() =>
        {
            var against = kept is null ? Nobodys : new PinHash(kept.Salt, kept.Hash, kept.Iterations);
            var equal = CryptographicOperations.FixedTimeEquals(
                hashes.Compute(kept?.HashedFor ?? Guid.Empty, given, against.Salt, against.Iterations), against.Hash);
            return equal && kept is not null;
        });

        public void Dispose()
        {
            hashes.processors.Release();
            Interlocked.Decrement(ref hashes.inside);
        }
    }

    private byte[] Compute(Guid personId, string pin, byte[] salt, int iterations)
    {
        Interlocked.Increment(ref evaluations);
        var peppered = HMACSHA256.HashData(pepper, (byte[])[.. personId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(pin)]);
        return Rfc2898DeriveBytes.Pbkdf2(peppered, salt, iterations, HashAlgorithmName.SHA256, Bytes);
    }
}
