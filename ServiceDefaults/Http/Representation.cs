using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CreativeLabs.ServiceDefaults;

/// <summary>An answer that is held until its tag is known: the version of what is shown, and a hash of how it is shown. Only what has a
/// version is held; it is small.</summary>
internal sealed class Representation : IHttpResponseBodyFeature, IDisposable
{
    private readonly MemoryStream held = new();
    private readonly IHttpResponseBodyFeature prior;
    private readonly int version;
    private PipeWriter? writer;

    private Representation(IHttpResponseBodyFeature prior, int version) => (this.prior, this.version) = (prior, version);

    public Stream Stream => held;

    public PipeWriter Writer => writer ??= PipeWriter.Create(held, new StreamPipeWriterOptions(leaveOpen: true));

    /// <summary>Holds the answer of this request back.</summary>
    public static void Watch(HttpContext http, int version)
    {
        var before = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Features.Set<IHttpResponseBodyFeature>(new Representation((before as Representation)?.prior ?? before, version));
    }

    /// <summary>Sends what was held, with its tag, or 304 to who has it.</summary>
    public static async Task Send(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch
        {
            LetGo(http)?.Dispose();
            throw;
        }

        using var shown = LetGo(http);
        if (shown is not null)
        {
            await shown.SendAsync(http);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(held, path, offset, count, cancellationToken);

    public Task CompleteAsync() => Task.CompletedTask;

    public void Dispose() => held.Dispose();

    private static Representation? LetGo(HttpContext http)
    {
        var shown = http.Features.Get<IHttpResponseBodyFeature>() as Representation;
        if (shown is not null)
        {
            http.Features.Set(shown.prior);
        }

        return shown;
    }

    private async Task SendAsync(HttpContext http)
    {
        if (writer is not null)
        {
            await writer.FlushAsync(http.RequestAborted);
        }

        var (response, bytes) = (http.Response, held.GetBuffer().AsMemory(0, (int)held.Length));
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            var tag = TagOf(version, bytes.Span);
            response.Headers.ETag = tag;
            if (http.Request.HasAlready(tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                response.ContentLength = null;
                return;
            }
        }
        else
        {
            response.Headers.Remove("ETag");
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static string TagOf(int version, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return string.Create(CultureInfo.InvariantCulture, $"\"{version}.{Convert.ToHexStringLower(hash[..8])}\"");
    }
}

/// <summary>Puts it into the application.</summary>
internal static class RepresentationSetup
{
    public static void UseRepresentations(this IApplicationBuilder app) => app.Use((http, next) => Representation.Send(http, next));
}
