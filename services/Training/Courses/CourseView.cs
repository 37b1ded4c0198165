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
internal sealed record CourseView(
    Guid Id, string Title, string Summary, string Track, CourseLevel Level, bool GivesRightToSell, CompletionRule CompletionRule,
    IReadOnlyList<Guid> Prerequisites, CourseTexts? Texts)
{
    public static CourseView Of(CourseRow course, HttpContext http) => new(
        course.Id, http.Say(course.Title), http.Say(course.Summary), course.Track, course.Level, course.GivesRightToSell, course.Rule,
        course.Prerequisites, null);

    public static CourseView Of(Course course, HttpContext http) => new(
        course.Id, http.Say(course.Title), http.Say(course.Summary), course.Track, course.Level, course.GivesRightToSell, course.Rule,
        course.Prerequisites.Select(p => p.RequiresId).Order().ToList(), new CourseTexts(course.Title, course.Summary));
}

/// <summary>A course's texts in every language that it has.</summary>
/// <param name="Title">The title.</param>
/// <param name="Summary">The summary.</param>
internal sealed record CourseTexts(LocalText Title, LocalText Summary);
