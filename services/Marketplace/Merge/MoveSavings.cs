using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Funds;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Merge;

/// <summary>What she has and owes in the funds of her groups follows her. Who signed what under the id that went stays as it was
/// written.</summary>
internal static class MoveSavings
{
    public static async Task Of(MarketplaceDb db, Guid from, Guid to, DateTimeOffset now, CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO known_members (group_id, person_id, belongs, told_by)
            SELECT group_id, {to}, belongs, told_by FROM known_members
            WHERE person_id = {from} AND NOT EXISTS (SELECT FROM erased_people WHERE person_id = {to}) ON CONFLICT DO NOTHING;
            DELETE FROM known_members WHERE person_id = {from};
            INSERT INTO signer_votes (fund_id, voter_id, candidate_id) SELECT fund_id, {to}, candidate_id FROM signer_votes
              WHERE voter_id = {from} ON CONFLICT DO NOTHING;
            DELETE FROM signer_votes WHERE voter_id = {from};
            UPDATE signer_votes SET candidate_id = {to} WHERE candidate_id = {from};
            INSERT INTO known_operators (person_id, granted, told_at)
              SELECT {to}, granted, told_at FROM known_operators WHERE person_id = {from} ON CONFLICT DO NOTHING;
            DELETE FROM known_operators WHERE person_id = {from};
            UPDATE known_groups SET leader_id = {to} WHERE leader_id = {from};
            UPDATE known_groups SET treasurer_id = {to} WHERE treasurer_id = {from};
            """, token);
        var funds = await db.Funds.Where(f => f.Members.Contains(from) || f.Signers.Contains(from)).OrderBy(f => f.Id).Select(f => f.Id)
            .ToListAsync(token);
        foreach (var id in funds)
        {
            var fund = (await db.LockAsync<Fund>(id, token))!;
            var books = await db.Books(id, token);
            var (shares, debt) = (-books.Of(FundAccount.Shares, from), books.Of(FundAccount.Loans, from));
            await db.Post(books, id, null,
                [.. ((Posting[])[
                    new("merge", FundAccount.Shares, FundAccount.Shares, shares, from, to),
                    new("merge", FundAccount.Loans, FundAccount.Loans, debt, to, from)]).Where(posting => posting.Amount > 0)], now, token);
            fund.Follow(from, to);
            await db.SaveChangesAsync(token);
            // Of two live loans hers under the id that remains stays the one that says what she owes.
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE fund_loans loan SET member_id = {to}, approvals = array_remove(approvals, {to}), version = version + 1
                WHERE fund_id = {id} AND member_id = {from} AND NOT EXISTS (SELECT FROM fund_loans other WHERE other.fund_id = {id}
                  AND other.member_id = {to} AND other.state IN ('Asked', 'Voted', 'PaidOut')
                  AND loan.state IN ('Asked', 'Voted', 'PaidOut'));
                UPDATE fund_meetings SET list = replace(list::text, {from.ToString()}, {to.ToString()})::jsonb, version = version + 1
                WHERE fund_id = {id} AND state IN ('Called', 'Open');
                """, token);
        }
    }
}
