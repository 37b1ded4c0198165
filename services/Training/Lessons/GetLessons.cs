using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Lessons;

/// <summary>A lesson in the caller's language.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Html">Its text, safe to show.</param>
/// <param name="Files">Its files.</param>
/// <param name="Texts">The title and the Markdown in every language.</param>
internal sealed record LessonView(string Title, string Html, IReadOnlyList<LessonFileView> Files, LessonTexts Texts);

/// <summary>A lesson's texts in every language that it has.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">Markdown.</param>
internal sealed record LessonTexts(LocalText Title, LocalText Text);

internal static class GetLessons
{
    public static async Task<Results<Ok<WholeList<LessonView>>, ProblemResult>> Handle(Guid id, int number, Caller caller, TrainingDb db,
        HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.CourseVersions.AsNoTracking()
            .SingleOrDefaultAsync(v => v.CourseId == id && v.Number == number, token) is not { } version)
        {
            return ProblemResult.NotFound;
        }

        if (!await caller.MayRead(id, db, token))
        {
            return ProblemResult.Forbidden;
        }

        var named = version.Lessons.SelectMany(l => l.Files ?? []).Distinct(StringComparer.Ordinal).ToArray();
        var files = await db.LessonFiles.Where(f => named.Contains(f.Hash)).Select(f => new LessonFileView(f.Hash, f.Type, f.Size))
            .ToDictionaryAsync(f => f.Hash, token);
        return TypedResults.Ok(new WholeList<LessonView>([.. version.Lessons.Select(l => new LessonView(
            http.Say(l.Title), SafeMarkdown.Html(http.Say(l.Text)), [.. (l.Files ?? []).Select(hash => files[hash])],
            new LessonTexts(l.Title, l.Text)))]));
    }
}
