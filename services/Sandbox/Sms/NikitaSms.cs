using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CreativeLabs.Sandbox.Callbacks;
using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Sandbox.Sms;

/// <summary>Plays Nikita's SMSPRO as it documents its XML. Where receipts are pushed to is a setting of the account there; here the
/// caller says it in the header <c>Sandbox-Receipts</c>.</summary>
internal sealed partial class NikitaSms(
    SmsNetwork network, CallbackQueue callbacks, Misbehaviour misbehaviour, IConfiguration configuration, TimeProvider clock)
{
    private const string Provider = "nikita";
    private const int Queued = 0;
    private const int ToOperator = 1;
    private const int Delivered = 3;
    private const int NotDelivered = 4;

    private readonly ConcurrentDictionary<string, int> reports = new(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder app)
    {
        var nikita = app.MapGroup("/sms/nikita/api").WithTags("Sms").DisableAntiforgery();
        nikita.MapPost("/message", (HttpContext http, NikitaSms provider) => provider.Answer(http, provider.Message))
            .WithName("takeNikitaMessage").WithSummary("Take a message for phones");
        nikita.MapPost("/dr", (HttpContext http, NikitaSms provider) => provider.Answer(http, provider.Report))
            .WithName("getNikitaReport").WithSummary("How a message stands");
        nikita.MapPost("/info", (HttpContext http, NikitaSms provider) => provider.Answer(http, (_, _) => Response(0,
                new XElement("state", 0), new XElement("account", "1000.00"), new XElement("smsprice", "1.20"))))
            .WithName("getNikitaAccount").WithSummary("The balance and the price of a message");
    }

    private async Task<IResult> Answer(HttpContext http, Func<XElement, HttpContext, XElement> answer)
    {
        if (misbehaviour.Nikita is SmsFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        var asked = await Read(http);
        var told = asked is null ? Response(1)
            : asked.Element("pwd")?.Value != configuration["Sandbox:Key"] ? Response(2) : answer(asked, http);
        if (asked?.Name.LocalName == "message")
        {
            await SmsFaults.Answer(misbehaviour.Nikita, http, clock);
        }

        return Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{told}", "application/xml");
    }

    private XElement Message(XElement message, HttpContext http)
    {
        var (id, text) = (message.Element("id")?.Value ?? "", message.Element("text")?.Value ?? "");
        var phones = message.Element("phones")?.Elements("phone").Select(p => p.Value).ToList() ?? [];
        var refused = misbehaviour.Nikita switch
        {
            SmsFault.NoMoney => 4,
            SmsFault.StopWords => 6,
            SmsFault.DeadNumber => 7,
            _ when !Id().IsMatch(id) || text.Length is 0 or > 800 || phones.Count is 0 or > 50 => 1,
            _ when message.Element("sender")?.Value is not { Length: > 0 and <= 11 } => 5,
            _ when phones.Exists(phone => !Phone().IsMatch(phone)) => 7,
            _ => 0,
        };
        if (refused > 0)
        {
            return Response(refused);
        }

        var added = false;
        foreach (var phone in phones)
        {
            added |= network.Take(Provider, phones.Count == 1 ? id : $"{id}/{phone}", $"+{phone}", text).Added;
        }

        if (!added)
        {
            return Response(10);
        }

        var fault = misbehaviour.Nikita;
        reports[id] = fault is SmsFault.Lost ? NotDelivered : fault is SmsFault.Silent ? Queued : Delivered;
        if (Uri.TryCreate(http.Request.Headers["Sandbox-Receipts"], UriKind.Absolute, out var url))
        {
            foreach (var (report, after) in SmsFaults.Receipts(fault, ToOperator, Delivered, NotDelivered))
            {
                callbacks.OweText(url, new XElement("dr", new XElement("id", id), new XElement("phone", phones[0]),
                    new XElement("report", report)).ToString(), "application/xml", after);
            }
        }

        return fault is SmsFault.TimeOut ? Response(9) : Response(0, new XElement("id", id),
            new XElement("phones", phones.Count), new XElement("smscnt", 1));
    }

    private XElement Report(XElement asked, HttpContext http)
    {
        var id = asked.Element("id")?.Value ?? "";
        return reports.TryGetValue(id, out var report)
            ? Response(0, new XElement("phone", new XElement("number", asked.Element("phone")?.Value), new XElement("report", report)))
            : Response(1);
    }

    private static async Task<XElement?> Read(HttpContext http)
    {
        try
        {
            using var reader = XmlReader.Create(http.Request.Body, new XmlReaderSettings { Async = true });
            return await XElement.LoadAsync(reader, LoadOptions.None, http.RequestAborted);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Response(int status, params object[] more) =>
        new("response", new XElement("status", status.ToString(CultureInfo.InvariantCulture)), more);

    [GeneratedRegex("^[A-Za-z0-9]{1,12}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex("^996[0-9]{9}$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
