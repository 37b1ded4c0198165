using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>This service's dead letters, wherever they lie.</summary>
internal sealed class DeadLetters(DbContext db, DeadLetterQueues queues)
{
    private const int Most = 1000;

    /// <summary>All of them as they are at this moment, oldest first.</summary>
    public async Task<List<DeadLetter>> Look(CancellationToken token)
    {
        var inOutbox = await InOutbox(token);
        await using var reader = await queues.Read(token);
        return [.. inOutbox.Concat(Of(reader)).OrderBy(letter => letter.DeadLetterId)];
    }

    /// <summary>Those of the outbox, oldest first.</summary>
    public async Task<List<DeadLetter>> InOutbox(CancellationToken token)
    {
        var rows = await db.Set<OutboxRow>().AsNoTracking().Where(row => row.Attempts > 0 && row.DeadLetteredAt != null)
            .OrderBy(row => row.Seq).Take(Most).ToListAsync(token);
        return rows.ConvertAll(DeadLetter.Of);
    }

    /// <summary>Those of the queues, held for this request alone. They are done with once its transaction is committed, if
    /// <see cref="DoneWith"/> says so, and lie where they lay otherwise.</summary>
    public async Task<(DeadLetterReader Reader, List<DeadLetter> Letters)> Hold(HttpContext http)
    {
        var reader = await queues.Read(http.RequestAborted);
        http.Response.RegisterForDisposeAsync(reader);
        return (reader, [.. Of(reader)]);
    }

    /// <summary>The messages leave their queues after the commit: who dies before it has done nothing, and who dies after it leaves a
    /// message that its consumer knows again.</summary>
    public static void DoneWith(IEnumerable<DeadLetter> letters, DeadLetterReader reader, HttpContext http) => http.AfterCommit(async () =>
    {
        await reader.Acknowledge(letters.SelectMany(letter => letter.Held));
        await reader.DisposeAsync();
    });

    private static IEnumerable<DeadLetter> Of(DeadLetterReader reader) =>
        reader.Messages.GroupBy(message => message.DeadLetterId).Select(copies => DeadLetter.Of([.. copies]));
}
