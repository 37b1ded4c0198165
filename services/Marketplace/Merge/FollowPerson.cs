using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Blocks;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Erasure;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Merge;

/// <summary>Two records were one woman: her orders, her right to sell and her shop follow her. Of two shops the one of the record that
/// remains takes over the listings, and the other is closed: its name stays on what was ordered there, and its account in the ledger is
/// what it was. Told again it moves what came late.</summary>
internal sealed class FollowPerson(MarketplaceDb db, TimeProvider clock) : IConsumer<PersonMerged>
{
    public async Task Consume(ConsumeContext<PersonMerged> context)
    {
        var (from, to) = context.Message;
        var token = context.CancellationToken;
        foreach (var id in new[] { from, to }.Order())
        {
            await ErasedPerson.Shut(db, id, token);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO rights_to_sell (person_id, course_id, enrolment_id, granted_at)
            SELECT {to}, course_id, enrolment_id, granted_at FROM rights_to_sell
            WHERE person_id = {from} AND NOT EXISTS (SELECT FROM erased_people WHERE person_id = {to}) ON CONFLICT DO NOTHING;
            DELETE FROM rights_to_sell WHERE person_id = {from};
            UPDATE orders SET buyer_id = {to}, open_slot = NULL, version = version + 1 WHERE buyer_id = {from};
            UPDATE disputes SET buyer_id = {to}, version = version + 1 WHERE buyer_id = {from};
            UPDATE disputes SET seller_id = {to}, version = version + 1 WHERE seller_id = {from};
            UPDATE reviews SET author_id = {to} WHERE author_id = {from};
            UPDATE order_messages SET sender_id = {to} WHERE sender_id = {from};
            UPDATE pledges SET backer_id = {to} WHERE backer_id = {from};
            INSERT INTO shop_agents (group_id, person_id) SELECT group_id, {to} FROM shop_agents WHERE person_id = {from}
              ON CONFLICT DO NOTHING;
            DELETE FROM shop_agents WHERE person_id = {from};
            INSERT INTO group_shares AS share (seller_id, person_id, weight)
              SELECT seller_id, {to}, weight FROM group_shares WHERE person_id = {from}
              ON CONFLICT (seller_id, person_id) DO UPDATE SET weight = least(share.weight + EXCLUDED.weight, 10000);
            DELETE FROM group_shares WHERE person_id = {from};
            UPDATE standing_orders SET buyer_id = {to}, version = version + 1
              WHERE buyer_id = {from} AND approved_by IS DISTINCT FROM {to};
            UPDATE supply_cycles SET buyer_id = {to}, version = version + 1 WHERE buyer_id = {from};
            UPDATE supply_parts SET person_id = {to} WHERE person_id = {from};
            UPDATE lots SET person_id = {to} WHERE person_id = {from};
            UPDATE refunds SET buyer_id = {to}, version = version + 1 WHERE buyer_id = {from};
            UPDATE refunds SET requested_by = {to} WHERE requested_by = {from} AND approved_by IS DISTINCT FROM {to};
            UPDATE refunds SET approved_by = {to} WHERE approved_by = {from} AND requested_by IS DISTINCT FROM {to};
            """, token);
        // What is kept for replay is erased with the id that remains.
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == from.ToString())
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Caller, to.ToString()), token);
        await db.MoveBlocks(from, to, token);
        await MoveDebt(from, to, token);
        await MoveProceeds(from, to, token);
        await MoveSavings.Of(db, from, to, clock.GetUtcNow(), token);
        await MoveShop(from, to, token);
    }

    /// <summary>What is owed to her as a buyer, and by her, is so under the id that remains.</summary>
    private async Task MoveDebt(Guid from, Guid to, CancellationToken token)
    {
        foreach (var (account, other) in new[]
        {
            (Accounts.RefundDue(from), Accounts.RefundDue(to)), (Accounts.Receivable(from), Accounts.Receivable(to)),
        })
        {
            var owed = await db.Entries.Where(e => e.Account == account).SumAsync(e => e.Amount, token);
            if (owed == 0)
            {
                continue;
            }

            var now = clock.GetUtcNow();
            await PostJournal.Post(db,
                new JournalDraft("merge", Guid.CreateVersion7(now).ToString(), null,
                    [new Leg(account, -owed), new Leg(other, owed)]),
                now, token);
            await db.SaveChangesAsync(token);
        }
    }

    /// <summary>What is on its way to her groups and is hers.</summary>
    private async Task MoveProceeds(Guid from, Guid to, CancellationToken token)
    {
        var ending = $"/{from}:payout";
        var owed = await db.Entries.Where(e => e.Account.EndsWith(ending)).GroupBy(e => e.Account)
            .Select(group => new { group.Key, Sum = group.Sum(e => e.Amount) }).Where(row => row.Sum != 0).ToListAsync(token);
        var now = clock.GetUtcNow();
        foreach (var row in owed)
        {
            await PostJournal.Post(db,
                new JournalDraft("merge", Guid.CreateVersion7(now).ToString(), null,
                    [new Leg(row.Key, -row.Sum), new Leg($"{row.Key[..^ending.Length]}/{to}:payout", row.Sum)]),
                now, token);
        }

        await db.SaveChangesAsync(token);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payout_shares mine SET amount = mine.amount + other.amount FROM payout_shares other
              WHERE mine.person_id = {to} AND other.person_id = {from} AND other.payout_id = mine.payout_id;
            DELETE FROM payout_shares other WHERE person_id = {from}
              AND EXISTS (SELECT FROM payout_shares mine WHERE mine.person_id = {to} AND mine.payout_id = other.payout_id);
            UPDATE payout_shares SET person_id = {to} WHERE person_id = {from};
            """, token);
    }

    /// <summary>An order that she had parts of under both records keeps the older record's part where it is: it is found by the
    /// operator.</summary>
    private async Task MoveShop(Guid from, Guid to, CancellationToken token)
    {
        var shops = await db.Sellers.Where(s => s.PersonId == from || s.PersonId == to).ToListAsync(token);
        if (shops.Find(s => s.PersonId == from) is { } going)
        {
            var staying = shops.Find(s => s.PersonId == to);
            if (staying is not null && going.ClosedAt is null)
            {
                going.Close(going.DisplayName, clock.GetUtcNow());
            }

            await db.SaveChangesAsync(token);
            var shop = staying?.Id ?? going.Id;
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE sellers SET person_id = {to}, version = version + 1 WHERE id = {going.Id} AND id = {shop};
                UPDATE listings SET person_id = {to}, seller_id = {shop}, version = version + 1 WHERE person_id = {from};
                UPDATE listing_entries e SET seller_id = {shop} FROM listings l
                  WHERE l.id = e.listing_id AND l.seller_id = {shop} AND e.seller_id <> {shop};
                UPDATE campaigns SET person_id = {to}, seller_id = {shop}, version = version + 1 WHERE person_id = {from};
                UPDATE payouts SET person_id = {to}, version = version + 1 WHERE person_id = {from};
                UPDATE seller_orders part SET person_id = {to} WHERE person_id = {from}
                  AND NOT EXISTS (SELECT FROM seller_orders other WHERE other.order_id = part.order_id AND other.person_id = {to});
                """, token);
        }
    }
}
