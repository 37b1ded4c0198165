using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CreativeLabs.Sandbox.Callbacks;
using CreativeLabs.Sandbox.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Sms;

/// <summary>Plays a provider with an API like Twilio's: form fields and Basic in, JSON out, receipts as signed form fields.</summary>
internal sealed partial class RestSms(
    SmsNetwork network, CallbackQueue callbacks, Misbehaviour misbehaviour, IConfiguration configuration, TimeProvider clock)
{
    private const string Provider = "rest";
    private readonly string secret = configuration["Sandbox:Key"]!;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/sms/rest/2010-04-01/Accounts/{account}/Messages.json",
            (string account, HttpContext http, RestSms provider) => provider.Message(account, http))
            .WithTags("Sms").DisableAntiforgery().WithName("takeRestMessage").WithSummary("Take a message for a phone");

    private async Task<IResult> Message(string account, HttpContext http)
    {
        var fault = misbehaviour.Rest;
        if (!IsKnown(account, http.Request.Headers.Authorization) || !http.Request.HasFormContentType)
        {
            return Refuse(401, 20003, "Authenticate");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (to, text, key) = (form["To"].ToString(), form["Body"].ToString(), http.Request.Headers["Idempotency-Key"].ToString());
        var refused = fault switch
        {
            SmsFault.Down => Refuse(503, 20503, "Service unavailable"),
            SmsFault.NoMoney => Refuse(400, 30002, "Account suspended"),
            SmsFault.StopWords => Refuse(400, 30007, "Message filtered"),
            SmsFault.DeadNumber => Refuse(400, 21211, "Invalid 'To' phone number"),
            SmsFault.TimeOut => Refuse(400, 30001, "Queue overflow"),
            _ when !E164().IsMatch(to) => Refuse(400, 21211, "Invalid 'To' phone number"),
            _ when text.Length is 0 or > 1600 => Refuse(400, 21617, "The body is empty or too long"),
            _ => null,
        };
        if (refused is not null)
        {
            return refused;
        }

        var (message, added) = network.Take(Provider, key.Length > 0 ? key : $"{Guid.CreateVersion7()}", to, text);
        var sid = $"SM{message.Id:N}";
        if (added && Uri.TryCreate(form["StatusCallback"], UriKind.Absolute, out var url))
        {
            foreach (var (status, after) in SmsFaults.Receipts(fault, "sent", "delivered", "undelivered"))
            {
                Owe(url, sid, status, after);
            }
        }

        await SmsFaults.Answer(fault, http, clock);
        return TypedResults.Json(new RestMessage(sid, account, to, "queued"), RestMessage.Json, statusCode: 201);
    }

    private void Owe(Uri url, string sid, string status, TimeSpan after)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = sid, ["MessageStatus"] = status };
        if (status is "undelivered")
        {
            fields["ErrorCode"] = "30003";
        }

        var signed = url + string.Concat(fields.Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // The provider signs with SHA-1.
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
        callbacks.OweText(url, string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")),
            "application/x-www-form-urlencoded", after, ("X-Twilio-Signature", signature));
    }

    private bool IsKnown(string account, string? header) => AuthenticationHeaderValue.TryParse(header, out var given)
        && given is { Scheme: "Basic", Parameter: { } told }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told),
            Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{secret}"))));

    private static JsonHttpResult<RestProblem> Refuse(int status, int code, string message) => TypedResults.Json(
        new RestProblem(code, message, $"https://www.twilio.com/docs/errors/{code}", status), RestMessage.Json, statusCode: status);

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}\z", RegexOptions.NonBacktracking)]
    private static partial Regex E164();
}
