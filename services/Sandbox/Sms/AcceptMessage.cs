using System.Text.RegularExpressions;
using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CreativeLabs.Sandbox.Sms;

/// <summary>A message to send.</summary>
/// <param name="To">E.164, such as +996700123456.</param>
/// <param name="Text">At most 670 characters.</param>
/// <param name="Reference">The caller's own id; comes back in the receipt.</param>
/// <param name="ReceiptUrl">Where the receipt goes; none is sent without it.</param>
internal sealed record AcceptMessageBody(string To, string Text, string Reference, string? ReceiptUrl = null);

/// <summary>The gateway's id of the message.</summary>
internal sealed record AcceptedMessage(Guid Id);

internal static partial class AcceptMessage
{
    public static async Task<Results<Accepted<AcceptedMessage>, ProblemResult>> Handle(
        AcceptMessageBody body, [FromHeader(Name = "Idempotency-Key")] string key,
        SmsGateway gateway, Misbehaviour misbehaviour, TimeProvider clock, CancellationToken token)
    {
        if (misbehaviour.Sms is SmsFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        var url = Uri.TryCreate(body.ReceiptUrl, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;
        var validation = new Validation()
            .Check(E164().IsMatch(body.To), "to", "+996700123456 сыяктуу номер керек.", "Нужен номер вида +996700123456.",
                "Must be a number such as +996700123456.")
            .Length(body.Text, 1, 670, "text")
            .Length(body.Reference, 1, 100, "reference")
            .Check(body.ReceiptUrl is null
                || url is not null, "receiptUrl", "Толук дарек керек.", "Нужен полный адрес.", "Must be an absolute http address.");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        var message = gateway.Take(key, body.To, body.Text, body.Reference, url);
        if (misbehaviour.Sms is SmsFault.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), clock, token);
        }

        return TypedResults.Accepted((string?)null, new AcceptedMessage(message.Id));
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}\z", RegexOptions.NonBacktracking)]
    private static partial Regex E164();
}
