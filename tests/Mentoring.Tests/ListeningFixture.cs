using System.Collections.Concurrent;
using System.Diagnostics;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>The service with everything that it says of itself kept: logs down to the last detail, and traces with their tags.</summary>
public sealed class ListeningFixture : MentoringFixture
{
    private readonly ConcurrentQueue<string> said = new();
    private readonly ActivityListener traces;

    public ListeningFixture(Servers servers)
        : base(servers)
    {
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => said.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))}"),
        };
        ActivitySource.AddActivityListener(traces);
    }

    /// <summary>All of it.</summary>
    public string Said => string.Join('\n', said);

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Debug" };

    protected override void Configure(IServiceCollection services) =>
        services.AddLogging(logging => logging.AddProvider(new Keeper(said)));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        traces.Dispose();
    }

    private sealed class Keeper(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
