using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>An aggregate whose version grows by one with each change; it is the concurrency token and the ETag's first part.</summary>
public interface IVersioned
{
    /// <summary>From 1.</summary>
    int Version { get; }
}

/// <summary><c>ETag</c>, <c>If-Match</c> and <c>If-None-Match</c>. The tag of what is read is the version and, after a point, a hash of
/// the very bytes that are sent: it differs with the language and with every figure that shows. The tag of what was just changed is the
/// version alone. <c>If-Match</c> goes by the version.</summary>
public static class ETags
{
    private static readonly object Compared = new();

    /// <summary>Sends the version as a strong ETag. To a GET, the hash of what is sent is added, and what the caller has already is
    /// answered with 304.</summary>
    public static void SetETag(this HttpContext http, IVersioned resource)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            if (http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<TaggedAttribute>() is null)
            {
                throw new InvalidOperationException($"{endpoint.DisplayName} sends an ETag and does not say so: call Tagged() on it.");
            }

            Representation.Watch(http, resource.Version);
        }

        http.Response.Headers.ETag = Of(resource.Version);
    }

    /// <summary>428 without If-Match, 412 when it names another version, null when the caller changes what she saw. The endpoint says
    /// <see cref="Matched"/>.</summary>
    public static ProblemResult? RequireMatch(this HttpContext http, IVersioned resource) => http.RequireMatch(resource.Version);

    /// <summary>As <see cref="RequireMatch(HttpContext, IVersioned)"/>, of the version that the resource had before a change which is not
    /// saved yet.</summary>
    public static ProblemResult? RequireMatch(this HttpContext http, int version)
    {
        if (http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IfMatchAttribute>() is null)
        {
            throw new InvalidOperationException($"{endpoint.DisplayName} asks for If-Match and does not say so: call Matched() on it.");
        }

        http.Items[Compared] = true;
        var named = Tags(http.Request.Headers.IfMatch).ToList();
        return named.Exists(tag => tag is "*" || VersionOf(tag) == version) ? null
            : ProblemResult.Of(named.Count == 0 ? Problems.VersionRequired : Problems.StaleVersion);
    }

    /// <summary>As <see cref="RequireMatch(HttpContext, IVersioned)"/> of what has another tag than a version: its bytes' hash, for
    /// one.</summary>
    public static ProblemResult? RequireMatch(this HttpContext http, string tag)
    {
        http.Items[Compared] = true;
        var named = Tags(http.Request.Headers.IfMatch).ToList();
        return named.Contains(tag, StringComparer.Ordinal) ? null
            : ProblemResult.Of(named.Count == 0 ? Problems.VersionRequired : Problems.StaleVersion);
    }

    /// <summary>For what is not there yet: 412 for who names a version that she saw of it.</summary>
    public static ProblemResult? RequireNone(this HttpContext http) =>
        Tags(http.Request.Headers.IfMatch).Any(tag => tag is not "*") ? ProblemResult.Of(Problems.StaleVersion) : null;

    /// <summary>For a step that may be taken twice: null when it changed nothing, since then it was taken before, and when the caller had
    /// seen what it changed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="resource">After the step, which is not saved yet.</param>
    /// <param name="before">Its version before the step.</param>
    /// <param name="rule">What the step broke; it is answered when this is null.</param>
    public static ProblemResult? RequireMatchOfStep(this HttpContext http, IVersioned resource, int before, Error? rule)
    {
        if (rule is null && resource.Version == before)
        {
            http.IsSoAlready();
            return null;
        }

        return http.RequireMatch(before) ?? (rule is null ? null : ProblemResult.Of(rule));
    }

    /// <summary>What is asked for is so already, and nothing is changed: RFC 9110, 13.1.1, allows the answer of a success, so that a
    /// request whose answer was lost can be sent again.</summary>
    public static void IsSoAlready(this HttpContext http) => http.Items[Compared] = true;

    /// <summary>True when <c>If-None-Match</c> names <paramref name="tag"/>, by weak comparison: the caller has this answer.</summary>
    public static bool HasAlready(this HttpRequest request, string tag) => Tags(request.Headers.IfNoneMatch)
        .Any(seen => seen is "*" || Strong(seen).Equals(Strong(tag), StringComparison.Ordinal));

    /// <summary>The endpoint changes something that has an ETag: it is refused with 428 without If-Match, and the handler compares what
    /// it changes by <see cref="RequireMatch(HttpContext, IVersioned)"/>. One that does not is a fault of ours, and is answered as
    /// one.</summary>
    /// <param name="endpoint">On an endpoint that is idempotent too, call this after <c>Idempotent()</c>.</param>
    /// <param name="orNew">It may also make what was not there, and that needs no If-Match: only the handler can ask.</param>
    public static RouteHandlerBuilder Matched(this RouteHandlerBuilder endpoint, bool orNew = false) => endpoint
        .WithMetadata(new IfMatchAttribute(!orNew))
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status428PreconditionRequired)
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (orNew)
            {
                return await next(context);
            }

            if (!Tags(http.Request.Headers.IfMatch).Any())
            {
                return ProblemResult.Of(Problems.VersionRequired);
            }

            var result = await next(context);
            var status = (result is INestedHttpResult nested ? nested.Result : result) is IStatusCodeHttpResult { StatusCode: { } told }
                ? told : StatusCodes.Status200OK;
            return status >= 300 || http.Items.ContainsKey(Compared) ? result
                : throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} did not compare If-Match with anything.");
        });

    /// <summary>The endpoint shows something with <see cref="SetETag"/>.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new TaggedAttribute()).Produces(StatusCodes.Status304NotModified);

    internal static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static IEnumerable<string> Tags(Microsoft.Extensions.Primitives.StringValues headers) => headers.SelectMany(value =>
        value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);

    private static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;

    /// <summary>Null for a weak tag, which is never good enough to change something, and for one that is not ours.</summary>
    private static int? VersionOf(string tag)
    {
        if (tag.Length < 3 || tag[0] != '"' || tag[^1] != '"')
        {
            return null;
        }

        var inside = tag.AsSpan(1, tag.Length - 2);
        var end = inside.IndexOf('.');
        return int.TryParse(end < 0 ? inside : inside[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version : null;
    }
}

/// <summary>On endpoints that show something with an ETag; the OpenAPI document names the header.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TaggedAttribute : Attribute;

/// <summary>On endpoints that change something with an ETag; the OpenAPI document names the header.</summary>
/// <param name="required">False when it may also make what was not there.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IfMatchAttribute(bool required) : Attribute
{
    /// <summary>True when the header is always needed.</summary>
    public bool Required => required;
}
