using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

internal static class FindCourses
{
    /// <summary>Every word of <paramref name="q"/> has to be found in some language of a course; a track that does not exist has no courses.</summary>
    public static async Task<Results<Ok<Page<CourseView>>, Refusal>> Handle(
        [AsParameters] PageQuery page, TrainingDb db, HttpContext http, string? q = null, string? track = null)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (new Validation().Length(q, 0, 100, "q").Refusal is { } tooLong)
        {
            return tooLong;
        }

        var rows = db.Courses.AsNoTracking().Include(c => c.Prerequisites).Where(c => c.Id > page.After && (track == null || c.Track == track));
        foreach (var word in Folding.Words(q))
        {
            rows = rows.Where(c => c.Searchable.Contains(word));
        }

        return TypedResults.Ok(await page.ToPageAsync(rows.OrderBy(c => c.Id), c => c.Id, c => CourseView.Listed(c, http), http));
    }
}
