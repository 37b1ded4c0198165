using System.Security.Cryptography;
using CreativeLabs.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Lessons;

/// <summary>A file of lessons, named by the hash of what is in it: the same file is there once, and no file ever changes.</summary>
internal sealed class LessonFile
{
    public const int MostBytes = 1_000_000;

    /// <summary>What is taken: first bytes, from where, media type, ending.</summary>
    private static readonly (byte[] Start, int At, string Type, string Ending)[] Kinds =
    [
        ([0xFF, 0xD8, 0xFF], 0, "image/jpeg", "jpg"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], 0, "image/png", "png"),
        ([.. "WEBP"u8], 8, "image/webp", "webp"), ([.. "%PDF-"u8], 0, "application/pdf", "pdf"), ([.. "OggS"u8], 0, "audio/ogg", "ogg"),
        ([.. "ID3"u8], 0, "audio/mpeg", "mp3"),
    ];

    private LessonFile() { }

    public string Hash { get; private set; } = null!;

    public string Type { get; private set; } = null!;

    public int Size { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    /// <summary>Its name in a pack.</summary>
    public string Name => $"files/{Hash}.{Array.Find(Kinds, kind => kind.Type == Type).Ending}";

    /// <summary>Null when it is none of the known kinds, or a broken picture; what the sender says of it does not count. Of a picture only
    /// what is seen is kept: the camera of whoever took it wrote down where and when.</summary>
    public static async Task<LessonFile?> Of(byte[] bytes, CancellationToken token)
    {
        var kind = Array.Find(Kinds, kind => bytes.Length >= kind.At + kind.Start.Length && bytes.AsSpan(kind.At).StartsWith(kind.Start));
        var isPicture = kind.Type?.StartsWith("image/", StringComparison.Ordinal) is true;
        var kept = isPicture ? (await CleanPicture.Of(bytes, token))?.Bytes : bytes;
        return kind.Type is null || kept is null ? null : new LessonFile
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(kept)),
            Type = kind.Type,
            Size = kept.Length,
            Bytes = kept,
        };
    }

    internal sealed class Map : IEntityTypeConfiguration<LessonFile>
    {
        public void Configure(EntityTypeBuilder<LessonFile> builder)
        {
            builder.ToTable("lesson_files");
            builder.HasKey(f => f.Hash);
        }
    }
}
