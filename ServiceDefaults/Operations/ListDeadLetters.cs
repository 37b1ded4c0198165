using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A message that was given up, as an operator sees it: never what it says.</summary>
/// <param name="DeadLetterId">Names it as long as it lies there.</param>
/// <param name="Place">outbox: it could not be sent, and can be released. queue: a consumer could not take it, and it can be
/// replayed.</param>
/// <param name="Queue">The queue that it failed in; null in the outbox.</param>
/// <param name="MessageId">The message, by which an inbox knows it again.</param>
/// <param name="MessageType">Such as LearnerEnrolled.</param>
/// <param name="Reason">What the broker said, or the exception's type and where in our code it came by.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DeadLetteredAt">When it was given up.</param>
/// <param name="TraceId">The trace that it belongs to.</param>
internal sealed record DeadLetterView(
    Guid DeadLetterId, DeadLetterPlace Place, string? Queue, Guid? MessageId, string MessageType, string Reason, int Attempts,
    DateTimeOffset DeadLetteredAt, string? TraceId)
{
    public static DeadLetterView Of(DeadLetter letter) => new(
        letter.DeadLetterId, letter.Queue is null ? DeadLetterPlace.Outbox : DeadLetterPlace.Queue, letter.Queue, letter.MessageId,
        letter.MessageType, letter.Reason, letter.Attempts, letter.DeadLetteredAt, letter.TraceId);
}

/// <summary>Where a message was given up.</summary>
internal enum DeadLetterPlace
{
    Outbox,
    Queue,
}

internal static class ListDeadLetters
{
    public static async Task<Results<Ok<Page<DeadLetterView>>, ProblemResult>> List(
        [AsParameters] PageQuery page, DeadLetters letters, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var all = await letters.Look(http.RequestAborted);
        var found = all.Where(letter => letter.DeadLetterId.CompareTo(page.After) > 0).Take(page.Size + 1).ToList();
        return TypedResults.Ok(page.ToPage(found, letter => letter.DeadLetterId, DeadLetterView.Of, http));
    }

    public static async Task<Results<Ok<DeadLetterView>, ProblemResult>> Get(Guid id, DeadLetters letters, CancellationToken token) =>
        (await letters.Look(token)).Find(letter => letter.DeadLetterId == id) is { } found
            ? TypedResults.Ok(DeadLetterView.Of(found)) : ProblemResult.NotFound;
}
