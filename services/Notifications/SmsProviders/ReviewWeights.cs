using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>Once a minute one of the replicas looks at what the providers did, and moves their weights.</summary>
internal sealed class ReviewWeights(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReviewWeights> logger)
    : PeriodicService(TimeSpan.FromMinutes(1), logger)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);

    protected override async Task Round(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Review(scope.ServiceProvider.GetRequiredService<NotificationsDb>(), clock.GetUtcNow(), token);
    }

    /// <summary>Does nothing when another replica just did.</summary>
    public static async Task Review(NotificationsDb db, DateTimeOffset now, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var weights = await db.ProviderWeights.FromSql($"SELECT * FROM sms_providers ORDER BY provider FOR UPDATE").ToListAsync(token);
        if (weights.Exists(weight => weight.ReviewedAt > now - Apart))
        {
            return;
        }

        var (since, late) = (now - Window, now - Slow);
        var figures = await db.Database.SqlQuery<ProviderFigures>(
            $"""
            SELECT a.provider AS "Provider",
              count(*) FILTER (WHERE a.verdict IS NOT NULL)::int AS "Calls",
              count(*) FILTER (WHERE a.verdict IN ('OtherProvider', 'RetrySame'))::int AS "Failures",
              count(*) FILTER (WHERE a.verdict = 'Taken' AND (d.confirmed_at IS NOT NULL OR a.ended_at < {late}))::int AS "Known",
              count(*) FILTER (WHERE a.verdict = 'Taken' AND coalesce(d.confirmed_at, {now}) - a.ended_at > {Slow})::int AS "Slow"
            FROM attempts a JOIN deliveries d ON d.id = a.delivery_id
            WHERE a.started_at > {since} AND a.provider IS NOT NULL GROUP BY a.provider
            """).ToListAsync(token);
        foreach (var weight in weights)
        {
            var one = figures.Find(f => f.Provider == weight.Provider) ?? new ProviderFigures(weight.Provider, 0, 0, 0, 0);
            weight.Move(Weighing.Next(weight.Weight, one, figures.FindAll(f => f.Provider != weight.Provider)), now);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }
}
