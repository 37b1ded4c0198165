using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CreativeLabs.Sandbox.Payments;

/// <summary>Money to send out; the same key again answers how the first one stands.</summary>
/// <param name="Reference">The caller's own id.</param>
/// <param name="Amount">Tyiyn, more than 0.</param>
/// <param name="Currency">KGS.</param>
/// <param name="Returns">The transaction of the payment that it gives back: the money goes to who paid it.</param>
/// <param name="Account">Where it goes otherwise.</param>
internal sealed record SendTransferBody(string Reference, long Amount, string Currency, string? Returns = null, string? Account = null);

/// <summary>How a transfer stands: settled, failed or reversed.</summary>
internal sealed record TransferView(Guid Id, string Reference, string Status, long Amount, string? TransactionId);

/// <summary>A transfer that was asked for. An account that begins with <c>closed</c> takes nothing.</summary>
internal sealed class Transfer(Guid id, SendTransferBody body)
{
    public Guid Id => id;

    public string Status { get; set; } = body.Account?.StartsWith("closed", StringComparison.Ordinal) is true ? "failed" : "settled";

    public TransferView View => new(id, body.Reference, Status, body.Amount, Status == "failed" ? null
        : $"ELQR-{Convert.ToHexString(id.ToByteArray(bigEndian: true))}");
}

internal static class SendTransfer
{
    public static Results<Ok<TransferView>, ProblemResult> Handle(SendTransferBody body, [FromHeader(Name = "Idempotency-Key")] string key,
        QrRail rail, Misbehaviour misbehaviour)
    {
        if (misbehaviour.Qr is QrFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        var validation = new Validation()
            .Length(body.Reference, 1, 100, "reference")
            .Range(body.Amount, 1, 10_000_000_000, "amount")
            .OneOf(body.Currency, ["KGS"], "currency")
            .Check((body.Returns is null) != (body.Account is null), "account", "Бирөө гана керек.", "Нужно одно из двух.",
                "Either returns or account.");
        return validation.Problem is { } refusal ? refusal : TypedResults.Ok(rail.Send(key, body).View);
    }

    /// <summary>The receiver's bank sends it back.</summary>
    public static Results<Ok<TransferView>, ProblemResult> Reverse(Guid id, QrRail rail)
    {
        if (rail.FindTransfer(id) is not { } transfer)
        {
            return ProblemResult.NotFound;
        }

        transfer.Status = "reversed";
        return TypedResults.Ok(transfer.View);
    }
}
