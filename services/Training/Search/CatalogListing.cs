using CreativeLabs.Contracts;
using CreativeLabs.Search;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;

namespace CreativeLabs.Training.Search;

internal static class CatalogListing
{
    /// <summary>Lets the search know of what a course says now, inside the caller's transaction; the entry itself is saved with the
    /// course.</summary>
    public static async Task ListInCatalog(
        this TrainingDb db, Guid courseId, CourseContent content, IEnumerable<LocalText> lessons, DateTimeOffset now,
        CancellationToken token)
    {
        if (await db.CatalogEntries.FindAsync([courseId], token) is not { } entry)
        {
            entry = CatalogEntry.Of(courseId, now);
            db.Add(entry);
        }

        var had = entry.Sounds;
        entry.Describe(content, lessons);
        await KnownWord.Count(db, [new WordsChanged(had, entry.Sounds)], now, token);
    }
}
