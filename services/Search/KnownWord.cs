using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Search;

/// <summary>The words of one text before and after it changed, as they sound, each once.</summary>
/// <param name="Had">None of a text that was not listed.</param>
/// <param name="Has">None of a text that is not listed any more.</param>
public sealed record WordsChanged(IReadOnlyCollection<string> Had, IReadOnlyCollection<string> Has);

/// <summary>A word that stands in some text. What is typed is held against these few thousand, not against the texts. The service's
/// DbContext maps it by <see cref="Map(ModelBuilder)"/> and has the extension pg_trgm.</summary>
public sealed class KnownWord
{
    private KnownWord() { }

    /// <summary>How it sounds, by <see cref="PhoneticForm"/>.</summary>
    public string Sound { get; private set; } = null!;

    /// <summary>The same without endings.</summary>
    public string Stem { get; private set; } = null!;

    /// <summary>How many texts have it; at 0 it is not known any more.</summary>
    public int Uses { get; private set; }

    /// <summary>Since when it is known: pages that follow a first one do not hear of newer words.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Counts what texts have now instead of what they had, inside the caller's transaction. One statement, in the order of the
    /// words: writers of other texts who have words in common wait for each other, never in a circle.</summary>
    /// <param name="db">Maps <see cref="KnownWord"/>; a transaction of it is under way.</param>
    /// <param name="texts">All texts that the transaction changes: a second call could wait in a circle.</param>
    /// <param name="now">Since when new words are known.</param>
    /// <param name="token">Gives up.</param>
    public static Task Count(DbContext db, IEnumerable<WordsChanged> texts, DateTimeOffset now, CancellationToken token)
    {
        var uses = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (had, has) in texts)
        {
            Add(has, 1);
            Add(had, -1);
        }

        var changed = uses.Where(word => word.Value != 0).ToDictionary(word => word.Key, word => word.Value, StringComparer.Ordinal);
        if (changed.Count == 0)
        {
            return Task.CompletedTask;
        }

        var (sounds, json) = (changed.Keys.ToArray(), JsonSerializer.Serialize(changed));
        var stems = Array.ConvertAll(sounds, Stems.Of);
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO known_words AS known (sound, stem, uses, since)
            SELECT sound, stem, greatest(({json}::jsonb ->> sound)::int, 0), {now}
            FROM unnest({sounds}, {stems}) AS changed (sound, stem) ORDER BY sound
            ON CONFLICT (sound) DO UPDATE SET uses = known.uses + ({json}::jsonb ->> excluded.sound)::int,
                since = CASE WHEN known.uses = 0 THEN excluded.since ELSE known.since END
            """, token);

        void Add(IEnumerable<string> words, int change)
        {
            foreach (var word in words)
            {
                uses[word] = uses.GetValueOrDefault(word) + change;
            }
        }
    }

    /// <summary>The table <c>known_words</c>.</summary>
    public static void Map(ModelBuilder model)
    {
        model.HasPostgresExtension("pg_trgm");
        model.Entity<KnownWord>(Map);
    }

    private static void Map(EntityTypeBuilder<KnownWord> builder)
    {
        builder.ToTable("known_words", table => table.HasCheckConstraint("ck_known_words_uses", "uses >= 0"));
        builder.HasKey(w => w.Sound);
        builder.HasIndex(w => w.Sound).HasMethod("gist").HasOperators("gist_trgm_ops").HasDatabaseName("ix_known_words_sound");
        builder.HasIndex(w => w.Stem).HasMethod("gist").HasOperators("gist_trgm_ops").HasDatabaseName("ix_known_words_stem");
    }
}
