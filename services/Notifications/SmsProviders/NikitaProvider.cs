using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>Nikita SMSPRO: XML by POST, Kyrgyz numbers. It answers with status 200 and says in the XML what went wrong.</summary>
internal sealed class NikitaProvider(ProviderAccount account, IHttpClientFactory clients) : ISmsProvider
{
    public const string ProviderName = "nikita";

    private const string IdSeen = "10";

    public string Name => ProviderName;

    public SmsCapabilities Capabilities { get; } = new(LongestText: 800, Prefix: "+996");

    public double Share => account.Share;

    /// <summary>It signs no receipts, so the address that it was given has a key in its query.</summary>
    public string ReceiptKey { get; } =
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.Secret), "receipts"u8))[..32];

    public async Task<SmsOutcome> Send(OutgoingSms message, CancellationToken token)
    {
        using var request = Request("api/message", new XElement("message", Login(),
            new XElement("id", message.Reference), new XElement("sender", account.Sender), new XElement("text", message.Text),
            new XElement("phones", new XElement("phone", message.To[1..]))));
        if (account.IsSandbox)
        {
            request.Headers.Add("Sandbox-Receipts", $"{account.Receipts}?key={ReceiptKey}");
        }

        var outcome = await SmsCall.Make(clients.CreateClient(ProvidersSetup.ClientOf(Name)), request, async response =>
            await Status(response, token) is { } status
            ? NikitaCodes.OfStatus(status) with { MessageId = message.Reference } : null, token);

        // It took this id before, and its answer was lost: only the report tells what became of it.
        return outcome.Code == IdSeen ? await Ask(message, token) : outcome;
    }

    private async Task<SmsOutcome> Ask(OutgoingSms message, CancellationToken token)
    {
        using var request = Request("api/dr", new XElement("dr", Login(),
            new XElement("id", message.Reference), new XElement("phone", message.To[1..])));
        return await SmsCall.Make(clients.CreateClient(ProvidersSetup.ClientOf(Name)), request, async response =>
            await Read(response, token) is { } answer && answer.Element("status")?.Value == "0"
                && answer.Element("phone")?.Element("report")?.Value is { } report
            ? NikitaCodes.OfReport(report) with { MessageId = message.Reference }
            : new SmsOutcome(SmsVerdict.RetrySame, IdSeen), token);
    }

    private static async Task<string?> Status(HttpResponseMessage response, CancellationToken token) =>
        (await Read(response, token))?.Element("status")?.Value;

    private static async Task<XElement?> Read(HttpResponseMessage response, CancellationToken token)
    {
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        await using var body = await response.Content.ReadAsStreamAsync(token);
        return await ParseAsync(body, token);
    }

    /// <summary>Without a document type, and so without what one could pull in.</summary>
    public static async Task<XElement> ParseAsync(Stream body, CancellationToken token)
    {
        using var reader = XmlReader.Create(body,
            new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 1 << 16 });
        return await XElement.LoadAsync(reader, LoadOptions.None, token);
    }

    private object[] Login() => [new XElement("login", account.Name), new XElement("pwd", account.Secret)];

    private HttpRequestMessage Request(string path, XElement body) => new(HttpMethod.Post, new Uri(account.Address, path))
    {
        Content = new StringContent(
            string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{body}"), Encoding.UTF8,
            "application/xml"),
    };
}
