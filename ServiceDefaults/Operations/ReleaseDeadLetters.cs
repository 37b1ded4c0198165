using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Sends messages of the outbox again that were given up.</summary>
internal static class ReleaseDeadLetters
{
    public static Task<Results<Ok<MovedView>, ProblemResult>> One(
        Guid id, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, RelaySignal signal, TimeProvider clock,
        HttpContext http) =>
        Release(letter => letter.DeadLetterId == id, body, caller, letters, db, signal, clock, http, isOne: true);

    public static Task<Results<Ok<MovedView>, ProblemResult>> All(
        [Description("Only messages of this type, such as LearnerEnrolled.")] string? messageType, OperatorReason body, Caller caller,
        DeadLetters letters, DbContext db, RelaySignal signal, TimeProvider clock, HttpContext http) =>
        Release(letter => messageType is null || letter.MessageType == messageType, body, caller, letters, db, signal, clock, http);

    private static async Task<Results<Ok<MovedView>, ProblemResult>> Release(
        Func<DeadLetter, bool> isChosen, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, RelaySignal signal,
        TimeProvider clock, HttpContext http, bool isOne = false)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var released = 0;
        foreach (var letter in (await letters.InOutbox(http.RequestAborted)).Where(isChosen))
        {
            // Of two who release it at once the second finds that it is released.
            if (await db.Set<OutboxRow>().Where(row => row.Seq == letter.Seq && row.DeadLetteredAt != null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DeadLetteredAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.NextAttemptAt, now), http.RequestAborted) == 1)
            {
                db.Add(OperatorAction.About(letter, "release", caller, body.Reason, now));
                released++;
            }
        }

        http.AfterCommit(() =>
        {
            signal.Set();
            return Task.CompletedTask;
        });
        return isOne && released == 0 ? ProblemResult.NotFound : TypedResults.Ok(new MovedView(released));
    }
}
