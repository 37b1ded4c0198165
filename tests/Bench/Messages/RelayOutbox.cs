using System.Diagnostics;
using CreativeLabs.Bench.Measure;
using Npgsql;
using RabbitMQ.Client;

namespace CreativeLabs.Bench.Messages;

/// <summary>10,000 rows of the outbox, until the broker has confirmed them and they are gone.</summary>
internal sealed class RelayOutbox : Row
{
    private const int Rows = 10_000;
    private const string Queue = "bench-relay";
    private const string Type = "CreativeLabs.Bench:Relayed";

    private Post? post;

    public override string Name => "relay";

    public override string First => "10,000 rows of the outbox, each read, published, confirmed and deleted";

    public override string Second => "RabbitMQ.Client: the same bodies to the same quorum queue, 256 confirms outstanding, from memory";

    public override IReadOnlyList<Target> Targets { get; } = [new("messages/s", 0.50, AtLeast: true)];

    public override int WarmUps => 4;

    public override async Task Prepare(Stage stage)
    {
        post = await Post.Of(stage);
        await post.Broker.Declare(Queue);
    }

    /// <summary>The relay looks once a second; what counts is from the first rows that are seen gone to the last.</summary>
    public override async Task<Figures> RunFirst()
    {
        await post!.Execute("VACUUM ANALYZE outbox");
        await using (var write = post.Database.CreateCommand($"""
            INSERT INTO outbox (lane, key, message_id, destination, message_type, content_type,
              body, mandatory, created_at, due_at, next_attempt_at, attempts)
            SELECT n % 8, gen_random_uuid(), gen_random_uuid(), '{Queue}', 'urn:message:{Type}', '{Envelope.ContentType}',
              $1, true, now(), now(), now(), 0
            FROM generate_series(1, {Rows}) n
            """))
        {
            write.Parameters.Add(new NpgsqlParameter { Value = Envelope.Text(Guid.NewGuid(), Guid.NewGuid(), Type) });
            await write.ExecuteNonQueryAsync();
        }

        var left = 0L;
        await post.Until("outbox", count => (left = count) < Rows);
        var started = Stopwatch.GetTimestamp();
        await post.UntilEmpty("outbox");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ShouldHaveCome();
        return new Figures { ["messages/s"] = left / seconds };
    }

    public override async Task<Figures> RunSecond()
    {
        var messages = Enumerable.Range(0, Rows).Select(_ => Envelope.Of(Guid.NewGuid(), Type)).ToList();
        var started = Stopwatch.GetTimestamp();
        await post!.Broker.Publish(Queue, "", messages);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ShouldHaveCome();
        return new Figures { ["messages/s"] = Rows / seconds };
    }

    private async Task ShouldHaveCome()
    {
        var come = await post!.Broker.Channel.QueuePurgeAsync(Queue);
        if (come != Rows)
        {
            throw new InvalidOperationException($"{come} messages came of {Rows}.");
        }
    }
}
