using System.Collections.Concurrent;
using System.Diagnostics;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>The trace of what is told goes on to the provider, and comes back with its receipt.</summary>
[Collection(OneWorld.Name)]
public sealed class TraceTests(NotificationsFixture fixture) : IAsyncLifetime
{
    private const string Code = "271828";
    private readonly ConcurrentBag<Activity> stopped = [];

    public async ValueTask InitializeAsync() => await fixture.Sandbox.Misbehave();

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Fact]
    public async Task The_SMS_and_its_receipt_belong_to_the_trace_of_the_sign_in_and_tell_neither_number_nor_code()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, Code);
        ActivityTraceId trace;
        using (var request = new Activity("POST /v1/auth/code").Start())
        {
            trace = request.TraceId;
            await fixture.Broker.Tell(code);
        }

        await fixture.Broker.Hear<NotificationDelivered>(fact => fact.DeliveryId == code.ChallengeId);
        await fixture.Eventually(() => Task.FromResult(Of(trace).Any(span => span.OperationName == "callback")));

        // From the receipt back: the sandbox's callback, its request, the call to it, the dispatch, the consumer.
        var callback = Of(trace).First(span => span.OperationName == "callback");
        List<(ActivityKind Kind, string Source)> way = [];
        for (var span = Parent(callback); span is not null; span = Parent(span))
        {
            way.Add((span.Kind, span.Source.Name));
        }

        way.Take(3).ShouldBe([(ActivityKind.Server, "Microsoft.AspNetCore"), (ActivityKind.Client, "System.Net.Http"),
            (ActivityKind.Internal, "CreativeLabs")]);
        way.Skip(3).ShouldContain(span => span.Source == "MassTransit" && span.Kind == ActivityKind.Consumer);
        Of(trace).ShouldContain(span => span.Kind == ActivityKind.Client && span.ParentSpanId == callback.SpanId);

        var told = string.Join('\n', Of(trace).SelectMany(span => span.TagObjects.Select(tag => $"{tag.Value}")
            .Concat(span.Events.SelectMany(e => e.Tags.Select(tag => $"{tag.Value}"))).Append(span.DisplayName)));
        told.ShouldNotContain(phone[4..]);
        told.ShouldNotContain(Code);
        told.ShouldNotContain(SandboxServer.Key);
    }

    private List<Activity> Of(ActivityTraceId trace) => [.. stopped.Where(span => span.TraceId == trace)];

    private Activity? Parent(Activity span) => stopped.FirstOrDefault(other => other.SpanId == span.ParentSpanId);
}
