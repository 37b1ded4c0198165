using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Search;

/// <summary>A word that stands in some course. What is typed is held against these few thousand, not against the courses.</summary>
internal sealed class KnownWord
{
    private KnownWord() { }

    public string Sound { get; private set; } = null!;

    public string Stem { get; private set; } = null!;

    /// <summary>How many courses have it; at 0 it is not known any more.</summary>
    public int Uses { get; private set; }

    /// <summary>Since when it is known: pages that follow a first one do not hear of newer words.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Counts what a course has now instead of what it had, inside the caller's transaction. One statement, in the order of the
    /// words: writers of other courses who have words in common wait for each other, never in a circle.</summary>
    public static Task Count(TrainingDb db, IReadOnlyCollection<string> had, IReadOnlyCollection<string> has, DateTimeOffset now,
        CancellationToken token)
    {
        var gone = had.Except(has, StringComparer.Ordinal).ToArray();
        var changed = has.Except(had, StringComparer.Ordinal).Concat(gone).ToArray();
        var stems = Array.ConvertAll(changed, Stems.Of);
        return changed.Length == 0 ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"""
            INSERT INTO known_words AS known (sound, stem, uses, since)
            SELECT sound, stem, 1, {now} FROM unnest({changed}, {stems}) AS changed (sound, stem) ORDER BY sound
            ON CONFLICT (sound) DO UPDATE SET uses = known.uses + CASE WHEN excluded.sound = ANY ({gone}) THEN -1 ELSE 1 END,
                since = CASE WHEN known.uses = 0 THEN excluded.since ELSE known.since END
            """, token);
    }

    internal sealed class Map : IEntityTypeConfiguration<KnownWord>
    {
        public void Configure(EntityTypeBuilder<KnownWord> builder)
        {
            builder.ToTable("known_words", table => table.HasCheckConstraint("ck_known_words_uses", "uses >= 0"));
            builder.HasKey(w => w.Sound);
            builder.HasIndex(w => w.Sound).HasMethod("gist").HasOperators("gist_trgm_ops").HasDatabaseName("ix_known_words_sound");
            builder.HasIndex(w => w.Stem).HasMethod("gist").HasOperators("gist_trgm_ops").HasDatabaseName("ix_known_words_stem");
        }
    }
}
