using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

namespace CreativeLabs.Sandbox.Partners;

/// <summary>How a partner's listener is set up.</summary>
/// <param name="Secret">whsec_ and base64, as it was shown when it was made.</param>
/// <param name="Status">What it answers to what is signed; 204 unless told otherwise.</param>
internal sealed record ReceiverBody(string Secret, int Status = 204);

/// <summary>A webhook as it arrived.</summary>
/// <param name="Id">The event.</param>
/// <param name="Body">What was signed.</param>
/// <param name="At">When.</param>
internal sealed record ReceivedWebhook(string Id, string Body, DateTimeOffset At);

/// <summary>Plays partners' systems, each under a name: it holds what comes against its signature with the library of Standard Webhooks, as
/// a partner does. The rightly signed is kept, each event once; the rest is answered with 401.</summary>
internal sealed class WebhookReceiver(TimeProvider clock)
{
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, ReceiverBody> receivers = new(StringComparer.Ordinal);
    private readonly Recent<Received> received = new(Most);

    public static void Map(IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks/{name}").WithTags("Partners");
        webhooks.MapPut("", (string name, ReceiverBody body, WebhookReceiver receiver) => receiver.SetUp(name, body))
            .WithName("setUpReceiver").WithSummary("Give a listener its secret and its answer");
        webhooks.MapPost("", (string name, HttpRequest request, WebhookReceiver receiver) => receiver.Take(name, request))
            .WithName("takeWebhook").WithSummary("Take a webhook");
        webhooks.MapGet("", (string name, WebhookReceiver receiver) => TypedResults.Ok(receiver.Of(name)))
            .WithName("listReceivedWebhooks").WithSummary("What a listener has taken, oldest first");
    }

    private Results<NoContent, BadRequest> SetUp(string name, ReceiverBody body)
    {
        try
        {
            _ = new StandardWebhook(body.Secret);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return TypedResults.BadRequest();
        }

        receivers[name] = body;
        return TypedResults.NoContent();
    }

    private async Task<StatusCodeHttpResult> Take(string name, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (!receivers.TryGetValue(name, out var receiver))
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }

        if (!request.Headers["webhook-signature"].ToString().Split(' ').Any(one => IsSigned(receiver.Secret, body, request.Headers, one)))
        {
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (receiver.Status is >= 200 and < 300)
        {
            var id = request.Headers["webhook-id"].ToString();
            received.AddOnce($"{name}/{id}", Guid.CreateVersion7(), new Received(name, new(id, body, clock.GetUtcNow())));
        }

        return TypedResults.StatusCode(receiver.Status);
    }

    /// <summary>The library looks at the first of several signatures alone, so it is given one after the other.</summary>
    private static bool IsSigned(string secret, string body, IHeaderDictionary headers, string signature)
    {
        try
        {
            new StandardWebhook(secret).Verify(body, new HeaderDictionary
            {
                ["webhook-id"] = headers["webhook-id"],
                ["webhook-timestamp"] = headers["webhook-timestamp"],
                ["webhook-signature"] = signature,
            });
            return true;
        }
        catch (WebhookVerificationException)
        {
            return false;
        }
    }

    private List<ReceivedWebhook> Of(string name) => [.. received.All().Where(one => one.Name == name).Select(one => one.Webhook)];

    private sealed record Received(string Name, ReceivedWebhook Webhook);
}
