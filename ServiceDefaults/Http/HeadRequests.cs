using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CreativeLabs.ServiceDefaults;

/// <summary>HEAD on everything that can be read: the same as GET, without the body (RFC 9110, 9.3.2).</summary>
public static class HeadRequests
{
    private static readonly object Asked = new();

    /// <summary>True when only the head of the answer is asked for: what never ends need not begin.</summary>
    public static bool IsHead(this HttpContext http) => http.Items.ContainsKey(Asked);

    /// <summary>Before routing, which has no operations for HEAD.</summary>
    internal static void UseHeadRequests(this IApplicationBuilder app) => app.Use((http, next) =>
        HttpMethods.IsHead(http.Request.Method) ? AsGet(http, next) : next(http));

    /// <summary>Says in a 405 that what allows GET allows HEAD.</summary>
    internal static void Allow(HttpResponse response)
    {
        if (response is { StatusCode: StatusCodes.Status405MethodNotAllowed, Headers.Allow: [{ } allowed] }
            && allowed.Contains(HttpMethods.Get, StringComparison.Ordinal)
            && !allowed.Contains(HttpMethods.Head, StringComparison.Ordinal))
        {
            response.Headers.Allow = $"{allowed}, {HttpMethods.Head}";
        }
    }

    private static async Task AsGet(HttpContext http, RequestDelegate next)
    {
        var prior = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Features.Set<IHttpResponseBodyFeature>(new NoBody(prior));
        http.Items[Asked] = true;
        http.Request.Method = HttpMethods.Get;
        // RFC 9110, 14.2: a range is asked of GET only.
        http.Request.Headers.Remove("Range");
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Features.Set(prior);
        }
    }

    private sealed class NoBody(IHttpResponseBodyFeature prior) : IHttpResponseBodyFeature
    {
        public Stream Stream => Stream.Null;

        public PipeWriter Writer { get; } = PipeWriter.Create(Stream.Null);

        public Task StartAsync(CancellationToken cancellationToken = default) => prior.StartAsync(cancellationToken);

        public void DisableBuffering() => prior.DisableBuffering();

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
            Task.CompletedTask;

        public Task CompleteAsync() => prior.CompleteAsync();
    }
}
