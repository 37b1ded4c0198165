using CreativeLabs.Marketplace.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>Writes a journal once: the same event again adds nothing.</summary>
internal static class PostJournal
{
    public static async Task Post(MarketplaceDb db, JournalDraft draft, DateTimeOffset now, CancellationToken token)
    {
        var id = Guid.CreateVersion7(now);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO journals (id, kind, reference, order_id, created_at)
            VALUES ({id}, {draft.Kind}, {draft.Reference}, {draft.OrderId}, {now}) ON CONFLICT DO NOTHING
            """,
            token) == 1;
        if (added)
        {
            db.AddRange(draft.Legs.Select(leg => Entry.Of(id, leg, draft.OrderId, now)));
        }
    }
}
