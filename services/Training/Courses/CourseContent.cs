using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

/// <summary>What a course says, as it is written and rewritten.</summary>
/// <param name="Title">Up to 120 characters in each language.</param>
/// <param name="Summary">Up to 2000 characters in each language.</param>
/// <param name="Track">handicrafts, tourism, herbs-and-berries, digital-marketing, e-commerce or creative-industries.</param>
/// <param name="Level">beginner, intermediate or advanced.</param>
/// <param name="GivesRightToSell">True when who completes it may open a shop.</param>
/// <param name="CompletionRule">80 per cent of the sessions and a score of 60 when left out.</param>
/// <param name="Prerequisites">Courses to be completed before, up to 10.</param>
/// <param name="LabId">Whose course it is, told once, when it is written. Left out: the lab of who writes it, when she coordinates one; the
/// common catalog, when the operator does.</param>
internal sealed record CourseContent(
    LocalText Title,
    LocalText Summary,
    string Track,
    CourseLevel Level = CourseLevel.Beginner,
    bool GivesRightToSell = false,
    CompletionRule? CompletionRule = null,
    IReadOnlyList<Guid>? Prerequisites = null,
    Guid? LabId = null)
{
    public async Task<ProblemResult?> Check(TrainingDb db, CancellationToken token)
    {
        var required = (Prerequisites ?? []).Distinct().ToArray();
        var validation = new Validation()
            .Text(Title, 120, "title")
            .Text(Summary, 2000, "summary")
            .OneOf(Track, Tracks.All, "track")
            .Check(required.Length <= 10, "prerequisites", "Эң көп 10 курс.", "Не больше 10 курсов.", "At most 10 courses.");
        CompletionRule?.Check(validation, "completionRule");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        var known = await db.Courses.CountAsync(c => required.Contains(c.Id), token);
        return validation.Check(known == required.Length, "prerequisites", "Мындай курс жок.", "Такого курса нет.",
            "There is no such course.").Problem;
    }
}
