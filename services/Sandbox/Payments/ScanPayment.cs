using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Payments;

/// <summary>The buyer's bank reads the QR code and pays.</summary>
/// <param name="Payer">Whose account, in any words.</param>
/// <param name="Declined">True when her bank refuses: the payment fails.</param>
internal sealed record ScanPaymentBody(string Payer, bool Declined = false);

internal static class ScanPayment
{
    public static readonly Error Ended =
        new("payment_ended", "Бул төлөм аяктаган.", "Этот платёж уже завершён.", "This payment has ended.");

    public static Results<Ok<PaymentView>, ProblemResult> Handle(Guid id, ScanPaymentBody body, QrRail rail, Misbehaviour misbehaviour)
    {
        if (misbehaviour.Qr is QrFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        if (new Validation().Length(body.Payer, 1, 100, "payer").Problem is { } refusal)
        {
            return refusal;
        }

        if (rail.Find(id) is not { } payment)
        {
            return ProblemResult.NotFound;
        }

        return rail.Pay(payment, body.Payer, body.Declined) ? TypedResults.Ok(PaymentView.Of(payment)) : ProblemResult.Of(Ended);
    }
}
