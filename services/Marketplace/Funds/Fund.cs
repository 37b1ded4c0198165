using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>Closing: one signer has asked for the share-out, and another has to agree.</summary>
internal enum FundState { Forming, Open, Closing, SharedOut }

/// <summary>One cycle, of about a year, in which a self-help group saves and lends. Its members and its terms are fixed when it begins.
/// Whatever changes anything of a fund holds its row.</summary>
internal sealed class Fund : IVersioned
{
    public const string OnePerGroup = "ix_funds_group_id_live";

    /// <summary>With fewer nothing can be agreed on.</summary>
    public const int FewestSigners = 2;

    /// <summary>Beside the leader and the treasurer.</summary>
    public const int MostOtherSigners = 3;

    private Fund(Guid id, Guid groupId, Guid? labId, Guid[] members, Guid[] signers, Guid createdBy) =>
        (Id, GroupId, LabId, Members, Signers, CreatedBy) = (id, groupId, labId, members, signers, createdBy);

    public Guid Id { get; private set; }

    public Guid GroupId { get; private set; }

    public Guid? LabId { get; private set; }

    public FundState State { get; private set; }

    /// <summary>In the order in which what cannot be split evenly is given.</summary>
    public Guid[] Members { get; private set; }

    /// <summary>Two of them, always different, agree to whatever moves money.</summary>
    public Guid[] Signers { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long SharePrice { get; private set; }

    /// <summary>That a member buys at one meeting.</summary>
    public int MostShares { get; private set; }

    /// <summary>Of a loan, for each month, thousandths.</summary>
    public int ChargePermille { get; private set; }

    /// <summary>How many times her shares a member may borrow.</summary>
    public int LoanTimes { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    public Guid CreatedBy { get; private set; }

    public Guid? OpenedBy { get; private set; }

    public Guid? ClosingBy { get; private set; }

    public Guid? SharedOutBy { get; private set; }

    /// <summary>A member says that something of its last meeting is wrong: nothing goes on until that is put right.</summary>
    public Guid? DisputedMeetingId { get; private set; }

    public int Version { get; private set; } = 1;

    public static Fund Form(Guid groupId, Guid? labId, Guid[] members, Guid[] signers, FundTerms terms, Guid by, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), groupId, labId, members, signers, by)
        {
            SharePrice = terms.SharePrice.Amount, MostShares = terms.MostShares, ChargePermille = terms.ChargePermille,
            LoanTimes = terms.LoanTimes, StartsOn = terms.StartsOn, EndsOn = terms.EndsOn,
        };

    public bool IsSigner(Guid person) => Signers.Contains(person);

    /// <summary>Who saves in it, and who signs for it without saving.</summary>
    public bool Belongs(Guid person) => Members.Contains(person) || IsSigner(person);

    public void AddSigner(Guid person)
    {
        Signers = [.. Signers, person];
        Version++;
    }

    /// <summary>What stands in the way of anything that moves money.</summary>
    public Error? Blocked() => State is not FundState.Open ? FundRules.WrongState(State)
        : DisputedMeetingId is null ? null : FundRules.Disputed;

    public Error? Open(Guid by)
    {
        if (State is not FundState.Forming)
        {
            return FundRules.WrongState(State);
        }

        if (by == CreatedBy)
        {
            return FundRules.SecondSigner;
        }

        (State, OpenedBy) = (FundState.Open, by);
        Version++;
        return null;
    }

    public Error? AskToClose(Guid by)
    {
        if (Blocked() is { } blocked)
        {
            return blocked;
        }

        (State, ClosingBy) = (FundState.Closing, by);
        Version++;
        return null;
    }

    /// <summary>It goes on after all.</summary>
    public Error? StayOpen()
    {
        if (State is not FundState.Closing)
        {
            return FundRules.WrongState(State);
        }

        (State, ClosingBy) = (FundState.Open, null);
        Version++;
        return null;
    }

    public Error? Close(Guid by)
    {
        if (State is not FundState.Closing)
        {
            return FundRules.WrongState(State);
        }

        if (by == ClosingBy)
        {
            return FundRules.SecondSigner;
        }

        (State, SharedOutBy) = (FundState.SharedOut, by);
        Version++;
        return null;
    }

    public void Dispute(Guid? meetingId)
    {
        DisputedMeetingId = meetingId;
        Version++;
    }

    /// <summary>Two records were one woman.</summary>
    public void Follow(Guid from, Guid to)
    {
        (Members, Signers) = (Replaced(Members), Replaced(Signers));
        Version++;

        Guid[] Replaced(Guid[] people) => [.. people.Select(person => person == from ? to : person).Distinct()];
    }

    /// <summary>Something of it changed.</summary>
    public void Touch() => Version++;

    public static void Map(ModelBuilder model) => model.Entity<Fund>(fund =>
    {
        fund.HasIndex(f => f.GroupId).IsUnique().HasFilter("state <> 'SharedOut'").HasDatabaseName(OnePerGroup);
        fund.HasIndex(f => f.Members).HasMethod("gin");
        fund.ToTable(table =>
        {
            table.HasCheckConstraint("ck_funds_two_signers", "created_by <> opened_by AND closing_by <> shared_out_by");
            table.HasCheckConstraint("ck_funds_terms",
                "share_price > 0 AND most_shares BETWEEN 1 AND 5 AND charge_permille BETWEEN 0 AND 100 "
                + "AND loan_times BETWEEN 0 AND 5 AND ends_on > starts_on");
        });
    });
}

/// <summary>What the members agreed on.</summary>
/// <param name="SharePrice">Of one share; up to 10,000 som.</param>
/// <param name="MostShares">That a member buys at one meeting, 1 to 5.</param>
/// <param name="ChargePermille">Of a loan, for each month, thousandths: 0 to 100.</param>
/// <param name="LoanTimes">How many times her shares a member may borrow, 0 to 5.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day; within two years.</param>
internal sealed record FundTerms(
    Money SharePrice, int MostShares, int ChargePermille, int LoanTimes, DateOnly StartsOn, DateOnly EndsOn);
