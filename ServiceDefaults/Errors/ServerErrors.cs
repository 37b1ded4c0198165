using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What the server itself refuses, before there is a request that the application could answer: an address or headers that are
/// too long, or that are no HTTP. Kestrel answers it with a status and nothing else, and offers no other place to say more; so its answer
/// is completed on the way out.</summary>
internal static class ServerErrors
{
    /// <summary>On every address that the server listens on.</summary>
    public static void AnswerServerErrors(this KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(listen =>
        listen.Use(next => async connection =>
        {
            var transport = connection.Transport;
            connection.Transport = new Pipes(transport.Input, new Output(transport.Output));
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = transport;
            }
        }));

    /// <summary>The answer with a problem in it; null for every answer that the application wrote.</summary>
    internal static byte[]? Completed(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 4"u8) && !head.StartsWith("HTTP/1.1 5"u8))
        {
            return null;
        }

        if (!head.EndsWith("\r\n\r\n"u8) || head.IndexOf("\r\nContent-Length: 0\r\n"u8) < 0
            || head.IndexOf("\r\nConnection: close\r\n"u8) < 0 || head.IndexOf("\r\nContent-Type:"u8) >= 0)
        {
            return null;
        }

        var rule = Problems.For(((head[9] - '0') * 100) + ((head[10] - '0') * 10) + (head[11] - '0'));
        // The caller's headers were not read: the answer is in the language of who names none.
        var body = JsonSerializer.SerializeToUtf8Bytes(
            Problems.Body(rule, "ky", ActivityTraceId.CreateRandom().ToHexString()), Problems.Json);
        return [.. Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(head[..^2]).Replace("Content-Length: 0",
            $"Content-Type: application/problem+json\r\nContent-Language: ky\r\nCache-Control: no-store\r\nContent-Length: {body.Length}",
            StringComparison.Ordinal)), .. "\r\n"u8, .. body];
    }

    private sealed class Pipes(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }

    /// <summary>Looks at the first bytes of what is written at once; an answer of the server's own is one such piece.</summary>
    private sealed class Output(PipeWriter inner) : PipeWriter
    {
        private const int LongestOfServer = 400;
        private Memory<byte> given;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => given = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (bytes is > 0 and < LongestOfServer && Completed(given.Span[..bytes]) is { } completed)
            {
                inner.Write(completed);
                return;
            }

            inner.Advance(bytes);
        }

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(source, cancellationToken);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
