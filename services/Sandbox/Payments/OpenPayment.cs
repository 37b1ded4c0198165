using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CreativeLabs.Sandbox.Payments;

/// <summary>A payment to ask for.</summary>
/// <param name="Reference">The caller's own id; comes back in the callback.</param>
/// <param name="Amount">Tyiyn, more than 0.</param>
/// <param name="Currency">KGS.</param>
/// <param name="CallbackUrl">Where the outcome goes.</param>
/// <param name="ExpiresInSeconds">1 to 86400.</param>
internal sealed record OpenPaymentBody(string Reference, long Amount, string Currency, string CallbackUrl, int ExpiresInSeconds);

/// <summary>The rail's id, and the text to show as a QR code.</summary>
internal sealed record OpenedPayment(Guid Id, string Qr);

internal static class OpenPayment
{
    public static Results<Created<OpenedPayment>, ProblemResult> Handle(
        OpenPaymentBody body, [FromHeader(Name = "Idempotency-Key")] string key, QrRail rail, Misbehaviour misbehaviour, TimeProvider clock)
    {
        if (misbehaviour.Qr is QrFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        var url = Uri.TryCreate(body.CallbackUrl, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;
        var validation = new Validation()
            .Length(body.Reference, 1, 100, "reference")
            .Range(body.Amount, 1, 10_000_000_000, "amount")
            .OneOf(body.Currency, ["KGS"], "currency")
            .Check(url is not null, "callbackUrl", "Толук дарек керек.", "Нужен полный адрес.", "Must be an absolute http address.")
            .Range(body.ExpiresInSeconds, 1, 86_400, "expiresInSeconds");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        var expires = clock.GetUtcNow().AddSeconds(body.ExpiresInSeconds);
        var payment = rail.Open(key, new PaymentOrder(body.Reference, body.Amount, body.Currency, url!, expires));
        return TypedResults.Created($"/qr/payments/{payment.Id}", new OpenedPayment(payment.Id, payment.Qr));
    }
}
