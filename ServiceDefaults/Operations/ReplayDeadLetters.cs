using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Gives messages back to the queues whose consumers could not take them, by way of the outbox: what was done is written down in
/// the transaction in which it is done, and the broker confirms before anything is forgotten.</summary>
internal static class ReplayDeadLetters
{
    public static Task<Results<Ok<MovedView>, ProblemResult>> One(
        Guid id, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, TimeProvider clock, HttpContext http) =>
        Replay(letter => letter.DeadLetterId == id, body, caller, letters, db, clock, http, isOne: true);

    public static Task<Results<Ok<MovedView>, ProblemResult>> All(
        [Description("Only messages of this type, such as LearnerEnrolled.")] string? messageType, OperatorReason body, Caller caller,
        DeadLetters letters, DbContext db, TimeProvider clock, HttpContext http) =>
        Replay(letter => messageType is null || letter.MessageType == messageType, body, caller, letters, db, clock, http);

    private static async Task<Results<Ok<MovedView>, ProblemResult>> Replay(
        Func<DeadLetter, bool> isChosen, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, TimeProvider clock,
        HttpContext http, bool isOne = false)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        var (reader, held) = await letters.Hold(http);
        var chosen = held.FindAll(letter => isChosen(letter));
        if (isOne && chosen.Count == 0)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        foreach (var letter in chosen)
        {
            db.Add(OutboxRow.Again(letter.Held[0], now));
            db.Add(OperatorAction.About(letter, "replay", caller, body.Reason, now));
        }

        DeadLetters.DoneWith(chosen, reader, http);
        return TypedResults.Ok(new MovedView(chosen.Count));
    }
}
