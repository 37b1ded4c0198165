using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;

namespace CreativeLabs.Training.Courses;

/// <summary>A course of the catalog, in the caller's language.</summary>
/// <param name="Id">The course.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What is learnt.</param>
/// <param name="Track">The trade it belongs to.</param>
/// <param name="Level">beginner, intermediate or advanced.</param>
/// <param name="GivesRightToSell">True when who completes it may open a shop.</param>
/// <param name="CompletionRule">What has to be reached.</param>
/// <param name="Prerequisites">Courses to be completed before.</param>
/// <param name="Texts">Every language, so that it can be rewritten without losing any; null in a list.</param>
/// <param name="Lessons">Its lessons by title, and what it costs to download them; null in a list.</param>
/// <param name="Retired">True when it is no more in the catalog; null in a list.</param>
internal sealed record CourseView(
    Guid Id, string Title, string Summary, string Track, CourseLevel Level, bool GivesRightToSell, CompletionRule CompletionRule,
    IReadOnlyList<Guid> Prerequisites, CourseTexts? Texts, CourseLessons? Lessons = null, bool? Retired = null)
{
    public static CourseView Of(CourseRow course, HttpContext http) => new(
        course.Id, http.Say(course.Title), http.Say(course.Summary), course.Track, course.Level, course.GivesRightToSell, course.Rule,
        course.Prerequisites, null);

    public static CourseView Of(Course course, CourseVersion version, HttpContext http) => new(
        course.Id, http.Say(course.Title), http.Say(course.Summary), course.Track, course.Level, course.GivesRightToSell, course.Rule,
        course.Prerequisites.Select(p => p.RequiresId).Order().ToList(), new CourseTexts(course.Title, course.Summary),
        CourseLessons.Of(version, http), course.RetiredAt is not null);
}

/// <summary>A course's texts in every language that it has.</summary>
/// <param name="Title">The title.</param>
/// <param name="Summary">The summary.</param>
internal sealed record CourseTexts(LocalText Title, LocalText Summary);

/// <summary>What everybody may know of a course's lessons.</summary>
/// <param name="Version">The number of this version of the course.</param>
/// <param name="Titles">The lessons in their order, in the caller's language.</param>
/// <param name="Packs">The download of each language; none when there are no lessons.</param>
internal sealed record CourseLessons(int Version, IReadOnlyList<string> Titles, IReadOnlyList<PackView> Packs)
{
    public static CourseLessons Of(CourseVersion version, HttpContext http) => new(
        version.Number, [.. version.Outline.Select(http.Say)],
        [.. version.Packs.Select(p =>
        new PackView(p.Language, p.Size, $"/v1/courses/{version.CourseId}/versions/{version.Number}/pack?language={p.Language}"))]);
}

/// <summary>All lessons in one download.</summary>
/// <param name="Language">ky, ru or en.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Url">Where it is.</param>
internal sealed record PackView(string Language, int Size, string Url);
