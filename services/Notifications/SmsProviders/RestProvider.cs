using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>A provider with an API like Twilio's: form fields in, JSON out. Our id travels as <c>Idempotency-Key</c>, and in the address of
/// the receipt, which may come before the answer with the provider's own id.</summary>
internal sealed class RestProvider(ProviderAccount account, IHttpClientFactory clients) : ISmsProvider
{
    public const string ProviderName = "rest";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Name => ProviderName;

    public SmsCapabilities Capabilities { get; } = new(LongestText: 1600, Prefix: "+");

    public double Share => account.Share;

    public async Task<SmsOutcome> Send(OutgoingSms message, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri(account.Address, $"2010-04-01/Accounts/{account.Name}/Messages.json"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("To", message.To), new("From", account.Sender), new("Body", message.Text),
                new("StatusCallback", ReceiptAddress(message.Reference)),
            ]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.Name}:{account.Secret}")));
        request.Headers.Add("Idempotency-Key", message.Reference);
        return await SmsCall.Make(clients.CreateClient(ProvidersSetup.ClientOf(Name)), request, response => Read(response, token), token);
    }

    /// <summary>Checks <c>X-Twilio-Signature</c>: base64(HMAC-SHA1(secret, address and then each field's name and value, by
    /// name)).</summary>
    public bool IsSigned(string reference, IEnumerable<KeyValuePair<string, string>> fields, string? signature)
    {
        var signed = ReceiptAddress(reference)
            + string.Concat(fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // The provider signs with SHA-1.
        var expected = HMACSHA1.HashData(Encoding.UTF8.GetBytes(account.Secret), Encoding.UTF8.GetBytes(signed));
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToBase64String(expected)), Encoding.UTF8.GetBytes(signature ?? ""));
    }

    private string ReceiptAddress(string reference) => $"{account.Receipts}?reference={Uri.EscapeDataString(reference)}";

    private static async Task<SmsOutcome?> Read(HttpResponseMessage response, CancellationToken token)
    {
        if (response.IsSuccessStatusCode)
        {
            var taken = await response.Content.ReadFromJsonAsync<TakenMessage>(Json, token);
            return new SmsOutcome(SmsVerdict.Taken, "taken", taken!.Sid ?? throw new JsonException("A message without its sid."));
        }

        if ((int)response.StatusCode is not (400 or 422) || response.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            return null;
        }

        var refusal = await response.Content.ReadFromJsonAsync<Refusal>(Json, token);
        return RestCodes.OfError(refusal!.Code);
    }

    private sealed record TakenMessage(string? Sid);

    private sealed record Refusal(int Code);
}
