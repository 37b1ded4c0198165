using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Training.Search;

/// <summary>Where a page of found courses ended.</summary>
/// <param name="Reading">How freely the question was taken; the pages that follow take it the same way.</param>
/// <param name="Rank">The last course's rank.</param>
/// <param name="Id">The last course.</param>
/// <param name="Until">The moment of the first page: what came later does not push itself in between.</param>
internal sealed record SearchCursor(Reading Reading, int Rank, Guid Id, DateTimeOffset Until)
{
    private const int Told = 29;
    private const int Length = Told + 8;

    /// <summary>The checksum takes in what was asked: a cursor is good for its own question only.</summary>
    public string Write(CourseFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Reading;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], Rank);
        Id.TryWriteBytes(bytes[5..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[21..], Until.UtcTicks);
        Checksum(bytes[..Told], filter).CopyTo(bytes[Told..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static SearchCursor? Read(string cursor, CourseFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (cursor.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(cursor)
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written)
            || written != Length || !Checksum(bytes[..Told], filter).SequenceEqual(bytes[Told..]))
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[21..]);
        return bytes[0] is >= (byte)Reading.Exact and <= (byte)Reading.Half && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new SearchCursor((Reading)bytes[0], BinaryPrimitives.ReadInt32BigEndian(bytes[1..]),
                new Guid(bytes.Slice(5, 16), bigEndian: true), new DateTimeOffset(ticks, TimeSpan.Zero))
            : null;
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> told, CourseFilter filter) =>
        SHA256.HashData([.. told, .. Encoding.UTF8.GetBytes(filter.ToString())]).AsSpan(0, 8);
}
