namespace CreativeLabs.Marketplace.Funds;

/// <summary>What one member did at a meeting.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Present">Whether she was there.</param>
/// <param name="Shares">How many she bought, 0 to the fund's most.</param>
/// <param name="Social">What she gave for the social fund, tyiyn.</param>
/// <param name="Help">What she got of the social fund, tyiyn.</param>
/// <param name="Repaid">What she paid back of her loan, tyiyn.</param>
/// <param name="Fine">What she paid for being late or away, tyiyn.</param>
internal sealed record MeetingLine(
    Guid PersonId, bool Present, int Shares = 0, long Social = 0, long Help = 0, long Repaid = 0, long Fine = 0);

/// <summary>The list of a meeting.</summary>
/// <param name="Lines">One for each member of the fund.</param>
/// <param name="Payouts">Loans that were approved and are paid out now.</param>
/// <param name="Costs">What the fund spent, tyiyn.</param>
/// <param name="ToBank">Brought to the bank; below zero: fetched there, tyiyn.</param>
/// <param name="Outside">Lent to the fund from outside; below zero: paid back, tyiyn.</param>
internal sealed record MeetingList(
    IReadOnlyList<MeetingLine> Lines, IReadOnlyList<Guid>? Payouts = null, long Costs = 0, long ToBank = 0, long Outside = 0)
{
    public static readonly MeetingList Empty = new([]);

    public int CountPresent() => Lines.Count(line => line.Present);

    /// <summary>What it comes to in the books.</summary>
    /// <param name="sharePrice">Tyiyn.</param>
    /// <param name="payouts">The loans of <see cref="Payouts"/>.</param>
    public IReadOnlyList<Posting> Postings(long sharePrice, IEnumerable<FundLoan> payouts) =>
    [
        .. Lines.SelectMany(line => (Posting[])[
            new("shares", FundAccount.LoanCash, FundAccount.Shares, line.Shares * sharePrice, CreditMember: line.PersonId),
            new("social", FundAccount.SocialCash, FundAccount.Social, line.Social),
            new("help", FundAccount.Social, FundAccount.SocialCash, line.Help),
            new("repayment", FundAccount.LoanCash, FundAccount.Loans, line.Repaid, CreditMember: line.PersonId),
            new("fine", FundAccount.LoanCash, FundAccount.Fines, line.Fine)]).Where(posting => posting.Amount > 0),
        .. payouts.SelectMany(loan => (Posting[])[
            new("loan", FundAccount.Loans, FundAccount.LoanCash, loan.Amount, DebitMember: loan.MemberId),
            new("charge", FundAccount.Loans, FundAccount.Charges, loan.Charge, DebitMember: loan.MemberId)]).Where(p => p.Amount > 0),
        .. Moved("costs", FundAccount.Costs, FundAccount.LoanCash, Costs),
        .. Moved("bank", FundAccount.Bank, FundAccount.LoanCash, ToBank),
        .. Moved("outside", FundAccount.LoanCash, FundAccount.Outside, Outside),
    ];

    /// <summary>What was counted and should not be there, or was not and should.</summary>
    /// <param name="loanCash">Counted less expected, tyiyn.</param>
    /// <param name="socialCash">Counted less expected, tyiyn.</param>
    public static IReadOnlyList<Posting> Difference(long loanCash, long socialCash) =>
    [
        .. loanCash > 0 ? Moved("difference", FundAccount.LoanCash, FundAccount.Fines, loanCash)
            : Moved("difference", FundAccount.Costs, FundAccount.LoanCash, -loanCash),
        .. Moved("difference", FundAccount.SocialCash, FundAccount.Social, socialCash),
    ];

    private static IEnumerable<Posting> Moved(string kind, FundAccount debit, FundAccount credit, long amount) => amount == 0
        ? [] : amount > 0 ? [new Posting(kind, debit, credit, amount)] : [new Posting(kind, credit, debit, -amount)];
}
