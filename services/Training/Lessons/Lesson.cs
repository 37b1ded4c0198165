using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Lessons;

/// <summary>One lesson of a course.</summary>
/// <param name="Title">Up to 120 characters in each language.</param>
/// <param name="Text">Markdown, up to 20,000 characters in each language; HTML in it shows as it is typed.</param>
/// <param name="Files">Files that belong to it, up to 10, as they were answered when sent.</param>
internal sealed record Lesson(LocalText Title, LocalText Text, IReadOnlyList<string>? Files = null);

/// <summary>All lessons of a course, in their order.</summary>
/// <param name="Lessons">Up to 40.</param>
internal sealed record LessonsContent(IReadOnlyList<Lesson> Lessons)
{
    private const int MostBytes = 5_000_000;

    public async Task<ProblemResult?> Check(TrainingDb db, CancellationToken token)
    {
        var validation = new Validation()
            .Check(Lessons.Count <= 40
                && !Lessons.Contains(null!), "lessons", "Эң көп 40 сабак.", "Не больше 40 уроков.", "At most 40 lessons.");
        foreach (var lesson in Lessons.Where(l => l is not null))
        {
            validation.Text(lesson.Title, 120, "lessons.title").Text(lesson.Text, 20_000, "lessons.text")
                .Range(lesson.Files?.Count ?? 0, 0, 10, "lessons.files");
        }

        if (validation.Problem is null)
        {
            validation.Check(Lessons.All(lesson => LocalText.Languages.All(language => SafeMarkdown.CanShow(lesson.Text.In(language)))),
                "lessons.text", "Тексттин ичинде бири-бирине камтылган белгилер өтө көп.",
                "В тексте слишком много вложенных знаков разметки.", "The text is nested too deeply.");
        }

        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        var named = Lessons.SelectMany(l => l.Files ?? []).Distinct(StringComparer.Ordinal).ToArray();
        var known = await db.LessonFiles.Where(f => named.Contains(f.Hash)).Select(f => f.Size).ToListAsync(token);
        return validation
            .Check(known.Count == named.Length, "lessons.files", "Мындай файл жок.", "Такого файла нет.", "There is no such file.")
            .Check(known.Sum() <= MostBytes, "lessons.files", "Файлдар чогуусу 5 МБдан ашпасын.", "Все файлы вместе не больше 5 МБ.",
                "All files together may have 5 MB.").Problem;
    }
}
