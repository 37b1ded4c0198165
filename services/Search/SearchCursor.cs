using System.Buffers.Binary;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Search;

/// <summary>Where a page of what was found ended.</summary>
/// <param name="Reading">How freely the question was taken; the pages that follow take it the same way.</param>
/// <param name="Rank">The last row's rank.</param>
/// <param name="Id">The last row.</param>
/// <param name="Until">The moment of the first page: what came later does not push itself in between.</param>
public sealed record SearchCursor(Reading Reading, int Rank, Guid Id, DateTimeOffset Until)
{
    private const int Length = 29;

    /// <summary>As the page gives it to its reader.</summary>
    public string Write(PageQuery page)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Reading;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], Rank);
        Id.TryWriteBytes(bytes[5..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[21..], Until.UtcTicks);
        return page.Write(bytes);
    }

    /// <summary>Reads it back; what is not ours is refused with 400.</summary>
    /// <param name="page">What was asked for.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    public static ProblemResult? Read(PageQuery page, out SearchCursor? after)
    {
        after = null;
        if (page.ReadValues(Length, out var bytes) is { } refusal)
        {
            return refusal;
        }

        if (bytes is not null)
        {
            after = new SearchCursor((Reading)bytes[0], BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)),
                new Guid(bytes.AsSpan(5, 16), bigEndian: true),
                new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(21)), TimeSpan.Zero));
        }

        return null;
    }
}
