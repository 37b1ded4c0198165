using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Payments;

/// <summary>How a payment stands; <c>transactionId</c> is there once it succeeded.</summary>
internal sealed record PaymentView(
    Guid Id, string Reference, PaymentStatus Status, long Amount, string Currency, string Qr, string? TransactionId,
    DateTimeOffset ExpiresAt)
{
    public static PaymentView Of(QrPayment payment) => new(
        payment.Id, payment.Order.Reference, payment.Status, payment.Order.Amount, payment.Order.Currency, payment.Qr,
        payment.TransactionId, payment.Order.ExpiresAt);
}

internal static class ShowPayment
{
    public static Results<Ok<PaymentView>, ProblemResult> Handle(Guid id, QrRail rail, Misbehaviour misbehaviour)
    {
        if (misbehaviour.Qr is QrFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        return rail.Find(id) is { } payment ? TypedResults.Ok(PaymentView.Of(payment)) : ProblemResult.NotFound;
    }

    /// <summary>Who asked for the payment does not want it any more.</summary>
    public static Results<Ok<PaymentView>, ProblemResult> Void(Guid id, QrRail rail, Misbehaviour misbehaviour)
    {
        if (misbehaviour.Qr is QrFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        if (rail.Find(id) is not { } payment)
        {
            return ProblemResult.NotFound;
        }

        return payment.Void() ? TypedResults.Ok(PaymentView.Of(payment)) : ProblemResult.Of(ScanPayment.Ended);
    }
}
