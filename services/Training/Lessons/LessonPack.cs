using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Lessons;

/// <summary>A pack that a version of a course has.</summary>
/// <param name="Language">ky, ru or en.</param>
/// <param name="Hash">What names it.</param>
/// <param name="Size">Bytes to download.</param>
internal sealed record PackSize(string Language, string Hash, int Size);

/// <summary>The bytes of a pack, kept as they were built: they are the same for ever, whatever becomes of the compressor.</summary>
internal sealed class LessonPack
{
    private LessonPack() { }

    public LessonPack(string hash, byte[] bytes) => (Hash, Bytes) = (hash, bytes);

    public string Hash { get; private set; } = null!;

    public byte[] Bytes { get; private set; } = [];

    internal sealed class Map : IEntityTypeConfiguration<LessonPack>
    {
        public void Configure(EntityTypeBuilder<LessonPack> builder)
        {
            builder.ToTable("lesson_packs");
            builder.HasKey(p => p.Hash);
        }
    }
}
