using Microsoft.Extensions.Logging;

namespace CreativeLabs.Registration.Tests;

/// <summary>Everything that the service logged, to look for what must not be there.</summary>
public sealed class HeardLog : ILoggerProvider, ILogger
{
    private readonly Lock writing = new();
    private readonly List<string> entries = [];
    private TaskCompletionSource? more;

    public string All => string.Join('\n', From(0));

    /// <summary>The first line that fits, waiting up to three minutes for it.</summary>
    public async Task<string> Hear(Func<string, bool> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        for (var read = 0; ;)
        {
            Task next;
            string[] unread;
            lock (writing)
            {
                unread = From(read);
                next = (more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            read += unread.Length;
            if (unread.SelectMany(entry => entry.Split('\n')).FirstOrDefault(fits) is { } line)
            {
                return line;
            }

            await next.WaitAsync(patience.Token);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var entry = $"{formatter(state, exception)} {exception}";
        TaskCompletionSource? waiting;
        lock (writing)
        {
            entries.Add(entry);
            (waiting, more) = (more, null);
        }

        waiting?.SetResult();
    }

    public void Dispose()
    {
    }

    private string[] From(int read)
    {
        lock (writing)
        {
            return [.. entries.Skip(read)];
        }
    }
}
