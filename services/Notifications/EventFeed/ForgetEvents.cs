using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.EventFeed;

/// <summary>Public events are kept for 90 days.</summary>
internal sealed class ForgetEvents(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetEvents> logger)
    : PeriodicService(TimeSpan.FromHours(1), logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    protected override async Task Round(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - Kept;
        await scope.ServiceProvider.GetRequiredService<NotificationsDb>().PublicEvents.Where(e => e.PublishedAt < before)
            .ExecuteDeleteAsync(token);
    }
}
