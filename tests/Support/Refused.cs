using System.Text.Json;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Support;

/// <summary>What a refusal says, without a server.</summary>
public static class Refused
{
    /// <summary>Its problem+json in a language.</summary>
    public static async Task<JsonElement> Said(this ProblemResult refusal, string language)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = language;
        http.Response.Body = body;
        await refusal.ExecuteAsync(http);
        return JsonSerializer.Deserialize<JsonElement>(body.ToArray());
    }

    /// <summary>The first sentence about each field.</summary>
    public static async Task<Dictionary<string, string>> SaidByField(this ProblemResult refusal, string language) =>
        (await refusal.Said(language)).GetProperty("errors").EnumerateObject()
        .ToDictionary(field => field.Name, field => field.Value[0].GetString()!, StringComparer.Ordinal);
}
