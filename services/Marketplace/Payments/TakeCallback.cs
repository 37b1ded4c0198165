using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>The rail's news: verified, kept as it came, answered. What follows from it is done afterwards, off the rail's
/// request.</summary>
internal static class TakeCallback
{
    private const int Most = 1 << 16;

    public static async Task<Results<Accepted, ProblemResult>> Handle(
        HttpRequest request, MarketplaceDb db, IPublishEndpoint publish, PaymentRails rails, TimeProvider clock, CancellationToken token) =>
        await Take(request, rails.Of(QrRail.RailName), db, publish, clock, token) is { } refusal
            ? refusal : TypedResults.Accepted((string?)null);

    /// <summary>Null when it was taken, now or before.</summary>
    public static async Task<ProblemResult?> Take(HttpRequest request, IPaymentRail rail, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, CancellationToken token)
    {
        if (await Body(request, token) is not { } body)
        {
            return ProblemResult.Of(Problems.TooLarge);
        }

        var now = clock.GetUtcNow();
        var reading = rail.Read(request.Headers, body, now);
        if (!reading.Signed)
        {
            return ProblemResult.Of(PaymentRules.InvalidSignature);
        }

        if (reading is not { EventId: { } eventId, News: { } news })
        {
            return ProblemResult.Of(Problems.Malformed);
        }

        // The rail tells the same twice when it did not hear the answer: the second time there is nothing to do.
        var id = Guid.CreateVersion7(now);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payment_callbacks (id, rail, event_id, body, received_at)
            VALUES ({id}, {rail.Name}, {eventId}, {body}, {now}) ON CONFLICT DO NOTHING
            """,
            token) == 1;
        if (added)
        {
            await publish.Publish(new PaymentCallbackReceived(id, news.AttemptId), token);
            await db.SaveChangesAsync(token);
        }

        await transaction.CommitAsync(token);
        return null;
    }

    /// <summary>The bytes as they came; null when there are too many.</summary>
    public static async Task<byte[]?> Body(HttpRequest request, CancellationToken token)
    {
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, token)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > Most)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
