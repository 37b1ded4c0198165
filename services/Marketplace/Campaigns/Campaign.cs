using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Campaigns;

/// <summary>AllOrNothing: nobody pays before it has ended, and everybody gets her money back when less is paid than the goal. Flexible:
/// each pledge is paid when it is given, and it fails only when nothing was paid.</summary>
internal enum CampaignKind { AllOrNothing, Flexible }

/// <summary>Closing: its backers are asked to pay what they promised.</summary>
internal enum CampaignState { Draft, Live, Closing, Succeeded, Failed }

/// <summary>Money that many give for one thing. What it says is a listing of its shop, reviewed like any other; its goal and dates are
/// frozen once it is live. Its state changes by compare-and-set under its row's lock.</summary>
internal sealed class Campaign : IVersioned
{
    /// <summary>How long backers have to pay after an all-or-nothing campaign has ended.</summary>
    public static readonly TimeSpan TimeToPay = TimeSpan.FromDays(7);

    /// <summary>Pledges are in whole som: the price of one piece of its listing, tyiyn.</summary>
    public const long Piece = 100;

    private Campaign(Guid id, Guid sellerId, Guid personId, CampaignKind kind, long goal, DateTimeOffset endsAt) =>
        (Id, SellerId, PersonId, Kind, Goal, EndsAt) = (id, sellerId, personId, kind, goal, endsAt);

    /// <summary>The id of its listing too.</summary>
    public Guid Id { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    public CampaignKind Kind { get; private set; }

    public CampaignState State { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Goal { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Until then what was promised has to be paid.</summary>
    public DateTimeOffset? PayBy { get; private set; }

    /// <summary>What was paid when it was decided, tyiyn.</summary>
    public long? Reached { get; private set; }

    /// <summary>The operator who approved that everybody gets her money back.</summary>
    public Guid? RefundsApprovedBy { get; private set; }

    public int Version { get; private set; } = 1;

    public bool TakesMoney => State is CampaignState.Live or CampaignState.Closing;

    public static Campaign Draft(Listing listing, CampaignKind kind, long goal, DateTimeOffset endsAt) =>
        new(listing.Id, listing.SellerId, listing.PersonId, kind, goal, endsAt);

    public Error? Launch(ListingState listing, DateTimeOffset now)
    {
        if (State is not CampaignState.Draft)
        {
            return CampaignRules.WrongState(State);
        }

        if (listing is not ListingState.Published)
        {
            return ListingRules.NotPublished;
        }

        if (now >= EndsAt)
        {
            return CampaignRules.Over;
        }

        Move(CampaignState.Live);
        return null;
    }

    public Error? TakePledge(Guid backer, DateTimeOffset now) => backer == PersonId ? CampaignRules.OwnCampaign
        : State is CampaignState.Live && now < EndsAt ? null : CampaignRules.Over;

    /// <summary>It has ended and enough was promised: now it is to be paid.</summary>
    public void AskToPay(DateTimeOffset now)
    {
        PayBy = now + TimeToPay;
        Move(CampaignState.Closing);
    }

    /// <summary>It is decided by what was paid.</summary>
    public void Decide(long paid)
    {
        Reached = paid;
        Move(paid > 0 && (Kind is CampaignKind.Flexible || paid >= Goal) ? CampaignState.Succeeded : CampaignState.Failed);
    }

    public Error? ApproveRefunds(Guid by)
    {
        if (by == PersonId)
        {
            return CampaignRules.OwnCampaign;
        }

        if (State is not CampaignState.Failed || RefundsApprovedBy is not null)
        {
            return CampaignRules.WrongState(State);
        }

        RefundsApprovedBy = by;
        Version++;
        return null;
    }

    private void Move(CampaignState to)
    {
        State = to;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Campaign>(campaign =>
    {
        campaign.Property(c => c.Id).ValueGeneratedNever();
        campaign.HasOne<Listing>().WithOne().HasForeignKey<Campaign>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
        campaign.HasIndex(c => new { c.State, c.Id });
        campaign.ToTable(table => table.HasCheckConstraint("ck_campaigns_goal", $"goal > 0 AND goal % {Piece} = 0"));
    });
}

/// <summary>What becomes of a promise before there is an order for it; after that the order says how it stands.</summary>
internal enum PledgeState { Promised, LinkSent, Withdrawn, Lapsed }

/// <summary>Somebody promises to give so much. When it is to be paid an order is made for it, and payment, refund and payout are those of
/// orders.</summary>
internal sealed class Pledge
{
    private Pledge(Guid id, Guid campaignId, Guid backerId, long amount, string? shownAs, DateTimeOffset madeAt) =>
        (Id, CampaignId, BackerId, Amount, ShownAs, MadeAt) = (id, campaignId, backerId, amount, shownAs, madeAt);

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public Guid BackerId { get; private set; }

    /// <summary>Tyiyn, whole som.</summary>
    public long Amount { get; private set; }

    /// <summary>What the public ledger calls her, when she wishes to be called anything.</summary>
    public string? ShownAs { get; private set; }

    public PledgeState State { get; private set; }

    public Guid? OrderId { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public static Pledge Make(Guid campaignId, Guid backerId, long amount, string? shownAs, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), campaignId, backerId, amount, shownAs, now);

    public void SendLink(Guid orderId) => (State, OrderId) = (PledgeState.LinkSent, orderId);

    public static void Map(ModelBuilder model) => model.Entity<Pledge>(pledge =>
    {
        pledge.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        pledge.HasIndex(p => new { p.CampaignId, p.Id });
        pledge.HasIndex(p => new { p.BackerId, p.Id });
        pledge.HasIndex(p => p.OrderId).IsUnique().HasFilter("order_id IS NOT NULL");
        pledge.ToTable(table => table.HasCheckConstraint("ck_pledges_amount", $"amount > 0 AND amount % {Campaign.Piece} = 0"));
    });
}

internal static class CampaignRules
{
    public static readonly Error Over = new("campaign_over",
        "Бул акча чогултуу башталган эмес же бүткөн.", "Этот сбор ещё не начался или уже закончился.",
        "This campaign has not begun, or is over.");

    public static readonly Error OwnCampaign = new("own_campaign",
        "Өз чогултууңузда муну жасай албайсыз.", "В своём сборе это сделать нельзя.", "You cannot do this in a campaign of your own.");

    public static readonly Error NotWithdrawable = new("pledge_not_withdrawable",
        "Бул убаданы кайра алууга болбойт. Буйрутманы жокко чыгарыңыз.", "Это обещание уже нельзя взять назад. Отмените заказ.",
        "This pledge cannot be taken back any more. Cancel its order.");

    public static readonly Error NotAnOrder = new("not_for_campaigns",
        "Акча чогултуунун буйрутмасында муну жасоого болбойт.", "С заказом сбора это сделать нельзя.",
        "This cannot be done with an order of a campaign.");

    private static readonly Error OutOfTurn = new("campaign_out_of_turn",
        "Чогултуунун азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии сбора это невозможно.",
        "This cannot be done in the campaign's present state.");

    public static Error WrongState(CampaignState state) => OutOfTurn.With("state", state);
}
