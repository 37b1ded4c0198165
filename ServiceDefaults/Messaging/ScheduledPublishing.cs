using CreativeLabs.Contracts;
using MassTransit;

namespace CreativeLabs.ServiceDefaults;

internal sealed record DueTime(DateTimeOffset At);

/// <summary>Deadlines: a fact written now and sent when it is due. One is never cancelled; who takes it looks at the state.</summary>
public static class ScheduledPublishing
{
    /// <summary>Publishes <paramref name="fact"/> with the next SaveChanges, to be sent no earlier than <paramref name="at"/>.</summary>
    public static Task SchedulePublish<T>(this IPublishEndpoint publish, T fact, DateTimeOffset at, CancellationToken token = default)
        where T : class, IFact =>
            publish.Publish(fact, context => context.AddOrUpdatePayload(() => new DueTime(at), _ => new DueTime(at)), token);
}
