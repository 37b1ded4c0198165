using System.Text.Json;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>Called, and its list can be written; Counted: the cash is counted, and two signers have to agree; Agreed: it is in the books;
/// Closed: the next one was called, and nothing of it is disputed any more; Reversed: it is out of the books again.</summary>
internal enum MeetingState { Called, Open, Counted, Agreed, Closed, Reversed, CalledOff }

/// <summary>What a member finds wrong.</summary>
internal enum FundDisputeReason { MyShares, MyLoan, MyPayment, Cash, Attendance, Other }

/// <summary>A meeting of a fund's members, with its list. It may have been held with paper and be entered later.</summary>
internal sealed class FundMeeting : IVersioned
{
    public const string OnceADay = "ix_fund_meetings_fund_id_held_on";
    public const string OneAtATime = "ix_fund_meetings_fund_id_under_way";

    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    private FundMeeting(Guid id, Guid fundId, DateOnly heldOn, bool paper, Guid calledBy) =>
        (Id, FundId, HeldOn, Paper, CalledBy) = (id, fundId, heldOn, paper, calledBy);

    public Guid Id { get; private set; }

    public Guid FundId { get; private set; }

    public DateOnly HeldOn { get; private set; }

    /// <summary>Its list was written on paper.</summary>
    public bool Paper { get; private set; }

    public Guid CalledBy { get; private set; }

    public MeetingState State { get; private set; }

    public MeetingList List { get; private set; } = MeetingList.Empty;

    /// <summary>Tyiyn.</summary>
    public long? CountedLoanCash { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long? CountedSocialCash { get; private set; }

    public Guid? FirstSigner { get; private set; }

    public Guid? SecondSigner { get; private set; }

    public Guid? DisputedBy { get; private set; }

    public FundDisputeReason? DisputeReason { get; private set; }

    public Guid? ReversedBy { get; private set; }

    public int Version { get; private set; } = 1;

    public static FundMeeting Call(Guid fundId, DateOnly heldOn, bool paper, Guid by, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), fundId, heldOn, paper, by);

    /// <summary>The list as it is; open once at least half of the members are there.</summary>
    public Error? Write(MeetingList list, int members)
    {
        if (State is not (MeetingState.Called or MeetingState.Open))
        {
            return FundRules.WrongState(State);
        }

        List = list;
        Move(list.CountPresent() * 2 >= members ? MeetingState.Open : MeetingState.Called);
        return null;
    }

    public Error? Count(long loanCash, long socialCash)
    {
        if (State is not MeetingState.Open)
        {
            return State is MeetingState.Called ? FundRules.NoQuorum : FundRules.WrongState(State);
        }

        (CountedLoanCash, CountedSocialCash) = (loanCash, socialCash);
        Move(MeetingState.Counted);
        return null;
    }

    /// <summary>The list is written on; whoever signed has to sign again.</summary>
    public Error? WriteOn()
    {
        if (State is not MeetingState.Counted)
        {
            return FundRules.WrongState(State);
        }

        (CountedLoanCash, CountedSocialCash, FirstSigner) = (null, null, null);
        Move(MeetingState.Open);
        return null;
    }

    /// <summary>True in <paramref name="agreed"/> when this was the second signature.</summary>
    public Error? Sign(Guid by, out bool agreed)
    {
        agreed = false;
        if (State is not MeetingState.Counted)
        {
            return FundRules.WrongState(State);
        }

        if (FirstSigner is null)
        {
            FirstSigner = by;
            Version++;
            return null;
        }

        if (FirstSigner == by)
        {
            return FundRules.SecondSigner;
        }

        (SecondSigner, agreed) = (by, true);
        Move(MeetingState.Agreed);
        return null;
    }

    public Error? Dispute(Guid by, FundDisputeReason reason)
    {
        if (State is not MeetingState.Agreed)
        {
            return FundRules.WrongState(State);
        }

        if (DisputedBy is not null)
        {
            return FundRules.Disputed;
        }

        (DisputedBy, DisputeReason) = (by, reason);
        Version++;
        return null;
    }

    public Error? WithdrawDispute(Guid by)
    {
        if (DisputedBy != by)
        {
            return FundRules.NotYourDispute;
        }

        (DisputedBy, DisputeReason) = (null, null);
        Version++;
        return null;
    }

    /// <summary>By an officer who signed neither time.</summary>
    public Error? Reverse(Guid by)
    {
        if (State is not MeetingState.Agreed || DisputedBy is null)
        {
            return FundRules.NotDisputed;
        }

        if (by == FirstSigner || by == SecondSigner)
        {
            return FundRules.OtherOfficer;
        }

        ReversedBy = by;
        Move(MeetingState.Reversed);
        return null;
    }

    public Error? CallOff()
    {
        if (State is not (MeetingState.Called or MeetingState.Open or MeetingState.Counted))
        {
            return FundRules.WrongState(State);
        }

        Move(MeetingState.CalledOff);
        return null;
    }

    public void Close() => Move(MeetingState.Closed);

    private void Move(MeetingState state)
    {
        State = state;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<FundMeeting>(meeting =>
    {
        meeting.ToTable("fund_meetings", table => table.HasCheckConstraint("ck_fund_meetings_two_signers",
            "first_signer <> second_signer AND reversed_by <> first_signer AND reversed_by <> second_signer "
            + "AND (state NOT IN ('Agreed', 'Closed', 'Reversed') OR second_signer IS NOT NULL)"));
        meeting.HasOne<Fund>().WithMany().HasForeignKey(m => m.FundId).OnDelete(DeleteBehavior.Restrict);
        meeting.HasIndex(m => new { m.FundId, m.HeldOn }).IsUnique().HasFilter("state NOT IN ('Reversed', 'CalledOff')");
        meeting.HasIndex(m => m.FundId).IsUnique().HasFilter("state IN ('Called', 'Open', 'Counted')").HasDatabaseName(OneAtATime);
        meeting.Property(m => m.List).HasColumnType("jsonb").HasConversion(
            list => JsonSerializer.Serialize(list, Json), text => JsonSerializer.Deserialize<MeetingList>(text, Json)!);
    });
}
