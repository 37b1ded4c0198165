using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>The accounts of a fund, by the numbers that such groups' books have.</summary>
internal enum FundAccount
{
    LoanCash = 1100, SocialCash = 1110, Bank = 1120, Loans = 1200,
    Shares = 2100, Social = 2200, Outside = 2300,
    Charges = 4100, Fines = 4200, Costs = 5100, WriteOffs = 5200,
}

/// <summary>So much from one account to another: a row that balances by itself.</summary>
/// <param name="Kind">shares, social, help, repayment, fine, loan, charge, costs, bank, outside, difference, write-off, share-out, reversal
/// or merge.</param>
/// <param name="Debit">Gains it.</param>
/// <param name="Credit">Gives it.</param>
/// <param name="Amount">Tyiyn, above 0.</param>
/// <param name="DebitMember">Whose, where the account is by member.</param>
/// <param name="CreditMember">Whose, where the account is by member.</param>
internal sealed record Posting(
    string Kind, FundAccount Debit, FundAccount Credit, long Amount, Guid DebitMember = default, Guid CreditMember = default)
{
    public Posting Reversed() => new("reversal", Credit, Debit, Amount, CreditMember, DebitMember);
}

/// <summary>The balances of a fund: what it has is positive, what it owes negative, and all of them sum to zero.</summary>
internal sealed class FundBooks
{
    private readonly Dictionary<(FundAccount Account, Guid Member), long> balances;

    public FundBooks(IEnumerable<(FundAccount Account, Guid Member, long Amount)> balances) =>
        this.balances = balances.ToDictionary(b => (b.Account, b.Member), b => b.Amount);

    public long Of(FundAccount account, Guid member = default) => balances.GetValueOrDefault((account, member));

    /// <summary>Of all members.</summary>
    public long Total(FundAccount account) => balances.Where(b => b.Key.Account == account).Sum(b => b.Value);

    public long Sum => balances.Values.Sum();

    /// <summary>All of them, or none when a balance would then be on the side where it cannot be.</summary>
    public Error? Post(IReadOnlyList<Posting> postings)
    {
        var changes = new Dictionary<(FundAccount Account, Guid Member), long>();
        foreach (var posting in postings)
        {
            Add((posting.Debit, posting.DebitMember), posting.Amount);
            Add((posting.Credit, posting.CreditMember), -posting.Amount);
        }

        foreach (var ((account, member), change) in changes)
        {
            if (!Allows(account, Of(account, member) + change))
            {
                return FundRules.BelowZero.With("account", (int)account);
            }
        }

        foreach (var (key, change) in changes)
        {
            balances[key] = balances.GetValueOrDefault(key) + change;
        }

        return null;

        void Add((FundAccount, Guid) key, long amount) => changes[key] = changes.GetValueOrDefault(key) + amount;
    }

    /// <summary>What the fund has, is owed or has spent is never below nothing; what it owes or has earned never above.</summary>
    public static bool Allows(FundAccount account, long balance) => IsDebit(account) ? balance >= 0 : balance <= 0;

    private static bool IsDebit(FundAccount account) => (int)account is < 2000 or >= 5000;
}
