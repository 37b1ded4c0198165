using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Support;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CreativeLabs.Bench.Messages;

/// <summary>From Training's answer to an enrolment to the notification that Notifications commits for it, at 100 a second.</summary>
internal sealed class AnswerToEffect : Row
{
    private const int ASecond = 100;
    private const int Times = 400;
    private const string Queue = "bench-latency";

    private readonly ConcurrentDictionary<Guid, long> came = new();
    private readonly List<IAsyncDisposable> kept = [];
    private RawBroker? broker;
    private ChildProgram? training;
    private List<Guid> offerings = [];
    private int next;

    public override string Name => "latency";

    public override string First => "an enrolment's answer by Training to the notification committed by Notifications, at 100 a second";

    public override string Second => "RabbitMQ.Client: published to consumed, same rate, quorum queue";

    public override IReadOnlyList<Target> Targets { get; } = [new("p99 ms", 250, AtLeast: false, Itself: true)];

    public override int Pairs => 5;

    public override async Task Prepare(Stage stage)
    {
        Stage.Say("Starting Training and Notifications.");
        var servers = stage.Servers;
        var (learning, telling) =
            (await Pair.NewDatabase(servers, "bench_latency_training"), await Pair.NewDatabase(servers, "bench_latency_notifications"));
        kept.Add(broker = await RawBroker.Connect(servers.Rabbit));
        var keys = await PublishedKeys.Start();
        kept.Add(keys);
        (string, string)[] all =
        [
            ("ConnectionStrings__messaging", servers.Rabbit), ("ConnectionStrings__redis", servers.Redis), ("Migrate", "true"),
            ("services__registration__http__0", keys.Address.ToString()), ("services__sandbox__http__0", keys.Address.ToString()),
            ("Platform__Key", new string('7', 64)), ("Sandbox__Key", "bench-sandbox-key-bench-sandbox-key"),
            ("Callbacks__Address", keys.Address.ToString()),
        ];
        kept.Add(await ChildProgram.Start("services/Notifications", [.. all, ("ConnectionStrings__notifications", telling)]));
        await broker.UntilRead("notifications-tell-of-learning");
        var names = await Pair.NewDatabase(servers, "bench_latency_training_keys");
        kept.Add(training = await ChildProgram.Start("services/Training",
            [.. all, ("ConnectionStrings__training", learning), ("ConnectionStrings__training-keys", names)]));
        await Catalog.Plant(learning);
        offerings = await Catalog.OfferingIds(learning);
        await Listen(telling);
        await broker.Declare(Queue);
        await broker.Channel.BasicConsumeAsync(Queue, autoAck: true, Consumer());
    }

    public override Task<Figures> RunFirst()
    {
        var token = TestTokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), [], TimeSpan.FromHours(1));
        return Paced(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post,
                $"/v1/offerings/{offerings[Interlocked.Increment(ref next) % offerings.Count]}/enrolments");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var response = await training!.Client.SendAsync(request);
            var answered = Stopwatch.GetTimestamp();
            response.EnsureSuccessStatusCode();
            using var enrolment = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            return (enrolment.RootElement.GetProperty("id").GetGuid(), answered);
        });
    }

    public override Task<Figures> RunSecond() => Paced(async () =>
    {
        var id = Guid.NewGuid();
        var published = Stopwatch.GetTimestamp();
        await broker!.Channel.BasicPublishAsync(Queue, "", mandatory: true, new BasicProperties { Persistent = true }, id.ToByteArray());
        return (id, published);
    });

    public override async ValueTask DisposeAsync()
    {
        kept.Reverse();
        foreach (var one in kept)
        {
            await one.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>Begins one each hundredth of a second, whatever became of those before.</summary>
    private async Task<Figures> Paced(Func<Task<(Guid Id, long At)>> begin)
    {
        var begun = new List<Task<(Guid Id, long At)>>();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ASecond));
        while (begun.Count < Times && await pace.WaitForNextTickAsync())
        {
            begun.Add(begin());
        }

        var milliseconds = new List<double>();
        foreach (var (id, at) in await Task.WhenAll(begun))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            long arrived;
            while (!came.TryRemove(id, out arrived))
            {
                await Task.Delay(5, patience.Token);
            }

            // An effect may even come before its answer has.
            milliseconds.Add(Math.Max(0.01, Stopwatch.GetElapsedTime(at, arrived).TotalMilliseconds));
        }

        milliseconds.Sort();
        return new Figures { ["p50 ms"] = milliseconds[Times / 2], ["p99 ms"] = milliseconds[Times * 99 / 100] };
    }

    /// <summary>PostgreSQL tells at the commit, so that nobody has to look.</summary>
    private async Task Listen(string database)
    {
        var connection = new NpgsqlConnection(database);
        kept.Add(connection);
        await connection.OpenAsync();
        await using var listen = new NpgsqlCommand("""
            CREATE FUNCTION bench_tell() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN PERFORM pg_notify(''bench'', NEW.subject_id::text); RETURN NULL; END';
            CREATE TRIGGER bench AFTER INSERT ON notifications FOR EACH ROW EXECUTE FUNCTION bench_tell();
            LISTEN bench;
            """, connection);
        await listen.ExecuteNonQueryAsync();
        connection.Notification += (_, told) => came[Guid.Parse(told.Payload)] = Stopwatch.GetTimestamp();
        var end = new CancellationTokenSource();
        var listening = Hear(connection, end.Token);
        kept.Add(new Ending(end, listening));
    }

    private static async Task Hear(NpgsqlConnection connection, CancellationToken end)
    {
        try
        {
            while (true)
            {
                await connection.WaitAsync(end);
            }
        }
        catch (OperationCanceledException)
        {
            // The row is over.
        }
    }

    private AsyncEventingBasicConsumer Consumer()
    {
        var consumer = new AsyncEventingBasicConsumer(broker!.Channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            came[new Guid(message.Body.Span)] = Stopwatch.GetTimestamp();
            return Task.CompletedTask;
        };
        return consumer;
    }

    private sealed class Ending(CancellationTokenSource end, Task listening) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await listening;
            end.Dispose();
        }
    }
}
