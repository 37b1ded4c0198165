using Microsoft.AspNetCore.Http.Features;

namespace CreativeLabs.Gateway;

/// <summary>A caller's body on its way through the proxy. It remembers when the time was over while the caller was the one
/// waited for.</summary>
internal sealed class WatchedBody(Stream body) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>True when the proxy gave up while the next bytes had not come from the caller.</summary>
    public bool CallerStalled { get; private set; }

    /// <summary>Watches the body of a request that has one.</summary>
    public static WatchedBody? Of(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not true)
        {
            return null;
        }

        var watched = new WatchedBody(http.Request.Body);
        http.Request.Body = watched;
        http.Features.Set(watched);
        return watched;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            CallerStalled = true;
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
