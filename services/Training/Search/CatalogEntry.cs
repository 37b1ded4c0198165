using CreativeLabs.Contracts;
using CreativeLabs.Search;
using CreativeLabs.Training.Courses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace CreativeLabs.Training.Search;

/// <summary>What the search knows of a course, apart from the course itself, so that nothing else has to read it.</summary>
internal sealed class CatalogEntry
{
    public static readonly SearchIndex Index = new("catalog_entries", "course_id", "e.listed");

    private CatalogEntry() { }

    public Guid CourseId { get; private set; }

    public string Track { get; private set; } = null!;

    public CourseLevel Level { get; private set; }

    /// <summary>False for a course that is retired.</summary>
    public bool Listed { get; private set; } = true;

    public DateTimeOffset Since { get; private set; }

    /// <summary>Its different words, as they sound; each counts once among <see cref="KnownWord"/>.</summary>
    public string[] Sounds { get; private set; } = [];

    /// <summary>Two lines of stems: of the title, and of everything else.</summary>
    public string Text { get; private set; } = "";

    public static CatalogEntry Of(Guid courseId, DateTimeOffset now) => new() { CourseId = courseId, Since = now };

    public void Describe(CourseContent content, IEnumerable<LocalText> lessons)
    {
        (Track, Level) = (content.Track, content.Level);
        var (title, rest) = (Words.Of(content.Title), Words.Of(lessons.Prepend(content.Summary)));
        Sounds = SearchIndex.SoundsOf(title.Concat(rest));
        Text = SearchIndex.TextOf(title, rest);
    }

    public void Retire() => Listed = false;

    internal sealed class Map : IEntityTypeConfiguration<CatalogEntry>
    {
        public void Configure(EntityTypeBuilder<CatalogEntry> builder)
        {
            builder.ToTable("catalog_entries");
            builder.HasKey(e => e.CourseId);
            builder.HasOne<Course>().WithOne().HasForeignKey<CatalogEntry>(e => e.CourseId);
            builder.Property<NpgsqlTsVector>(SearchIndex.Lexemes).HasComputedColumnSql(SearchIndex.LexemesSql, stored: true);
            builder.HasIndex(SearchIndex.Lexemes).HasMethod("gin").HasDatabaseName("ix_catalog_entries_lexemes");
        }
    }
}
