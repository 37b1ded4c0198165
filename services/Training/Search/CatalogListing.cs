using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;

namespace CreativeLabs.Training.Search;

internal static class CatalogListing
{
    /// <summary>Lets the search know of what a course says now, inside the caller's transaction; the entry itself is saved with the course.</summary>
    public static async Task ListInCatalog(this TrainingDb db, Course course, CourseContent content, DateTimeOffset now, CancellationToken token)
    {
        if (await db.CatalogEntries.FindAsync([course.Id], token) is not { } entry)
        {
            entry = CatalogEntry.Of(course.Id, now);
            db.Add(entry);
        }

        var had = entry.Sounds;
        entry.Describe(content, []);
        await KnownWord.Count(db, had, entry.Sounds, now, token);
    }
}
