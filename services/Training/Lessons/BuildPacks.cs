using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CreativeLabs.Contracts;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Lessons;

/// <summary>Puts all lessons of a course into one download a language: lessons.json, a page a lesson, the files. The same lessons give the
/// same bytes: the order is fixed and so is the time that a zip writes at each entry.</summary>
internal static class BuildPacks
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<IReadOnlyList<PackSize>> Of(
        TrainingDb db, Guid courseId, int version, LocalText title, IReadOnlyList<Lesson> lessons, CancellationToken token)
    {
        var sizes = new List<PackSize>();
        if (lessons.Count == 0)
        {
            return sizes;
        }

        var named = lessons.SelectMany(l => l.Files ?? []).Distinct(StringComparer.Ordinal).ToArray();
        var files = await db.LessonFiles.AsNoTracking().Where(f => named.Contains(f.Hash)).OrderBy(f => f.Hash).ToListAsync(token);
        foreach (var language in LocalText.Languages)
        {
            var bytes = Pack(courseId, version, title, lessons, files, language);
            var pack = new LessonPack(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
            await db.KeepOnce(pack, token);
            sizes.Add(new PackSize(language, pack.Hash, bytes.Length));
        }

        return sizes;
    }

    public static byte[] Pack(Guid courseId, int version, LocalText title, IReadOnlyList<Lesson> lessons, IReadOnlyList<LessonFile> files,
        string language)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var contents = lessons.Select((lesson, i) => new
            {
                title = lesson.Title.In(language),
                page = $"{i + 1:00}.html",
                files = (lesson.Files ?? []).Select(hash => files.Single(f => f.Hash == hash).Name),
            });
            Add(zip, "lessons.json",
                JsonSerializer.SerializeToUtf8Bytes(
                new { course = courseId, version, language, title = title.In(language), lessons = contents }, Json));
            foreach (var (lesson, i) in lessons.Select((lesson, i) => (lesson, i)))
            {
                Add(zip, $"{i + 1:00}.html",
                    Encoding.UTF8.GetBytes(SafeMarkdown.Page(lesson.Title.In(language), lesson.Text.Find(language))));
            }

            foreach (var file in files)
            {
                Add(zip, file.Name, file.Bytes);
            }
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = NoTime;
        using var content = entry.Open();
        content.Write(bytes);
    }
}
