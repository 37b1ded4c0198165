using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>A row of a fund's books. It balances by itself, and is only ever added: a trigger sees to it.</summary>
internal sealed class FundEntry
{
    private FundEntry() { }

    public Guid Id { get; private set; }

    public Guid FundId { get; private set; }

    /// <summary>The meeting that it is of.</summary>
    public Guid? MeetingId { get; private set; }

    public string Kind { get; private set; } = null!;

    public short Debit { get; private set; }

    public Guid? DebitMember { get; private set; }

    public short Credit { get; private set; }

    public Guid? CreditMember { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Posting Posting => new(Kind, (FundAccount)Debit, (FundAccount)Credit, Amount, DebitMember ?? default, CreditMember ?? default);

    public static FundEntry Of(Guid fundId, Guid? meetingId, Posting posting, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), FundId = fundId, MeetingId = meetingId, Kind = posting.Kind, Debit = (short)posting.Debit,
        DebitMember = posting.DebitMember == default ? null : posting.DebitMember, Credit = (short)posting.Credit,
        CreditMember = posting.CreditMember == default ? null : posting.CreditMember, Amount = posting.Amount, CreatedAt = now,
    };

    public static void Map(ModelBuilder model)
    {
        model.Entity<FundEntry>(entry =>
        {
            entry.ToTable("fund_entries", table => table.HasCheckConstraint("ck_fund_entries_amount", "amount > 0 AND (debit <> credit OR "
                + "debit_member <> credit_member)"));
            entry.Ignore(e => e.Posting);
            entry.HasOne<Fund>().WithMany().HasForeignKey(e => e.FundId).OnDelete(DeleteBehavior.Restrict);
            entry.HasIndex(e => new { e.FundId, e.Id });
            entry.HasIndex(e => e.MeetingId);
        });
        model.Entity<FundBalance>(balance =>
        {
            balance.ToTable("fund_balances", table => table.HasCheckConstraint("ck_fund_balances_side",
                "CASE WHEN account < 2000 OR account >= 5000 THEN amount >= 0 ELSE amount <= 0 END"));
            balance.HasKey(b => new { b.FundId, b.Account, b.MemberId });
            balance.HasOne<Fund>().WithMany().HasForeignKey(b => b.FundId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

/// <summary>What an account of a fund comes to; the database keeps it on its side of nothing.</summary>
internal sealed class FundBalance
{
    private FundBalance() { }

    public Guid FundId { get; private set; }

    public short Account { get; private set; }

    /// <summary>All zeroes where the account is not by member.</summary>
    public Guid MemberId { get; private set; }

    public long Amount { get; private set; }
}

internal static class FundPosting
{
    public static async Task<FundBooks> Books(this MarketplaceDb db, Guid fundId, CancellationToken token) => new(
        (await db.FundBalances.AsNoTracking().Where(b => b.FundId == fundId).ToListAsync(token))
            .Select(b => ((FundAccount)b.Account, b.MemberId, b.Amount)));

    /// <summary>Writes what <paramref name="books"/> take, entries and balances; the caller holds the fund's row.</summary>
    public static async Task<Error?> Post(this MarketplaceDb db, FundBooks books, Guid fundId, Guid? meetingId,
        IReadOnlyList<Posting> postings, DateTimeOffset now, CancellationToken token)
    {
        if (books.Post(postings) is { } broken)
        {
            return broken;
        }

        db.AddRange(postings.Select(posting => FundEntry.Of(fundId, meetingId, posting, now)));
        var touched = postings.SelectMany(p => ((FundAccount Account, Guid Member)[])[(p.Debit, p.DebitMember), (p.Credit, p.CreditMember)])
            .Distinct().ToList();
        var (accounts, members) = (touched.ConvertAll(t => (short)t.Account), touched.ConvertAll(t => t.Member));
        var amounts = touched.ConvertAll(t => books.Of(t.Account, t.Member));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO fund_balances (fund_id, account, member_id, amount)
            SELECT {fundId}, account, member, amount FROM unnest({accounts}, {members}, {amounts}) AS now (account, member, amount)
            ON CONFLICT (fund_id, account, member_id) DO UPDATE SET amount = EXCLUDED.amount
            """, token);
        return null;
    }
}
