using System.Text.Json;

namespace CreativeLabs.Marketplace.Payments;

internal enum RailStatus { Pending, Succeeded, Failed, Expired }

/// <summary>What the rail says of an attempt, by callback or when asked.</summary>
/// <param name="AttemptId">Our id, which the rail calls the reference.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Amount">Tyiyn.</param>
/// <param name="Currency">KGS.</param>
/// <param name="Transaction">The rail's number; there when it succeeded.</param>
internal sealed record RailNews(Guid AttemptId, RailStatus Status, long Amount, string Currency, string? Transaction)
{
    /// <summary>Null for words that the rail does not have, and for a success without its transaction.</summary>
    public static RailNews? Read(Guid attemptId, string? status, long amount, string? currency, string? transaction)
    {
        RailStatus? known = status switch
        {
            "pending" => RailStatus.Pending,
            "succeeded" when amount > 0 && IsName(transaction) => RailStatus.Succeeded,
            "failed" => RailStatus.Failed,
            "expired" => RailStatus.Expired,
            _ => null,
        };
        return known is { } one ? new RailNews(attemptId, one, amount, currency ?? "", transaction) : null;
    }

    /// <summary>Reads a callback's body: the event's id and its news. False when it is no event of this rail.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out string eventId, out RailNews news)
    {
        (eventId, news) = ("", null!);
        try
        {
            if (JsonSerializer.Deserialize<Event>(body, JsonSerializerOptions.Web) is { } told && IsName(told.EventId)
                && Read(told.Reference, told.Status, told.Amount, told.Currency, told.TransactionId) is { } read)
            {
                (eventId, news) = (told.EventId!, read);
                return true;
            }
        }
        catch (JsonException)
        {
            // Not JSON, or not of this shape.
        }

        return false;
    }

    /// <summary>A callback's body with what is read of it and nothing else.</summary>
    public static object Essence(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize<Event>(body, JsonSerializerOptions.Web)!;

    private static bool IsName(string? text) => text is { Length: > 0 and <= 100 } && text.All(letter => letter is > ' ' and < '\u007f');

    private sealed record Event(string? EventId, Guid Reference, string? Status, long Amount, string? Currency, string? TransactionId);
}
