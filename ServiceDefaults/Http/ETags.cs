using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>An aggregate whose version grows by one with each change; it is the concurrency token and the ETag.</summary>
public interface IVersioned
{
    /// <summary>From 1.</summary>
    int Version { get; }
}

/// <summary><c>ETag</c> and <c>If-Match</c> of an aggregate's version.</summary>
public static class ETags
{
    /// <summary>Sends the version as a strong ETag.</summary>
    public static void SetETag(this HttpContext http, IVersioned resource) => http.Response.Headers.ETag = Of(resource.Version);

    /// <summary>428 without If-Match, 412 when it names another version, null when the caller changes what she saw.</summary>
    public static Refusal? RequireMatch(this HttpContext http, IVersioned resource)
    {
        var named = http.Request.Headers.IfMatch.SelectMany(value =>
            value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return named.Exists(tag => tag is "*" || tag == Of(resource.Version)) ? null
            : Refusal.Of(named.Count == 0 ? Problems.VersionRequired : Problems.StaleVersion);
    }

    private static string Of(int version) => $"\"{version}\"";
}
