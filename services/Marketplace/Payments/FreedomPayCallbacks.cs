using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>What Freedom Pay asks and tells, answered in signed XML as it expects.</summary>
internal static class FreedomPayCallbacks
{
    /// <summary>How a payment ended. Told every half an hour for two hours until it is answered, also after its life.</summary>
    public static async Task<Results<ContentHttpResult, ProblemResult>> Result(
        HttpRequest request, MarketplaceDb db, IPublishEndpoint publish, FreedomPayRail rail, TimeProvider clock,
        CancellationToken token) =>
        await TakeCallback.Take(request, rail, db, publish, clock, token) is { } refusal
            ? refusal : Answer(rail, FreedomPayRail.RailName, "ok", "Accepted");

    /// <summary>Before money is taken: whether the code is still to be paid, and with this amount.</summary>
    public static async Task<Results<ContentHttpResult, ProblemResult>> Check(HttpRequest request, MarketplaceDb db, FreedomPayRail rail,
        TimeProvider clock, CancellationToken token)
    {
        const string script = FreedomPayRail.RailName + "-check";
        if (await TakeCallback.Body(request, token) is not { } body)
        {
            return ProblemResult.Of(Problems.TooLarge);
        }

        var fields = FreedomPayRail.Fields(body);
        if (!FreedomPaySignature.Holds(script, fields, rail.Secret))
        {
            return ProblemResult.Of(PaymentRules.InvalidSignature);
        }

        if (!Guid.TryParse(fields.GetValueOrDefault("pg_order_id"), out var id))
        {
            return ProblemResult.Of(Problems.Malformed);
        }

        var attempt = await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Rail == FreedomPayRail.RailName, token);
        var may = attempt is { State: AttemptState.Created or AttemptState.Presented } && clock.GetUtcNow() < attempt.ExpiresAt
            && FreedomPayRail.Tyiyn(fields.GetValueOrDefault("pg_amount")) == attempt.Amount
            && fields.GetValueOrDefault("pg_currency") == "KGS"
            && await db.Orders.AnyAsync(o => o.Id == attempt.OrderId && o.State == OrderState.AwaitingPayment, token);
        return may ? Answer(rail, script, "ok", "May be paid") : Answer(rail, script, "rejected", "Not to be paid any more");
    }

    private static ContentHttpResult Answer(FreedomPayRail rail, string script, string status, string description) =>
        TypedResults.Text(
            FreedomPaySignature.Write(FreedomPaySignature.Sign(script,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["pg_status"] = status, ["pg_description"] = description },
                rail.Secret)),
            "application/xml");
}
