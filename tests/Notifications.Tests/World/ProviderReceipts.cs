using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Notifications.World;

/// <summary>Receipts as the two providers send them.</summary>
internal static class ProviderReceipts
{
    public static Task<HttpResponseMessage> FromNikita(
        this NotificationsFixture fixture, Guid delivery, string report, string? key = null, string? body = null)
    {
        var known = fixture.Services.GetRequiredService<NikitaProvider>().ReceiptKey;
        var xml = body ?? $"<dr><id>{SmsReference.Of(delivery)}</id><phone>996700550000</phone><report>{report}</report></dr>";
        return fixture.Anonymous().PostAsync($"/v1/sms-receipts/nikita?key={key ?? known}",
            new StringContent(xml, Encoding.UTF8, "application/xml"));
    }

    public static Task<HttpResponseMessage> FromRest(
        this NotificationsFixture fixture, Guid delivery, string status, int? error = null, string key = SandboxServer.Key)
    {
        var reference = SmsReference.Of(delivery);
        return fixture.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/v1/sms-receipts/rest?reference={reference}")
        {
            Content = SignedForm(fixture, reference, status, error, key),
        });
    }

    public static HttpContent SignedForm(
        this NotificationsFixture fixture, string reference, string status, int? error = null, string key = SandboxServer.Key)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = "SM1", ["MessageStatus"] = status };
        if (error is { } code)
        {
            fields["ErrorCode"] = $"{code}";
        }

        var signed = $"{fixture.Callbacks}/v1/sms-receipts/rest?reference={reference}"
            + string.Concat(fields.Select(field => field.Key + field.Value));
        var content = new FormUrlEncodedContent(fields);
#pragma warning disable CA5350 // The provider signs with SHA-1.
        content.Headers.Add("X-Twilio-Signature",
            Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed))));
#pragma warning restore CA5350
        return content;
    }
}
