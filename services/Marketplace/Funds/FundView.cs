namespace CreativeLabs.Marketplace.Funds;

/// <summary>A fund, for its members.</summary>
/// <param name="Id">The fund.</param>
/// <param name="GroupId">The group.</param>
/// <param name="State">forming, open, closing or sharedOut.</param>
/// <param name="Terms">What the members agreed on.</param>
/// <param name="Members">Who saves in it.</param>
/// <param name="Signers">Who signs.</param>
/// <param name="DisputedMeetingId">The meeting that stops it.</param>
/// <param name="Totals">What it has and owes.</param>
/// <param name="Mine">What the caller has and owes in it.</param>
internal sealed record FundView(
    Guid Id, Guid GroupId, FundState State, FundTerms Terms, IReadOnlyList<Guid> Members, IReadOnlyList<Guid> Signers,
    Guid? DisputedMeetingId, FundTotals Totals, FundShare Mine)
{
    public static FundView Of(Fund fund, FundBooks books, Guid caller) => new(fund.Id, fund.GroupId, fund.State,
        new FundTerms(Money.Of(fund.SharePrice), fund.MostShares, fund.ChargePermille, fund.LoanTimes, fund.StartsOn, fund.EndsOn),
        fund.Members, fund.Signers, fund.DisputedMeetingId, FundTotals.Of(books), FundShare.Of(books, caller));
}

/// <summary>What a fund has and owes, and nothing of any one member.</summary>
/// <param name="LoanCash">In the box for loans.</param>
/// <param name="SocialCash">In the box of the social fund.</param>
/// <param name="Bank">In the bank.</param>
/// <param name="Loans">What members owe it.</param>
/// <param name="Shares">What members have saved.</param>
/// <param name="Social">The social fund.</param>
/// <param name="Outside">What it owes to others.</param>
/// <param name="Earned">Charges and fines.</param>
/// <param name="Spent">Costs and debts that were written off.</param>
internal sealed record FundTotals(
    Money LoanCash, Money SocialCash, Money Bank, Money Loans, Money Shares, Money Social, Money Outside, Money Earned, Money Spent)
{
    public static FundTotals Of(FundBooks books) => new(
        Money.Of(books.Of(FundAccount.LoanCash)), Money.Of(books.Of(FundAccount.SocialCash)), Money.Of(books.Of(FundAccount.Bank)),
        Money.Of(books.Total(FundAccount.Loans)), Money.Of(-books.Total(FundAccount.Shares)), Money.Of(-books.Of(FundAccount.Social)),
        Money.Of(-books.Of(FundAccount.Outside)), Money.Of(-books.Of(FundAccount.Charges) - books.Of(FundAccount.Fines)),
        Money.Of(books.Of(FundAccount.Costs) + books.Of(FundAccount.WriteOffs)));
}

/// <summary>What one member has in a fund.</summary>
/// <param name="Saved">Her shares.</param>
/// <param name="Owed">What she has to pay back.</param>
internal sealed record FundShare(Money Saved, Money Owed)
{
    public static FundShare Of(FundBooks books, Guid member) =>
        new(Money.Of(-books.Of(FundAccount.Shares, member)), Money.Of(books.Of(FundAccount.Loans, member)));
}

/// <summary>A meeting, for the fund's members.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="HeldOn">Its day.</param>
/// <param name="Paper">Whether its list was written on paper.</param>
/// <param name="State">called, open, counted, agreed, closed, reversed or calledOff.</param>
/// <param name="Present">How many came.</param>
/// <param name="List">What was done, in tyiyn: all of it for signers, her own line for who is none.</param>
/// <param name="Expected">What should be in the two boxes once the list is in the books.</param>
/// <param name="CountedLoanCash">What was in the box for loans.</param>
/// <param name="CountedSocialCash">What was in the box of the social fund.</param>
/// <param name="Signatures">How many signers have agreed.</param>
/// <param name="Disputed">Whether a member says that something is wrong.</param>
internal sealed record FundMeetingView(
    Guid Id, DateOnly HeldOn, bool Paper, MeetingState State, int Present, MeetingList List, ExpectedCash? Expected,
    Money? CountedLoanCash, Money? CountedSocialCash, int Signatures, bool Disputed)
{
    public static FundMeetingView Of(FundMeeting meeting, Fund fund, Guid caller, ExpectedCash? expected = null) => new(
        meeting.Id, meeting.HeldOn, meeting.Paper, meeting.State, meeting.List.CountPresent(),
        fund.IsSigner(caller) ? meeting.List
            : meeting.List with { Lines = [.. meeting.List.Lines.Where(line => line.PersonId == caller)], Payouts = null }, expected,
        meeting.CountedLoanCash is { } loan ? Money.Of(loan) : null, meeting.CountedSocialCash is { } social ? Money.Of(social) : null,
        (meeting.FirstSigner is null ? 0 : 1) + (meeting.SecondSigner is null ? 0 : 1), meeting.DisputedBy is not null);
}

/// <summary>What should be in the boxes.</summary>
/// <param name="LoanCash">In the one for loans.</param>
/// <param name="SocialCash">In the one of the social fund.</param>
internal sealed record ExpectedCash(Money LoanCash, Money SocialCash);

/// <summary>A loan, for who borrows and the signers.</summary>
/// <param name="Id">The loan.</param>
/// <param name="MemberId">Who borrows.</param>
/// <param name="Amount">What she gets.</param>
/// <param name="Charge">What she owes beside it.</param>
/// <param name="Months">For how long.</param>
/// <param name="State">asked, voted, refused, paidOut, repaid or writtenOff.</param>
/// <param name="Approvals">How many signers are for it.</param>
/// <param name="DueOn">The day by which it is to be paid back.</param>
/// <param name="Late">Whether that day has passed.</param>
internal sealed record FundLoanView(
    Guid Id, Guid MemberId, Money Amount, Money Charge, int Months, LoanState State, int Approvals, DateOnly? DueOn, bool Late)
{
    public static FundLoanView Of(FundLoan loan, DateOnly today) => new(loan.Id, loan.MemberId, Money.Of(loan.Amount),
        Money.Of(loan.Charge), loan.Months, loan.State, loan.Approvals.Length, loan.DueOn,
        loan.State is LoanState.PaidOut && loan.DueOn < today);
}

/// <summary>A row of the books.</summary>
/// <param name="Id">The row.</param>
/// <param name="MeetingId">The meeting that it is of.</param>
/// <param name="Kind">Such as shares, repayment or share-out.</param>
/// <param name="Debit">The account that gains it, such as 1100.</param>
/// <param name="DebitMember">Whose, where it is by member.</param>
/// <param name="Credit">The account that gives it.</param>
/// <param name="CreditMember">Whose, where it is by member.</param>
/// <param name="Amount">How much.</param>
/// <param name="CreatedAt">When it was written.</param>
internal sealed record FundEntryView(
    Guid Id, Guid? MeetingId, string Kind, int Debit, Guid? DebitMember, int Credit, Guid? CreditMember, Money Amount,
    DateTimeOffset CreatedAt)
{
    public static FundEntryView Of(FundEntry e) => new(
        e.Id, e.MeetingId, e.Kind, e.Debit, e.DebitMember, e.Credit, e.CreditMember, Money.Of(e.Amount), e.CreatedAt);
}
