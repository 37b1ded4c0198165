using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Blocks;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Disputes;
using CreativeLabs.Marketplace.Erasure;
using CreativeLabs.Marketplace.Funds;
using CreativeLabs.Marketplace.Groups;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Listings.Pictures;
using CreativeLabs.Marketplace.Messages;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.Marketplace.Reviews;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.Marketplace.Settlements;
using CreativeLabs.Marketplace.Staff;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.Marketplace.StandingOrders.Lots;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.Marketplace.Stock.Slots;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

internal sealed class MarketplaceDb(DbContextOptions<MarketplaceDb> options) : DbContext(options)
{
    public DbSet<RightToSell> RightsToSell => Set<RightToSell>();

    public DbSet<Seller> Sellers => Set<Seller>();

    public DbSet<ShopAgent> ShopAgents => Set<ShopAgent>();

    public DbSet<GroupShare> GroupShares => Set<GroupShare>();

    public DbSet<SellerTerms> SellerTerms => Set<SellerTerms>();

    public DbSet<TermsAcceptance> TermsAcceptances => Set<TermsAcceptance>();

    public DbSet<FirstSale> FirstSales => Set<FirstSale>();

    public DbSet<Listing> Listings => Set<Listing>();

    public DbSet<ListingEntry> ListingEntries => Set<ListingEntry>();

    public DbSet<ListingPicture> ListingPictures => Set<ListingPicture>();

    public DbSet<ListingPictureContent> ListingPictureContents => Set<ListingPictureContent>();

    public DbSet<StockItem> Stock => Set<StockItem>();

    public DbSet<ListingSlot> Slots => Set<ListingSlot>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<SellerOrder> SellerOrders => Set<SellerOrder>();

    public DbSet<PaymentIntent> Intents => Set<PaymentIntent>();

    public DbSet<PaymentAttempt> Attempts => Set<PaymentAttempt>();

    public DbSet<RailReceipt> Receipts => Set<RailReceipt>();

    public DbSet<PaymentCallback> Callbacks => Set<PaymentCallback>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<Payout> Payouts => Set<Payout>();

    public DbSet<PayoutShare> PayoutShares => Set<PayoutShare>();

    public DbSet<PayoutBatch> PayoutBatches => Set<PayoutBatch>();

    public DbSet<PayoutAccount> PayoutAccounts => Set<PayoutAccount>();

    public DbSet<SettlementFile> SettlementFiles => Set<SettlementFile>();

    public DbSet<SettlementLine> SettlementLines => Set<SettlementLine>();

    public DbSet<LedgerPeriod> LedgerPeriods => Set<LedgerPeriod>();

    public DbSet<Dispute> Disputes => Set<Dispute>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<Pledge> Pledges => Set<Pledge>();

    public DbSet<KnownGroup> KnownGroups => Set<KnownGroup>();

    public DbSet<KnownMember> KnownMembers => Set<KnownMember>();

    public DbSet<Fund> Funds => Set<Fund>();

    public DbSet<SignerVote> SignerVotes => Set<SignerVote>();

    public DbSet<KnownOperator> KnownOperators => Set<KnownOperator>();

    public DbSet<FundMeeting> FundMeetings => Set<FundMeeting>();

    public DbSet<FundLoan> FundLoans => Set<FundLoan>();

    public DbSet<FundEntry> FundEntries => Set<FundEntry>();

    public DbSet<FundBalance> FundBalances => Set<FundBalance>();

    public DbSet<SupplyGood> SupplyGoods => Set<SupplyGood>();

    public DbSet<SupplyCapacity> SupplyCapacities => Set<SupplyCapacity>();

    public DbSet<SupplyWeek> SupplyWeeks => Set<SupplyWeek>();

    public DbSet<StandingOrder> StandingOrders => Set<StandingOrder>();

    public DbSet<SupplyCycle> SupplyCycles => Set<SupplyCycle>();

    public DbSet<SupplyPart> SupplyParts => Set<SupplyPart>();

    public DbSet<Lot> Lots => Set<Lot>();

    public DbSet<OrderMessage> OrderMessages => Set<OrderMessage>();

    public DbSet<BlockedPair> BlockedPairs => Set<BlockedPair>();

    public DbSet<WithheldMessage> WithheldMessages => Set<WithheldMessage>();

    public DbSet<ErasedPerson> ErasedPeople => Set<ErasedPerson>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Entry> Entries => Set<Entry>();

    public IQueryable<Order> OrdersWithParts => Orders.Include(order => order.Parts).ThenInclude(part => part.Lines).AsSingleQuery();

    /// <summary>Loads an order for change, locked until the transaction ends. Whoever changes an order takes it first and its stock
    /// then.</summary>
    public async Task<Order?> LockOrder(Guid id, CancellationToken token)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM orders WHERE id = {id} FOR UPDATE", token);
        return await OrdersWithParts.SingleOrDefaultAsync(order => order.Id == id, token);
    }

    /// <summary>Loads a campaign for change, locked until the transaction ends. Nobody who holds one locks an order.</summary>
    public async Task<Campaign?> LockCampaign(Guid id, CancellationToken token)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM campaigns WHERE id = {id} FOR UPDATE", token);
        return await Campaigns.SingleOrDefaultAsync(campaign => campaign.Id == id, token);
    }

    public IQueryable<SupplyCycle> CyclesWithParts =>
        SupplyCycles.Include(cycle => cycle.Parts).ThenInclude(part => part.Lots).AsSingleQuery();

    /// <summary>Loads a delivery of a standing order for change, locked until the transaction ends. Whoever changes a standing order's
    /// row too takes it after this one.</summary>
    public async Task<SupplyCycle?> LockCycle(Guid id, CancellationToken token)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM supply_cycles WHERE id = {id} FOR UPDATE", token);
        return await CyclesWithParts.SingleOrDefaultAsync(cycle => cycle.Id == id, token);
    }

    /// <summary>Whether a campaign is not decided; until the transaction ends it stays so.</summary>
    public async Task<bool> TakesMoney(Guid campaignId, CancellationToken token)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM campaigns WHERE id = {campaignId} FOR SHARE", token);
        return await Campaigns.AnyAsync(
            c => c.Id == campaignId && (c.State == CampaignState.Live || c.State == CampaignState.Closing), token);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<LocalText>().HaveColumnType("jsonb");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var feature in Features.All)
        {
            feature.MapEntities(modelBuilder);
        }

        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
