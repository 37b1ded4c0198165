using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Reads moments as RFC 3339 writes them, and refuses those without an offset from UTC: without one, a time is another moment for
/// each who reads it.</summary>
internal sealed class StrictTime : JsonConverter<DateTimeOffset>
{
    /// <summary>What the caller is told.</summary>
    public static readonly LocalText NoOffset = new(
        "Убакыт RFC 3339 боюнча, UTCден айырмасы менен жазылат, мисалы 2027-02-10T11:00:00+06:00.",
        "Время пишется по RFC 3339 со смещением от UTC, например 2027-02-10T11:00:00+06:00.",
        "A time is written by RFC 3339 with its offset from UTC, such as 2027-02-10T11:00:00+06:00.");

    internal const string Refused = "A time without its offset.";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && HasOffset(reader.GetString()!) && reader.TryGetDateTimeOffset(out var read)
            ? read : throw new JsonException(Refused);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    /// <summary>True for a text that ends with an offset, and may be a time.</summary>
    public static bool HasOffset(string text)
    {
        var clock = text.IndexOfAny(['T', 't', ' ']);
        return clock > 0 && (text[^1] is 'Z' or 'z'
            || (text.Length > clock + 6 && text[^6] is '+' or '-' && text[^3] is ':'));
    }
}

/// <summary>The same for times in a query, where the framework would take one without an offset for UTC.</summary>
internal static class QueryTimes
{
    /// <summary>After routing.</summary>
    public static void UseQueryTimes(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.QueryString.HasValue && FirstWithoutOffset(http) is { } name
            ? Problems.WriteAsync(http, Problems.Invalid,
                new Dictionary<string, LocalText[]>(StringComparer.Ordinal) { [name] = [StrictTime.NoOffset] })
            : next(http));

    private static string? FirstWithoutOffset(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(parameter => (Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType)
                ?? parameter.ParameterInfo.ParameterType) == typeof(DateTimeOffset))
            .FirstOrDefault(parameter => http.Request.Query[parameter.Name].Any(IsBare))?.Name is { } found
                ? JsonNamingPolicy.CamelCase.ConvertName(found) : null;

    // What is no time at all is refused by the binding.
    private static bool IsBare(string? told) => told is { Length: > 0 } && !StrictTime.HasOffset(told)
        && DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, out _);
}
