using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>Late is a paid out one whose day has passed.</summary>
internal enum LoanState { Asked, Voted, Refused, PaidOut, Repaid, WrittenOff }

/// <summary>What a member borrows of the fund. What she owes stands in the books, by member: she has one loan at a time.</summary>
internal sealed class FundLoan : IVersioned
{
    public const string OneAtATime = "ix_fund_loans_fund_id_member_id";

    private FundLoan(Guid id, Guid fundId, Guid memberId, long amount, int months, long charge, DateTimeOffset askedAt) =>
        (Id, FundId, MemberId, Amount, Months, Charge, AskedAt) = (id, fundId, memberId, amount, months, charge, askedAt);

    public Guid Id { get; private set; }

    public Guid FundId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public int Months { get; private set; }

    /// <summary>For all months, owed from the day it is paid out, tyiyn.</summary>
    public long Charge { get; private set; }

    public LoanState State { get; private set; }

    /// <summary>Signers who are for it; for writing it off once it is paid out.</summary>
    public Guid[] Approvals { get; private set; } = [];

    public DateTimeOffset AskedAt { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>The meeting at which she got it.</summary>
    public Guid? PaidOutAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static FundLoan Ask(Fund fund, Guid member, long amount, int months, DateTimeOffset now) => new(
        Guid.CreateVersion7(now), fund.Id, member, amount, months, amount * fund.ChargePermille * months / 1000, now);

    /// <summary>Two signers, neither of them she who borrows, are for it; one against it ends it.</summary>
    public Error? Vote(Guid by, bool approve)
    {
        if (State is not LoanState.Asked)
        {
            return FundRules.WrongState(State);
        }

        return Approve(by, approve, LoanState.Voted, LoanState.Refused);
    }

    /// <summary>Two signers agree that it will not come back.</summary>
    public Error? VoteToWriteOff(Guid by) => State is LoanState.PaidOut
        ? Approve(by, approve: true, LoanState.WrittenOff, LoanState.PaidOut) : FundRules.WrongState(State);

    public Error? PayOut(Guid meetingId, DateOnly heldOn)
    {
        if (State is not LoanState.Voted)
        {
            return FundRules.WrongState(State);
        }

        (State, PaidOutAt, DueOn, Approvals) = (LoanState.PaidOut, meetingId, heldOn.AddMonths(Months), []);
        Version++;
        return null;
    }

    /// <summary>What she owes now says whether it is repaid.</summary>
    public void Settle(long owed)
    {
        if (State is LoanState.PaidOut or LoanState.Repaid && State != (owed == 0 ? LoanState.Repaid : LoanState.PaidOut))
        {
            State = owed == 0 ? LoanState.Repaid : LoanState.PaidOut;
            Version++;
        }
    }

    /// <summary>The meeting at which she got it is out of the books again.</summary>
    public void TakeBack()
    {
        (State, PaidOutAt, DueOn, Approvals) = (LoanState.Voted, null, null, []);
        Version++;
    }

    private Error? Approve(Guid by, bool approve, LoanState all, LoanState against)
    {
        if (by == MemberId)
        {
            return FundRules.OwnLoan;
        }

        if (!approve)
        {
            State = against;
        }
        else if (!Approvals.Contains(by))
        {
            Approvals = [.. Approvals, by];
            State = Approvals.Length >= 2 ? all : State;
        }
        else
        {
            return null;
        }

        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<FundLoan>(loan =>
    {
        loan.ToTable("fund_loans", table => table.HasCheckConstraint("ck_fund_loans_amount",
            "amount > 0 AND charge >= 0 AND NOT member_id = ANY (approvals)"));
        loan.HasOne<Fund>().WithMany().HasForeignKey(l => l.FundId).OnDelete(DeleteBehavior.Restrict);
        loan.HasIndex(l => new { l.FundId, l.MemberId }).IsUnique().HasFilter("state IN ('Asked', 'Voted', 'PaidOut')");
    });
}
