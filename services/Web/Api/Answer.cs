using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreativeLabs.Web.Api;

/// <summary>What an operation answered: a value, or the problem that says why not.</summary>
/// <param name="Value">Null when there is a problem, or nothing to read.</param>
/// <param name="Problem">Null when it went well.</param>
/// <param name="ETag">The version that was seen.</param>
/// <param name="Status">Of HTTP.</param>
public sealed record Answer<T>(T? Value, Problem? Problem, string? ETag, HttpStatusCode Status)
{
    /// <summary>It went well.</summary>
    public bool Ok => Problem is null;

    /// <summary>The value, or the error page.</summary>
    public T OrFail() => Problem is { } problem ? throw new ApiRefusedException(problem) : Value!;
}

/// <summary>RFC 9457, as every service and the gateway answer it, in the language of the page.</summary>
public sealed record Problem(int Status, string? Code, string? Title, string? Detail, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    /// <summary>Nothing answered.</summary>
    public const string AwayCode = "away";

    /// <summary>Seconds after which it is worth another try.</summary>
    [JsonIgnore]
    public int? RetryAfter { get; init; }

    /// <summary>What else the problem says, such as the registration that exists already.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Of(string field) => Errors is { } errors && errors.TryGetValue(field, out var texts) ? string.Join(' ', texts) : null;

    /// <summary>The same, with fields called as the page calls them.</summary>
    public Problem Rename(params (string Api, string Page)[] names) => Errors is null ? this : this with
    {
        Errors = Errors.GroupBy(one => names.FirstOrDefault(name => name.Api == one.Key).Page ?? one.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(one => one.Value).ToArray(), StringComparer.Ordinal),
    };

    /// <summary>A problem that the page itself finds, of one field.</summary>
    public static Problem OfField(string field, string text) =>
        new(400, "validation", null, text, new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [text] });
}

/// <summary>A page cannot be shown without this answer.</summary>
public sealed class ApiRefusedException(Problem problem) : Exception($"The API answered {problem.Status} {problem.Code}.")
{
    /// <summary>What the API said.</summary>
    public Problem Problem => problem;
}
