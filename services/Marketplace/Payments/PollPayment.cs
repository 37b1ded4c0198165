using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>No callback came: the rail is asked, after 30 s and then ever more seldom, until it says how the attempt ended or a day has
/// passed since the code expired. No row is locked while it is asked.</summary>
internal sealed class PollPayment(MarketplaceDb db, PaymentRails rails, SettlePayment settle, TimeProvider clock)
    : IConsumer<PaymentPollDue>
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    public async Task Consume(ConsumeContext<PaymentPollDue> context)
    {
        var token = context.CancellationToken;
        var attempt = await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == context.Message.AttemptId, token);
        if (attempt is null || attempt.HasEnded)
        {
            return;
        }

        var news = attempt.RailReference is null ? null : await rails.Of(attempt.Rail).Find(attempt, token);
        if (news is { Status: not RailStatus.Pending })
        {
            await settle.Settle(news, context, token);
            return;
        }

        var now = clock.GetUtcNow();
        if (now >= attempt.ExpiresAt && news is null)
        {
            // Without the rail's id nobody was ever shown a code. With one, only the rail knows whether it was paid.
            await settle.Move(attempt.Id, attempt.RailReference is null ? AttemptState.Expired : AttemptState.Unknown, token);
        }

        if (now < attempt.ExpiresAt + GiveUpAfter)
        {
            await context.SchedulePublish(context.Message with { Try = context.Message.Try + 1 }, now + After(context.Message.Try + 1),
                token);
        }
    }

    /// <summary>30 s, 60 s, 120 s, 240 s, 480 s, then every ten minutes.</summary>
    public static TimeSpan After(int tries) => TimeSpan.FromSeconds(Math.Min(600, 30 * Math.Pow(2, Math.Clamp(tries, 0, 10))));
}
