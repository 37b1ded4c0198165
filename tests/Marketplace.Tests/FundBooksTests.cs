using CreativeLabs.Marketplace.Funds;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The books of a fund, without a service: in any order of meetings, loans and mistakes they sum to zero, nothing is below what
/// its account allows, and a share-out gives away all that is there and no tyiyn more.</summary>
public sealed class FundBooksTests
{
    private static readonly Guid[] Members = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public Task Whatever_is_booked_in_whatever_order_the_books_balance_and_all_of_it_is_shared_out() => Depth.Prove(() =>
    {
        var chance = Depth.Random();
        var (books, booked) = (new FundBooks([]), new List<IReadOnlyList<Posting>>());
        var (taken, refused, shared) = (0, 0, 0);
        for (var step = 0; step < Depth.Times(10_000); step++)
        {
            var postings = Step(chance, booked);
            var before = Snapshot(books);
            if (books.Post(postings) is null)
            {
                taken++;
                booked.Add(postings);
            }
            else
            {
                refused++;
                Snapshot(books).ShouldBe(before, "what is refused leaves nothing behind");
            }

            Hold(books);
            if (step % 500 == 499)
            {
                shared += Share(books) ? 1 : 0;
                (books, booked) = (new FundBooks([]), []);
            }
        }

        taken.ShouldBeGreaterThan(refused / 10);
        shared.ShouldBeGreaterThan(0);
        return Task.CompletedTask;
    });

    [Fact]
    public void A_share_out_goes_by_shares_takes_each_ones_debt_off_and_leaves_the_social_fund()
    {
        var (a, b, c) = (Members[0], Members[1], Members[2]);
        var books = new FundBooks([]);
        books.Post([
            new("shares", FundAccount.LoanCash, FundAccount.Shares, 50_000, CreditMember: a),
            new("shares", FundAccount.LoanCash, FundAccount.Shares, 30_000, CreditMember: b),
            new("shares", FundAccount.LoanCash, FundAccount.Shares, 20_000, CreditMember: c),
            new("social", FundAccount.SocialCash, FundAccount.Social, 700),
            new("loan", FundAccount.Loans, FundAccount.LoanCash, 10_000, DebitMember: b),
            new("charge", FundAccount.Loans, FundAccount.Charges, 1_001, DebitMember: b),
            new("costs", FundAccount.Costs, FundAccount.LoanCash, 1_000)]).ShouldBeNull();

        ShareOut.Of(books, [a, b, c], out var postings).ShouldBeNull();
        books.Post(postings).ShouldBeNull();

        // One tyiyn of profit goes to the largest remainder: the half of it is a's.
        Paid(postings, a).ShouldBe(50_001);
        Paid(postings, b).ShouldBe(30_000 - 11_001);
        Paid(postings, c).ShouldBe(20_000);
        books.Of(FundAccount.LoanCash).ShouldBe(0);
        books.Of(FundAccount.SocialCash).ShouldBe(700);
        books.Of(FundAccount.Social).ShouldBe(-700);
    }

    [Fact]
    public void A_loss_is_borne_by_shares_and_who_owes_more_than_she_has_comes_first()
    {
        var (a, b) = (Members[0], Members[1]);
        var books = new FundBooks([]);
        books.Post([
            new("shares", FundAccount.LoanCash, FundAccount.Shares, 9_000, CreditMember: a),
            new("shares", FundAccount.LoanCash, FundAccount.Shares, 1_000, CreditMember: b),
            new("loan", FundAccount.Loans, FundAccount.LoanCash, 3_000, DebitMember: b)]).ShouldBeNull();
        ShareOut.Of(books, [a, b], out _)!.Code.ShouldBe("debt_above_shares");
        books.Post([new("write-off", FundAccount.WriteOffs, FundAccount.Loans, 3_000, CreditMember: b)]).ShouldBeNull();
        ShareOut.Of(books, [a, b], out var postings).ShouldBeNull();
        books.Post(postings).ShouldBeNull();
        (Paid(postings, a), Paid(postings, b)).ShouldBe((6_300, 700));
    }

    [Fact]
    public void What_is_in_the_bank_or_owed_outside_is_fetched_and_paid_back_before_anything_is_shared_out()
    {
        foreach (var posting in (Posting[])[new("bank", FundAccount.Bank, FundAccount.LoanCash, 5),
            new("outside", FundAccount.LoanCash, FundAccount.Outside, 5)])
        {
            var books = new FundBooks([]);
            books.Post([new("shares", FundAccount.LoanCash, FundAccount.Shares, 100, CreditMember: Members[0]), posting]).ShouldBeNull();
            ShareOut.Of(books, Members, out _)!.Code.ShouldBe("fund_money_elsewhere");
        }
    }

    [Fact]
    public void A_whole_is_split_without_a_rest_and_nobody_is_more_than_one_off_her_share()
    {
        var chance = Depth.Random();
        for (var i = 0; i < 2_000; i++)
        {
            var weights = Enumerable.Range(0, chance.Next(1, 200)).Select(_ => (long)chance.Next(0, 5_000)).Append(1).ToArray();
            var whole = chance.NextInt64(0, 10_000_000_000);
            var parts = LargestRemainder.Split(whole, weights);
            parts.Sum().ShouldBe(whole);
            parts.Zip(weights).ShouldAllBe(pair =>
                Math.Abs(pair.First - ((decimal)whole * pair.Second / weights.Sum())) < 1 && (pair.Second > 0 || pair.First == 0));
        }
    }

    private static IReadOnlyList<Posting> Step(Random chance, List<IReadOnlyList<Posting>> booked)
    {
        var (one, amount) = (Members[chance.Next(Members.Length)], (long)chance.Next(1, 20_000));
        return chance.Next(12) switch
        {
            0 or 1 or 2 => [new("shares", FundAccount.LoanCash, FundAccount.Shares, amount, CreditMember: one)],
            3 => [new("social", FundAccount.SocialCash, FundAccount.Social, amount / 10 + 1)],
            4 => [new("help", FundAccount.Social, FundAccount.SocialCash, amount / 5 + 1)],
            5 => [new("loan", FundAccount.Loans, FundAccount.LoanCash, amount, DebitMember: one),
                new("charge", FundAccount.Loans, FundAccount.Charges, amount / 20 + 1, DebitMember: one)],
            6 or 7 => [new("repayment", FundAccount.LoanCash, FundAccount.Loans, amount / 2 + 1, CreditMember: one)],
            8 => [new("fine", FundAccount.LoanCash, FundAccount.Fines, amount / 50 + 1)],
            9 => [new("costs", FundAccount.Costs, FundAccount.LoanCash, amount / 10 + 1)],
            10 => [.. MeetingList.Difference(chance.Next(-200, 200), chance.Next(-50, 50))],
            _ => booked.Count == 0 ? [] : [.. booked[chance.Next(booked.Count)].Select(posting => posting.Reversed())],
        };
    }

    /// <summary>With every debt that is above its member's shares written off first.</summary>
    private static bool Share(FundBooks books)
    {
        Error(books, out var postings);
        if (postings.Count == 0)
        {
            return false;
        }

        var cash = books.Of(FundAccount.LoanCash);
        books.Post(postings).ShouldBeNull();
        Hold(books);
        postings.Where(p => p.Credit == FundAccount.LoanCash).Sum(p => p.Amount).ShouldBe(cash);
        foreach (var account in Enum.GetValues<FundAccount>().Except([FundAccount.SocialCash, FundAccount.Social]))
        {
            books.Total(account).ShouldBe(0, $"{account}");
        }

        return true;
    }

    private static void Error(FundBooks books, out IReadOnlyList<Posting> postings)
    {
        while (ShareOut.Of(books, Members, out postings) is { Code: "debt_above_shares" })
        {
            var worst = Members.MaxBy(m => books.Of(FundAccount.Loans, m) + books.Of(FundAccount.Shares, m));
            var debt = books.Of(FundAccount.Loans, worst);
            books.Post([new("write-off", FundAccount.WriteOffs, FundAccount.Loans, debt, CreditMember: worst)]).ShouldBeNull();
        }
    }

    private static long Paid(IReadOnlyList<Posting> postings, Guid member) =>
        postings.Where(p => p.Credit == FundAccount.LoanCash && p.DebitMember == member).Sum(p => p.Amount);

    private static void Hold(FundBooks books)
    {
        books.Sum.ShouldBe(0);
        foreach (var account in Enum.GetValues<FundAccount>())
        {
            Members.Append(default).ShouldAllBe(member => FundBooks.Allows(account, books.Of(account, member)));
        }
    }

    private static List<long> Snapshot(FundBooks books) => [.. from account in Enum.GetValues<FundAccount>()
                                                              from member in Members.Append(default)
                                                              select books.Of(account, member)];
}
