using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.StaffReads;

/// <summary>Where a staff read stands in the chain: each link's hash covers its read and the hash before it.</summary>
internal sealed class StaffReadLink
{
    private StaffReadLink(long sequence, Guid readId, byte[] previous, byte[] hash)
    {
        Sequence = sequence;
        ReadId = readId;
        Previous = previous;
        Hash = hash;
    }

    /// <summary>The first link's <see cref="Previous"/>.</summary>
    public static byte[] Beginning => new byte[SHA256.HashSizeInBytes];

    /// <summary>From 1, without a gap.</summary>
    public long Sequence { get; private set; }

    public Guid ReadId { get; private set; }

    public byte[] Previous { get; private set; }

    public byte[] Hash { get; private set; }

    public static StaffReadLink After(long sequence, byte[] previous, StaffRead read) =>
        new(sequence + 1, read.Id, previous, HashOf(sequence + 1, previous, read.Id, read.StaffId, read.PersonId, read.What, read.At));

    /// <summary>SHA-256 over sequence (8 bytes), previous hash (32), read, staff and person (16 each), the time in microseconds since 1970
    /// (8), the length of the words (4) and the words in UTF-8; numbers big-endian.</summary>
    public static byte[] HashOf(long sequence, byte[] previous, Guid readId, Guid staffId, Guid personId, string what, DateTimeOffset at)
    {
        var words = Encoding.UTF8.GetBytes(what);
        var bytes = new byte[8 + previous.Length + (3 * 16) + 8 + 4 + words.Length];
        var rest = bytes.AsSpan();
        BinaryPrimitives.WriteInt64BigEndian(rest, sequence);
        previous.CopyTo(rest = rest[8..]);
        rest = rest[previous.Length..];
        foreach (var id in (ReadOnlySpan<Guid>)[readId, staffId, personId])
        {
            id.TryWriteBytes(rest, bigEndian: true, out _);
            rest = rest[16..];
        }

        BinaryPrimitives.WriteInt64BigEndian(rest, (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        BinaryPrimitives.WriteInt32BigEndian(rest[8..], words.Length);
        words.CopyTo(rest[12..]);
        return SHA256.HashData(bytes);
    }

    public static void Map(ModelBuilder model) => model.Entity<StaffReadLink>(link =>
    {
        link.ToTable("staff_read_link");
        link.HasKey(l => l.Sequence);
        link.Property(l => l.Sequence).ValueGeneratedNever();
        link.HasOne<StaffRead>().WithOne().HasForeignKey<StaffReadLink>(l => l.ReadId).OnDelete(DeleteBehavior.Restrict);
    });
}
