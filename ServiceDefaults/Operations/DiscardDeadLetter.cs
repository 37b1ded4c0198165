using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Deletes a message that was given up. What remains is who did so, and why.</summary>
internal static class DiscardDeadLetter
{
    public static async Task<Results<Ok<MovedView>, ProblemResult>> One(
        Guid id, OperatorReason body, Caller caller, DeadLetters letters, DbContext db, RelaySignal signal, TimeProvider clock,
        HttpContext http)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        var discarded = await FromOutbox(id, letters, db, signal, http) ?? await FromQueue(id, letters, http);
        if (discarded is null)
        {
            return ProblemResult.NotFound;
        }

        db.Add(OperatorAction.About(discarded, "discard", caller, body.Reason, clock.GetUtcNow()));
        return TypedResults.Ok(new MovedView(1));
    }

    private static async Task<DeadLetter?> FromOutbox(Guid id, DeadLetters letters, DbContext db, RelaySignal signal, HttpContext http)
    {
        var token = http.RequestAborted;
        if ((await letters.InOutbox(token)).Find(letter => letter.DeadLetterId == id) is not { } found
            || await db.Set<OutboxRow>().Where(row => row.Seq == found.Seq && row.DeadLetteredAt != null).ExecuteDeleteAsync(token) == 0)
        {
            return null;
        }

        // What its aggregate told later waited behind it.
        http.AfterCommit(() =>
        {
            signal.Set();
            return Task.CompletedTask;
        });
        return found;
    }

    private static async Task<DeadLetter?> FromQueue(Guid id, DeadLetters letters, HttpContext http)
    {
        var (reader, held) = await letters.Hold(http);
        var found = held.Find(letter => letter.DeadLetterId == id);
        if (found is not null)
        {
            DeadLetters.DoneWith([found], reader, http);
        }

        return found;
    }
}
