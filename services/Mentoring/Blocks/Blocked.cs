using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Measures;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocks;

/// <summary>Who has nothing to do with whom: because one of the two said so, or because a measure keeps them apart. The two are kept in
/// tables of their own, so that neither a person ends a measure nor the end of a measure a person's block.</summary>
internal static class Blocked
{
    /// <summary>Everyone whom a person has blocked or who has blocked her.</summary>
    public static IQueryable<Guid> BlockedWith(this MentoringDb db, Guid person) => db.Blocks
        .Where(b => b.BlockerId == person || b.BlockedId == person).Select(b => b.BlockerId == person ? b.BlockedId : b.BlockerId)
        .Concat(KeptApart(db).Where(m => m.PersonId == person || m.OtherId == person)
            .Select(m => m.PersonId == person ? m.OtherId!.Value : m.PersonId));

    public static Task<bool> AreBlockedAsync(this MentoringDb db, Guid one, Guid other, CancellationToken token) =>
        db.BlockedWith(one).AnyAsync(person => person == other, token);

    /// <summary>All blocks of which one side is among these people, as pairs.</summary>
    public static async Task<List<(Guid One, Guid Other)>> BlocksOf(
        this MentoringDb db, IReadOnlyCollection<Guid> people, CancellationToken token)
    {
        var wanted = await db.Blocks.AsNoTracking().Where(b => people.Contains(b.BlockerId) || people.Contains(b.BlockedId))
            .Select(b => new { One = b.BlockerId, Other = b.BlockedId })
            .Concat(KeptApart(db).Where(m => people.Contains(m.PersonId) || people.Contains(m.OtherId!.Value))
                .Select(m => new { One = m.PersonId, Other = m.OtherId!.Value }))
            .ToListAsync(token);
        return wanted.ConvertAll(pair => (pair.One, pair.Other));
    }

    /// <summary>Whether she blocks him: by her own word, or by a measure that keeps him away from her.</summary>
    public static async Task<bool> HasBlockedAsync(this MentoringDb db, Guid blocker, Guid blocked, CancellationToken token) =>
        await db.Blocks.AnyAsync(b => b.BlockerId == blocker && b.BlockedId == blocked, token)
        || await KeptApart(db).AnyAsync(m => m.OtherId == blocker && m.PersonId == blocked, token);

    /// <summary>Until the commit nobody else blocks one of the two for the other, and none of the two accepts the other. Without it each of
    /// them could miss what the other does at the same moment.</summary>
    public static Task LockPairAsync(this MentoringDb db, Guid one, Guid other, CancellationToken token)
    {
        var pair = one < other ? $"{one}{other}" : $"{other}{one}";
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({pair}, 1))", token);
    }

    private static IQueryable<SafeguardingMeasure> KeptApart(MentoringDb db) =>
        db.SafeguardingMeasures.Where(m => m.Kind == MeasureKind.BlockPair && m.LiftedAt == null && m.OtherId != null);
}
