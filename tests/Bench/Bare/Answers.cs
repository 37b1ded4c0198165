using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CreativeLabs.Bench.Bare;

/// <summary>An offering, as the service answers it.</summary>
internal sealed record OfferingAnswer(
    Guid Id, Guid CourseId, string Course, string Track, Guid LabId, Guid TrainerId, string Language, string State, int Capacity, int Left,
    DateOnly StartsOn, bool Online);

/// <summary>A page of them.</summary>
internal sealed record OfferingPage(IReadOnlyList<OfferingAnswer> Items, string? Next);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OfferingAnswer))]
[JsonSerializable(typeof(OfferingPage))]
[JsonSerializable(typeof(CoursePage))]
[JsonSerializable(typeof(EnrolmentAnswer))]
[JsonSerializable(typeof(SessionAsked))]
[JsonSerializable(typeof(SessionAnswer))]
internal sealed partial class Shapes : JsonSerializerContext
{
    /// <summary>The generated shapes, writing Kyrgyz as it is.</summary>
    public static Shapes Plain { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

internal static class Answers
{
    /// <summary>200 with a body.</summary>
    public static async Task Write<T>(HttpContext http, T answer, JsonTypeInfo<T> shape)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(http.Response.BodyWriter, answer, shape, http.RequestAborted);
    }

    /// <summary>The language that the request asks for, one of three.</summary>
    public static string Language(HttpContext http)
    {
        var wanted = http.Request.Headers.AcceptLanguage.ToString();
        return wanted.StartsWith("ru", StringComparison.Ordinal) ? "ru" : wanted.StartsWith("en", StringComparison.Ordinal) ? "en" : "ky";
    }
}
