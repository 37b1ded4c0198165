using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>How a fund ends: what it earned less what it cost goes to the members by their shares, each one's own debt is taken off, and
/// the rest is paid out in cash. The social fund is not shared out.</summary>
internal static class ShareOut
{
    private static readonly FundAccount[] Gains = [FundAccount.Charges, FundAccount.Fines];
    private static readonly FundAccount[] Losses = [FundAccount.Costs, FundAccount.WriteOffs];

    /// <summary>What is to be posted; a member whose debt is above what she has comes first: it is paid or written off.</summary>
    public static Error? Of(FundBooks books, IReadOnlyList<Guid> members, out IReadOnlyList<Posting> postings)
    {
        postings = [];
        if (books.Of(FundAccount.Bank) != 0 || books.Of(FundAccount.Outside) != 0)
        {
            return FundRules.MoneyElsewhere;
        }

        var shares = members.Select(member => -books.Of(FundAccount.Shares, member)).ToList();
        if (shares.Sum() == 0 && Gains.Concat(Losses).Any(account => books.Of(account) != 0))
        {
            return FundRules.NothingToShare;
        }

        var made = new List<Posting>();
        var left = Gains.Concat(Losses).ToDictionary(account => account, account => Math.Abs(books.Of(account)));
        foreach (var (gain, loss) in from gain in Gains from loss in Losses select (gain, loss))
        {
            var both = Math.Min(left[gain], left[loss]);
            Add(new Posting("share-out", gain, loss, both));
            left[gain] -= both;
            left[loss] -= both;
        }

        var owned = members.Zip(shares).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var side in (FundAccount[][])[Gains, Losses])
        {
            made.AddRange(Give(side, left, members, shares, owned));
        }

        foreach (var member in members)
        {
            var debt = books.Of(FundAccount.Loans, member);
            if (debt > owned[member])
            {
                return FundRules.DebtAboveShares.With("personId", member);
            }

            Add(new Posting("share-out", FundAccount.Shares, FundAccount.Loans, debt, member, member));
            Add(new Posting("share-out", FundAccount.Shares, FundAccount.LoanCash, owned[member] - debt, DebitMember: member));
        }

        postings = made;
        return null;

        void Add(Posting posting)
        {
            if (posting.Amount > 0)
            {
                made.Add(posting);
            }
        }
    }

    /// <summary>What is left of one side, to the members by their shares.</summary>
    private static IEnumerable<Posting> Give(FundAccount[] side, Dictionary<FundAccount, long> left, IReadOnlyList<Guid> members,
        List<long> shares, Dictionary<Guid, long> owned)
    {
        var isGain = side == Gains;
        foreach (var (member, part) in members.Zip(LargestRemainder.Split(side.Sum(account => left[account]), shares)))
        {
            var open = part;
            foreach (var account in side)
            {
                var taken = Math.Min(open, left[account]);
                left[account] -= taken;
                open -= taken;
                if (taken > 0)
                {
                    yield return isGain ? new Posting("share-out", account, FundAccount.Shares, taken, CreditMember: member)
                        : new Posting("share-out", FundAccount.Shares, account, taken, DebitMember: member);
                }
            }

            owned[member] += isGain ? part : -part;
        }
    }
}
