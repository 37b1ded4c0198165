using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Notifications.EventFeed;

/// <summary>The catalogue of public events as AsyncAPI 3, made of the records that are serialised.</summary>
internal static class AsyncApi
{
    private const string About =
        "What happens in the labs, brought by webhook (Standard Webhooks) or fetched from GET /v1/event-feed. Events come at least " +
        "once and in no order: keep the ids that you have seen. They name no person.";

    public static JsonHttpResult<JsonObject> Handle(IOptions<JsonOptions> json) =>
        TypedResults.Json(Document(json.Value.SerializerOptions), contentType: "application/json");

    private static JsonObject Document(System.Text.Json.JsonSerializerOptions json) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject { ["title"] = "CreativeLabs events", ["version"] = "v1", ["description"] = About },
        ["defaultContentType"] = "application/json",
        ["channels"] = new JsonObject
        {
            ["webhook"] = new JsonObject
            {
                ["address"] = null,
                ["description"] = "The address that the partner gave to POST /v1/webhooks.",
                ["messages"] = Each(type => Reference($"#/components/messages/{type.Name}")),
            },
        },
        ["operations"] = new JsonObject
        {
            ["bringEvent"] = new JsonObject
            {
                ["action"] = "send",
                ["channel"] = Reference("#/channels/webhook"),
                ["summary"] = "Brings an event. Only an answer of 2xx within 15 seconds counts; 410 ends it.",
            },
        },
        ["components"] = new JsonObject
        {
            ["messages"] = Each(type => new JsonObject
            {
                ["name"] = type.Name,
                ["summary"] = type.Summary,
                ["headers"] = Headers(),
                ["payload"] = Envelope(type),
            }),
            ["schemas"] = Each(type => json.GetJsonSchemaAsNode(type.Data)),
        },
    };

    private static JsonObject Each(Func<PublicEventType, JsonNode> of) =>
        new(PublicEventType.All.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)of(type))));

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };

    private static JsonObject Headers() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("webhook-id", "webhook-timestamp", "webhook-signature"),
        ["properties"] = new JsonObject
        {
            ["webhook-id"] = Text("The event's id, the same at each attempt."),
            ["webhook-timestamp"] = Text("Seconds since 1970, of this attempt."),
            ["webhook-signature"] =
                Text("v1,base64(HMAC-SHA256(secret, id.timestamp.body)); several, with blanks between, while secrets are exchanged."),
        },
    };

    private static JsonObject Envelope(PublicEventType type) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("id", "type", "timestamp", "data"),
        ["properties"] = new JsonObject
        {
            ["id"] = Text("The event.", "uuid"),
            ["type"] = new JsonObject { ["const"] = type.Name },
            ["timestamp"] = Text("When it was published.", "date-time"),
            ["labId"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "uuid" },
            ["data"] = Reference($"#/components/schemas/{type.Name}"),
        },
    };

    private static JsonObject Text(string description, string? format = null)
    {
        var text = new JsonObject { ["type"] = "string", ["description"] = description };
        if (format is not null)
        {
            text["format"] = format;
        }

        return text;
    }
}
