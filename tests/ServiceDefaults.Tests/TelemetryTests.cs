using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using CreativeLabs.Probe;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The probe with somebody who collects its telemetry.</summary>
public sealed class CollectedProbe(Servers servers) : ServiceFixture<Program>(servers, "probe")
{
    /// <summary>What was exported.</summary>
    public ConcurrentQueue<Activity> Spans { get; } = [];

    /// <summary>Everything that ended in this process, recorded or not.</summary>
    public ConcurrentQueue<Activity> Ended { get; } = [];

    /// <summary>The addresses that the exporters called.</summary>
    public ConcurrentDictionary<string, int> Exported { get; } = new(StringComparer.Ordinal);

    private WebApplication collector = null!;
    private ActivityListener? listener;

    protected override IEnumerable<Type> Heard => [typeof(EntryRecorded)];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["Logging:LogLevel:Default"] = "Information",
    };

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        collector = builder.Build();
        collector.Run(http =>
        {
            Exported.AddOrUpdate(http.Request.Path, 1, (_, times) => times + 1);
            return Task.CompletedTask;
        });
        await collector.StartAsync();
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = Ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        listener?.Dispose();
        await collector.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new Keep(Spans)));

    private sealed class Keep(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Enqueue(data);
    }
}

/// <summary>What a collector gets to see.</summary>
public sealed class TelemetryTests(CollectedProbe probe) : IClassFixture<CollectedProbe>
{
    [Fact]
    public async Task Polls_and_health_checks_make_no_spans_and_work_makes_one_trace()
    {
        var polls = Polls();
        var id = Guid.CreateVersion7();
        var trace = ActivityTraceId.CreateRandom();
        var client = probe.Anonymous();
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await client.PostCreating("/entries", new { id })).StatusCode.ShouldBe(HttpStatusCode.Created);
        // The relay's span may end after the consumer's.
        await probe.Eventually(() => Task.FromResult(Polls() > polls + 2
            && Of(trace).Any(span => span.Kind == ActivityKind.Consumer) && Of(trace).Any(span => span.Source.Name == Telemetry.Name)));

        Of(trace).Select(span => span.Source.Name).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["CreativeLabs", "MassTransit", "Microsoft.AspNetCore", "Npgsql"]);
        probe.Spans.Where(span => span.Parent is null && span.ParentSpanId == default && span.Kind == ActivityKind.Client)
            .Select(span => $"{span.Source.Name} {span.DisplayName}").ShouldBeEmpty("a poll");
        probe.Spans.SelectMany(span => span.TagObjects).Select(tag => tag.Value as string).ShouldNotContain("/health");
        probe.Spans.SelectMany(span => span.TagObjects).Select(tag => tag.Key).ShouldNotContain("user_agent.original");

        // The relay looks once a second, whether there is something or not.
        int Polls() => probe.Ended.Count(span => span.ParentSpanId == default);
    }

    [Fact]
    public Task Logs_metrics_and_traces_are_exported() => probe.Eventually(() => Task.FromResult(
        probe.Exported.Keys.Order(StringComparer.Ordinal).SequenceEqual(["/v1/logs", "/v1/metrics", "/v1/traces"])));

    [Fact]
    public async Task The_meters_of_the_house_tell_what_goes_through()
    {
        var seen = new ConcurrentDictionary<string, (string? Unit, double Value)>(StringComparer.Ordinal);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, on) =>
            {
                if (instrument.Meter.Name == Telemetry.Name
                    && instrument.Meter.Scope == probe.Services.GetRequiredService<IMeterFactory>())
                {
                    instrument.Description.ShouldNotBeNullOrWhiteSpace(instrument.Name);
                    on.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        meters.Start();
        var (entry, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await probe.Anonymous().PostCreating("/entries", new { id = entry });
        await probe.Broker.Tell(new EntryRecorded(Guid.CreateVersion7(), null), message);
        await probe.Broker.Tell(new EntryRecorded(Guid.CreateVersion7(), null), message);
        await probe.Anonymous().PostCreating("/entries", new { id = Guid.CreateVersion7(), poison = "unheard" });

        await probe.Eventually(() =>
        {
            meters.RecordObservableInstruments();
            return Task.FromResult(Value("outbox.sent") > 0 && Value("inbox.duplicates") > 0 && Value("outbox.confirm.time") > 0
                && seen.ContainsKey("consumer.lag") && Value("outbox.attempts.failed") > 0
                && seen.ContainsKey("queue.depth") && seen.ContainsKey("outbox.age"));
        });
        seen["outbox.depth"].Unit.ShouldBe("{message}");
        seen["outbox.age"].Unit.ShouldBe("s");
        seen["outbox.confirm.time"].Unit.ShouldBe("s");
        seen["consumer.lag"].Unit.ShouldBe("s");
        seen.ShouldContainKey("outbox.dead_lettered");

        double Value(string name) => seen.TryGetValue(name, out var found) ? found.Value : 0;

        void Add(Instrument instrument, double value) => seen.AddOrUpdate(
            instrument.Name, (instrument.Unit, value), (_, before) => (before.Unit, before.Value + value));
    }

    private List<Activity> Of(ActivityTraceId trace) => [.. probe.Spans.Where(span => span.TraceId == trace)];
}
