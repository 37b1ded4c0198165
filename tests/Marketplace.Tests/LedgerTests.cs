using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class LedgerTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task The_database_refuses_a_journal_that_does_not_sum_to_zero()
    {
        var order = await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(1), 1));
        await Refused("ck_journals_balance", order, (100, "rail:clearing"), (-99, "platform:fee"));
        await Refused("ck_journals_balance", order, (100, "rail:clearing"));
        await Refused("ck_journals_balance", order);
        await marketplace.BooksBalance();
    }

    [Theory]
    [InlineData("UPDATE entries SET amount = amount + 1")]
    [InlineData("DELETE FROM entries")]
    [InlineData("TRUNCATE journals CASCADE")]
    [InlineData("UPDATE journals SET kind = 'other'")]
    public async Task The_ledger_is_only_ever_added_to(string sql)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() =>
            marketplace.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlRawAsync(sql)));
        refused.ConstraintName.ShouldBe("ck_ledger_append_only");
    }

    [Fact]
    public async Task After_many_buyers_paid_at_once_every_balance_agrees_with_the_orders()
    {
        var (_, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(30, 12_345, seller);
        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => marketplace.Bought(marketplace.Buyer(), (listing, (i % 3) + 1))));
        var pieces = 12 + 12;
        await marketplace.ShouldHave(listing, 30 - pieces, 0);
        var sold = (await seller.GetJson("/v1/me/sales?limit=100")).GetProperty("items").EnumerateArray()
            .Sum(s => s.GetProperty("part").GetProperty("amount").GetProperty("amount").GetInt64());
        sold.ShouldBe(pieces * 12_345);
        // The fee of five per cent is rounded down order by order.
        var fees = Enumerable.Range(1, 12).Sum(i => ((i % 3) + 1) * 12_345L * 500 / 10_000);
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(sold - fees);
        await marketplace.BooksBalance();
    }

    private async Task Refused(string constraint, Guid order, params (long Amount, string Account)[] legs)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var journal = Guid.CreateVersion7();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO journals (id, kind, reference, order_id, created_at)
                VALUES ({journal}, 'forged', {journal.ToString()}, {order}, now())
                """);
            foreach (var (amount, account) in legs)
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO entries (id, journal_id, account, amount, order_id, created_at)
                    VALUES ({Guid.CreateVersion7()}, {journal}, {account}, {amount}, {order}, now())
                    """);
            }

            await transaction.CommitAsync();
        }));
        refused.ConstraintName.ShouldBe(constraint);
    }
}
