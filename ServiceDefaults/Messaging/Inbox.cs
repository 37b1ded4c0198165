using System.Collections.Frozen;
using System.Globalization;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Takes a message once: its mark, its effect and the facts that follow from it are one transaction.</summary>
internal sealed class Inbox<TDb>(TDb db, IServiceProvider services, TimeProvider clock, MessagingMeters meters) : IOutboxContextFactory<TDb>
    where TDb : DbContext
{
    /// <summary>The name of each consumer in the inbox, by its type's.</summary>
    private static readonly FrozenDictionary<string, string> Names = ConsumerNames.In(typeof(TDb).Assembly)
        .ToFrozenDictionary(type => TypeCache.GetShortName(type), ConsumerNames.Of, StringComparer.Ordinal);

    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next)
        where T : class
    {
        var message = context.MessageId ?? throw new MessageException(typeof(T), "A message without an id cannot be taken once.");
        var consumer = Names[options.ConsumerType];
        // A retry runs in the same scope: what the failed attempt left in the change tracker is not to be saved.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var first = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox (message_id, consumer, processed_at)
            VALUES ({message}, {consumer}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            context.CancellationToken) == 1;
        if (!first)
        {
            meters.DuplicateAbsorbed(consumer);
        }
        else if (SentAt(context) is { } sent)
        {
            meters.Consumed(consumer, clock.GetUtcNow() - sent);
        }

        CrashPoint.Reach("inbox.before-effect");
        await next.Send(new InboxContext<TDb, T>(context, options, services, db, clock, taken: !first));
        await db.SaveChangesAsync(context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
        CrashPoint.Reach("inbox.before-acknowledge");
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");

    private static DateTimeOffset? SentAt(ConsumeContext context) =>
        context.ReceiveContext.TransportHeaders.TryGetHeader(OutboxSender.SentAt, out var told)
            && long.TryParse(told.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}

/// <summary>The context that a consumer sees: publishing adds outbox rows to its own transaction. A message that was taken before still
/// passes the pipe, as consumed and delivered, or it would land in the queue of skipped ones.</summary>
internal sealed class InboxContext<TDb, T>(
    ConsumeContext<T> context, OutboxConsumeOptions options, IServiceProvider services, TDb db, TimeProvider clock, bool taken)
    : OutboxConsumeContextProxy<T>(context, options, services)
    where TDb : DbContext
    where T : class
{
    private bool consumed = taken;

    public override bool ContinueProcessing { get; set; }
    public override bool IsMessageConsumed => consumed;
    public override bool IsOutboxDelivered => consumed;
    public override int ReceiveCount => 1;
    public override long? LastSequenceNumber => null;

    public override Task SetConsumed()
    {
        consumed = true;
        return Task.CompletedTask;
    }

    public override Task SetDelivered() => Task.CompletedTask;
    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult(new List<OutboxMessageContext>());
    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;
    public override Task RemoveOutboxMessages() => Task.CompletedTask;

    public override Task AddSend<TMessage>(SendContext<TMessage> context)
    {
        db.Add(OutboxRow.From(context, clock.GetUtcNow()));
        return Task.CompletedTask;
    }
}
