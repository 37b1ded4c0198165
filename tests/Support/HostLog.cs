using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Xunit;
using Xunit.v3;

namespace CreativeLabs.Support;

/// <summary>What the services under test warn of and complain about, kept for the report of a test that fails.</summary>
/// <param name="service">The service's name, said before each line.</param>
public sealed class HostLog(string service) : ILoggerProvider
{
    private const int Kept = 2000;
    private static readonly ConcurrentQueue<(long At, string Line)> Lines = new();

    /// <summary>The lines since a timestamp of the system's clock.</summary>
    internal static IEnumerable<string> Since(long start) => Lines.Where(line => line.At >= start).Select(line => line.Line);

    public ILogger CreateLogger(string categoryName) => new Category(service, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(string service, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
            Lines.Enqueue((TimeProvider.System.GetTimestamp(),
                $"{time} {service} {logLevel}: {name}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}"));
            while (Lines.Count > Kept)
            {
                Lines.TryDequeue(out _);
            }
        }
    }
}

/// <summary>A test that fails prints what the services of its process said while it ran. Every suite carries this.</summary>
public sealed class PrintHostLogAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, long> Begun = new(StringComparer.Ordinal);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Begun[test.UniqueID] = TimeProvider.System.GetTimestamp();

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Begun.TryRemove(test.UniqueID, out var start) && TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            foreach (var line in HostLog.Since(start))
            {
                TestContext.Current.TestOutputHelper?.WriteLine(line);
            }
        }
    }
}
