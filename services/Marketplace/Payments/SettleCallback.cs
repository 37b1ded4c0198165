using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Settles what a stored callback says.</summary>
internal sealed class SettleCallback(MarketplaceDb db, PaymentRails rails, SettlePayment settle) : IConsumer<PaymentCallbackReceived>
{
    public async Task Consume(ConsumeContext<PaymentCallbackReceived> context)
    {
        var token = context.CancellationToken;
        var callback = await db.Callbacks.AsNoTracking().SingleOrDefaultAsync(c => c.Id == context.Message.CallbackId, token);
        if (callback is not null && rails.Of(callback.Rail).Parse(callback.Body).News is { } news)
        {
            await settle.Settle(news, context, token);
        }
    }
}
