using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Lessons;

/// <summary>What is named by its hash is written once, whoever writes it at the same time.</summary>
internal static class Keeping
{
    public static Task KeepOnce(this TrainingDb db, LessonFile file, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO lesson_files (hash, type, size, bytes)
        VALUES ({file.Hash}, {file.Type}, {file.Size}, {file.Bytes}) ON CONFLICT DO NOTHING
        """, token);

    public static Task KeepOnce(this TrainingDb db, LessonPack pack, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO lesson_packs (hash, bytes) VALUES ({pack.Hash}, {pack.Bytes}) ON CONFLICT DO NOTHING", token);
}
