using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>The provider's word on a message.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Reference">The delivery.</param>
/// <param name="Status">delivered, or anything else for a message that will not arrive.</param>
internal sealed record SmsReceipt(string Id, Guid Reference, string Status);

internal static class TakeReceipt
{
    private static readonly Error BadSignature =
        new("bad_signature", "Кол тамга туура эмес.", "Неверная подпись.", "The signature is not valid.", 401);

    /// <summary>A receipt may come twice, late, or before our own note that the message was sent.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        HttpRequest request, ReceiptSignature signature, NotificationsDb db, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, token);
        if (!signature.IsValid(request.Headers[ReceiptSignature.Header], body.ToArray()))
        {
            return ProblemResult.Of(BadSignature);
        }

        if (Read(body.ToArray()) is not { } receipt)
        {
            return ProblemResult.Of(Problems.Malformed);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var delivery = await db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = {receipt.Reference} FOR UPDATE")
            .SingleOrDefaultAsync(token);
        if (delivery is null)
        {
            return ProblemResult.NotFound;
        }

        if (receipt.Status is not "delivered")
        {
            if (delivery.Reject(now))
            {
                await publish.Publish(new NotificationFailed(delivery.Id, delivery.PersonId, "sms", "rejected"), token);
            }
        }
        else if (delivery.Confirm(now))
        {
            await publish.Publish(new NotificationDelivered(delivery.Id, delivery.PersonId, "sms"), token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return TypedResults.NoContent();
    }

    private static SmsReceipt? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<SmsReceipt>(body, JsonSerializerOptions.Web) is { Status: not null } receipt ? receipt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
