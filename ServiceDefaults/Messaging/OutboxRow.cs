using CreativeLabs.Contracts;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A fact that waits for the broker, written in the transaction of the change that it tells of.</summary>
public sealed class OutboxRow
{
    internal const int Lanes = 8;

    public long Seq { get; private set; }

    /// <summary>0 to 7, from the aggregate's id: rows of one lane are sent by one relay at a time.</summary>
    public required int Lane { get; init; }

    public required Guid Key { get; init; }

    /// <summary>The message's id, by which an inbox knows it again.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The exchange, without the broker's address, which may be another tomorrow.</summary>
    public required string Destination { get; init; }

    /// <summary>Message URNs, split by semicolons.</summary>
    public required string MessageType { get; init; }

    public required string ContentType { get; init; }

    public required string Body { get; init; }

    /// <summary>True when a fact that nobody listens to is to be dead-lettered.</summary>
    public required bool Mandatory { get; init; }

    public required Guid? ConversationId { get; init; }

    /// <summary>W3C trace context of the request or message that caused it.</summary>
    public required string? Traceparent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not sent before.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The due time, later after a failed attempt.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>Set when it is given up, until an operator releases it.</summary>
    public DateTimeOffset? DeadLetteredAt { get; private set; }

    internal static OutboxRow From<T>(SendContext<T> context, DateTimeOffset now)
        where T : class
    {
        var key = context.Message is IFact fact ? fact.Key : context.CorrelationId ?? context.MessageId!.Value;
        var due = context.TryGetPayload(out DueTime? time) ? time.At : now;
        return new OutboxRow
        {
            Lane = LaneOf(key),
            Key = key,
            MessageId = context.MessageId!.Value,
            Destination = context.DestinationAddress!.AbsolutePath.Split('/')[^1],
            MessageType = string.Join(';', context.SupportedMessageTypes),
            ContentType = context.ContentType?.ToString() ?? SystemTextJsonMessageSerializer.JsonContentType.ToString(),
            Body = context.Serializer.GetMessageBody(context).GetString(),
            Mandatory = context.Message is IFact && !Attribute.IsDefined(typeof(T), typeof(NoConsumerYetAttribute)),
            ConversationId = context.ConversationId,
            Traceparent = System.Diagnostics.Activity.Current?.Id,
            CreatedAt = now,
            DueAt = due,
            NextAttemptAt = due,
        };
    }

    /// <summary>A dead letter on its way back to the queue that it failed in, as the message it was and in the trace it was in. It waits
    /// for nothing else: what its aggregate told since was taken long ago.</summary>
    internal static OutboxRow Again(HeldMessage message, DateTimeOffset now)
    {
        var id = message.MessageId ?? Guid.CreateVersion7(now);
        return new OutboxRow
        {
            Lane = LaneOf(id),
            Key = id,
            MessageId = id,
            Destination = message.Queue,
            MessageType = message.Types(),
            ContentType = message.ContentType ?? SystemTextJsonMessageSerializer.JsonContentType.ToString(),
            Body = System.Text.Encoding.UTF8.GetString(message.Body),
            Mandatory = true,
            ConversationId = null,
            Traceparent = message.Header("traceparent"),
            CreatedAt = now,
            DueAt = now,
            NextAttemptAt = now,
        };
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.HasKey(r => r.Seq);
            row.Property(r => r.Seq).UseIdentityAlwaysColumn();
            row.Property(r => r.DeadLetteredAt).HasColumnName("parked_at");
            row.HasIndex(r => r.MessageId).IsUnique();
            row.HasIndex(r => new { r.Lane, r.NextAttemptAt }).HasFilter("parked_at IS NULL");
            row.HasIndex(r => new { r.Key, r.Seq }).HasFilter("attempts > 0");
        });
        model.Entity<OutboxLane>(lane =>
        {
            lane.ToTable("outbox_lane");
            lane.HasKey(l => l.Lane);
            lane.Property(l => l.Lane).ValueGeneratedNever();
            lane.HasData(Enumerable.Range(0, Lanes).Select(number => new OutboxLane { Lane = number }));
        });
    }

    private static int LaneOf(Guid key) =>
        (int)(BitConverter.ToUInt32(System.Security.Cryptography.SHA256.HashData(key.ToByteArray())) % Lanes);
}

/// <summary>A lane of the outbox; a relay holds the row's lock while it sends the lane's facts.</summary>
public sealed class OutboxLane
{
    public required int Lane { get; init; }
}

/// <summary>A mark that a consumer took a message, written in the transaction of its effect.</summary>
public sealed class InboxRow
{
    public required Guid MessageId { get; init; }

    public required string Consumer { get; init; }

    /// <summary>When; kept for seven days.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }
}

/// <summary>The tables of messaging, idempotency and operations in a service's database.</summary>
public static class MessagingModel
{
    /// <summary>Adds outbox, outbox_lane, inbox, idempotency and operator_action.</summary>
    public static void AddMessagingTables(this ModelBuilder model)
    {
        OutboxRow.Map(model);
        model.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox");
            row.HasKey(r => new { r.MessageId, r.Consumer });
            row.HasIndex(r => r.ProcessedAt);
        });
        IdempotencyRecord.Map(model);
        OperatorAction.Map(model);
    }
}
