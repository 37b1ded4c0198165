using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Sends messages of the outbox again that were given up.</summary>
internal static class ReleaseDeadLetters
{
    public static Task<Results<Ok<MovedView>, Refusal>> One(
        Guid id, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, RelaySignal signal, TimeProvider clock,
        HttpContext http) =>
        Release(id, body, caller, letters, db, signal, clock, http);

    public static Task<Results<Ok<MovedView>, Refusal>> All(
        OperatorReason body, Caller caller, DeadLetters letters, DbContext db, RelaySignal signal, TimeProvider clock, HttpContext http) =>
        Release(null, body, caller, letters, db, signal, clock, http);

    private static async Task<Results<Ok<MovedView>, Refusal>> Release(
        Guid? id, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, RelaySignal signal, TimeProvider clock,
        HttpContext http)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var released = 0;
        foreach (var letter in (await letters.InOutbox(http.RequestAborted)).Where(letter => id is null || letter.DeadLetterId == id))
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
        return id is not null && released == 0 ? Refusal.NotFound : TypedResults.Ok(new MovedView(released));
    }
}
