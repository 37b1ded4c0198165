using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A provider's word on a message that it took.</summary>
internal static class TakeReceipt
{
    private const int Most = 1 << 14;

    private static readonly Error BadSignature =
        new("bad_signature", "Кол тамга туура эмес.", "Неверная подпись.", "The signature is not valid.", 401);

    public static async Task<Results<Ok, ProblemResult>> OfNikita(
        HttpRequest request, RecordReceipt record, IServiceProvider services, CancellationToken token, string? key = null)
    {
        if (services.GetService<NikitaProvider>() is not { } provider || !CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(provider.ReceiptKey)))
        {
            return ProblemResult.Of(BadSignature);
        }

        if (await Body(request, token) is not { } body)
        {
            return ProblemResult.Of(Problems.TooLarge);
        }

        try
        {
            using var stream = new MemoryStream(body);
            var receipt = await NikitaProvider.ParseAsync(stream, token);
            return receipt.Element("id")?.Value is { Length: > 0 and <= 12 } id
                && receipt.Element("report")?.Value is { Length: 1 } report
                ? await Record(record, id, provider.Name, NikitaCodes.OfReport(report), token) : ProblemResult.Of(Problems.Malformed);
        }
        catch (XmlException)
        {
            return ProblemResult.Of(Problems.Malformed);
        }
    }

    public static async Task<Results<Ok, ProblemResult>> OfRest(
        HttpRequest request, RecordReceipt record, IServiceProvider services, CancellationToken token, string? reference = null)
    {
        if (await Body(request, token) is not { } body)
        {
            return ProblemResult.Of(Problems.TooLarge);
        }

        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body))
            .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        if (services.GetService<RestProvider>() is not { } provider
            || !provider.IsSigned(reference ?? "", fields, request.Headers["X-Twilio-Signature"]))
        {
            return ProblemResult.Of(BadSignature);
        }

        int? error = int.TryParse(fields.GetValueOrDefault("ErrorCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code : null;
        return fields.GetValueOrDefault("MessageStatus") is { Length: > 0 and <= 20 } status && reference is { Length: > 0 and <= 12 }
            ? await Record(record, reference, provider.Name, RestCodes.OfStatus(status, error), token)
            : ProblemResult.Of(Problems.Malformed);
    }

    private static async Task<Results<Ok, ProblemResult>> Record(
        RecordReceipt record, string reference, string provider, SmsOutcome outcome, CancellationToken token) =>
        await record.Record(reference, provider, outcome, token) ? TypedResults.Ok() : ProblemResult.NotFound;

    /// <summary>The bytes as they came; null when there are too many.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken token)
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
