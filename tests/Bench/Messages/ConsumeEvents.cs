using System.Diagnostics;
using CreativeLabs.Bench.Measure;

namespace CreativeLabs.Bench.Messages;

/// <summary>Events until their effects are committed.</summary>
internal sealed class ConsumeEvents : Row
{
    private const int Events = 4000;

    private Post? post;

    public override string Name => "consume";

    public override string First => "4,000 events to committed effects: inbox mark and insert in one transaction";

    public override string Second => "a MassTransit consumer with one insert by hand, no inbox; prefetch and queue as the first";

    public override IReadOnlyList<Target> Targets { get; } = [new("messages/s", 0.60, AtLeast: true)];

    public override int WarmUps => 4;

    public override int Pairs => 5;

    public override async Task Prepare(Stage stage) => post = await Post.Of(stage);

    public override Task<Figures> RunFirst() => Consume(Post.ProbeQueue, "CreativeLabs.Probe:EntryRecorded", "effect");

    public override Task<Figures> RunSecond() => Consume(Post.BareQueue, "CreativeLabs.Bench.Bare:EntryRecorded", "by_hand");

    private async Task<Figures> Consume(string queue, string type, string effects)
    {
        var messages = Enumerable.Range(0, Events).Select(_ => Envelope.Of(Guid.CreateVersion7(), type)).ToList();
        var before = await post!.Count(effects);
        var started = Stopwatch.GetTimestamp();
        await post.Broker.Publish("", queue, messages);
        await post.Until(effects, count => count == before + Events);
        return new Figures { ["messages/s"] = Events / Stopwatch.GetElapsedTime(started).TotalSeconds };
    }
}
