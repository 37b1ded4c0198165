using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MassTransit;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A message that was given up: an outbox row that could not be sent, or a message that a consumer could not take. What it says is
/// told to nobody; neither is the text of an exception, which may quote it.</summary>
internal sealed record DeadLetter(
    Guid DeadLetterId, string? Queue, Guid? MessageId, string MessageType, string Reason, int Attempts, DateTimeOffset DeadLetteredAt,
    string? TraceId)
{
    /// <summary>The outbox row.</summary>
    public long? Seq { get; private init; }

    /// <summary>The message itself, and what a crash left of it a second time.</summary>
    public IReadOnlyList<HeldMessage> Held { get; private init; } = [];

    public static DeadLetter Of(OutboxRow row) => new(
        IdOf("outbox", row.MessageId.ToString(), row.DeadLetteredAt!.Value), Queue: null, row.MessageId, TypeOf(row.MessageType),
        row.LastError ?? "", row.Attempts, row.DeadLetteredAt.Value, TraceOf(row.Traceparent))
    { Seq = row.Seq };

    /// <param name="copies">The same message, once as a rule.</param>
    public static DeadLetter Of(IReadOnlyList<HeldMessage> copies)
    {
        var message = copies[0];
        return new DeadLetter(
            message.DeadLetterId, message.Queue, message.MessageId, TypeOf(message.Types()), message.Reason(), message.Attempts(),
            message.At, TraceOf(message.Header("traceparent")))
        { Held = copies };
    }

    /// <summary>An id that stays the same as long as the message lies there, in the order of time.</summary>
    public static Guid IdOf(string place, string message, DateTimeOffset at)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{place} {message}")).AsSpan(0, 16);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, at.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary><c>EntryRecorded</c> of <c>urn:message:CreativeLabs.Probe:EntryRecorded;...</c></summary>
    private static string TypeOf(string urns) => urns.Split(';')[0].Split(':')[^1];

    private static string? TraceOf(string? traceparent) =>
        System.Diagnostics.ActivityContext.TryParse(traceparent, null, out var context) ? context.TraceId.ToHexString() : null;
}

/// <summary>A message that lies in a queue of dead letters and is held by who reads it.</summary>
/// <param name="Queue">The queue that it failed in, and goes back to.</param>
/// <param name="Headers">As they lie there.</param>
/// <param name="Body">As it lies there.</param>
/// <param name="Told">The message's id as its sender told it.</param>
/// <param name="ContentType">As its sender told it.</param>
internal sealed record HeldMessage(string Queue, IDictionary<string, object?> Headers, byte[] Body, string? Told, string? ContentType)
{
    /// <summary>Which one it is.</summary>
    public Guid DeadLetterId => DeadLetter.IdOf(Queue, Told ?? Convert.ToHexString(SHA256.HashData(Body)), At);

    /// <summary>Null of what no service of ours sent.</summary>
    public Guid? MessageId => Guid.TryParse(Told, out var id) ? id : null;

    /// <summary>When it was given up: what the consumer said, or the broker.</summary>
    public DateTimeOffset At =>
        DateTimeOffset.TryParse(Header(MessageHeaders.FaultTimestamp), CultureInfo.InvariantCulture, out var fault)
        ? fault.ToUniversalTime()
        : Death("time") is RabbitMQ.Client.AmqpTimestamp death ? DateTimeOffset.FromUnixTimeSeconds(death.UnixTime)
        : DateTimeOffset.UnixEpoch;

    /// <summary>How often it was tried before it was given up: as often as a consumer tries, unless the broker counted.</summary>
    public int Attempts() => Header(MessageHeaders.FaultTimestamp) is null
        && int.TryParse(Header("x-delivery-count"), NumberStyles.None, CultureInfo.InvariantCulture, out var deliveries)
        ? deliveries : MessagingSetup.Attempts;

    /// <summary>The exception's type and the place in our own code that it came by; or the broker's word.</summary>
    public string Reason()
    {
        if (Header(MessageHeaders.FaultExceptionType) is not { } exception)
        {
            return Text(Death("reason")) ?? Header(MessageHeaders.Reason) ?? "unknown";
        }

        var place = Header(MessageHeaders.FaultStackTrace)?.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at CreativeLabs.", StringComparison.Ordinal));
        return place is null ? exception : $"{exception} {place.Split('(')[0]}";
    }

    /// <summary>The URNs of the envelope.</summary>
    public string Types()
    {
        try
        {
            using var envelope = JsonDocument.Parse(Body);
            return string.Join(';', envelope.RootElement.GetProperty("messageType").EnumerateArray().Select(type => type.GetString()));
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Header(MessageHeaders.FaultMessageType) ?? "unknown";
        }
    }

    /// <summary>A header's text.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? Text(value) : null;

    private object? Death(string name) =>
        Headers.TryGetValue("x-death", out var deaths) && deaths is IList<object> { Count: > 0 } list
            && list[0] is IDictionary<string, object?> last && last.TryGetValue(name, out var value) ? value : null;

    /// <summary>A header's value as text.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
