using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CreativeLabs.Training.Offerings;

/// <summary>A session that has the trainer or the room at that time.</summary>
/// <param name="OfferingId">Its offering.</param>
/// <param name="SessionId">The session.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
internal sealed record Clash(Guid OfferingId, Guid SessionId, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Saves an offering whose sessions must not clash with others; the database decides.</summary>
internal static class Clashes
{
    private const int MostNamed = 10;

    /// <summary>Saves and commits, or rolls back and says what stands in the way.</summary>
    public static async Task<Error?> SaveApart(this TrainingDb db, Offering offering, IDbContextTransaction transaction,
        CancellationToken token)
    {
        try
        {
            await Queue(db, offering, token);
            await db.SaveChangesAsync(token);
            await db.Database.ExecuteSqlRawAsync("SET CONSTRAINTS ALL IMMEDIATE", token);
            await transaction.CommitAsync(token);
            return null;
        }
        catch (PostgresException clash) when (clash.Violates(Guards.RoomOnce) || clash.Violates(Guards.TrainerOnce))
        {
            await transaction.RollbackAsync(token);
            return clash.Violates(Guards.RoomOnce)
                ? OfferingRules.RoomBusy.With("clashes", await Find(db, offering, byRoom: true, token))
                : OfferingRules.TrainerBusy.With("clashes", await Find(db, offering, byRoom: false, token));
        }
    }

    /// <summary>Writers of one trainer or one room wait for each other here: two that write first and are held apart afterwards would wait
    /// in a circle. It decides nothing.</summary>
    private static async Task Queue(TrainingDb db, Offering offering, CancellationToken token)
    {
        var held = offering.Sessions.Where(s => s.Holds).ToList();
        var names = held.Select(s => $"trainer {s.TrainerId}")
            .Concat(held.Where(s => s.Room is not null).Select(s => $"room {s.LabId} {s.Room!.ToLowerInvariant()}"));
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", token);
        }
    }

    private static async Task<List<Clash>> Find(TrainingDb db, Offering offering, bool byRoom, CancellationToken token)
    {
        var mine = offering.Sessions.Where(s => s.Holds && (!byRoom || s.Room is not null)).ToList();
        var (trainers, from, to) = (mine.ConvertAll(s => s.TrainerId), mine.Min(s => s.StartsAt), mine.Max(s => s.EndsAt));
        var near = await db.TrainingSessions.AsNoTracking()
            .Where(s => s.Holds && s.OfferingId != offering.Id && s.StartsAt < to && s.EndsAt > from
                && (byRoom ? s.LabId == offering.LabId : trainers.Contains(s.TrainerId)))
            .OrderBy(s => s.StartsAt).ToListAsync(token);
        return near.Where(other => mine.Exists(s => s.StartsAt < other.EndsAt && other.StartsAt < s.EndsAt
                && (!byRoom || string.Equals(s.Room, other.Room, StringComparison.OrdinalIgnoreCase))))
            .Take(MostNamed).Select(s => new Clash(s.OfferingId, s.Id, s.StartsAt, s.EndsAt)).ToList();
    }
}
