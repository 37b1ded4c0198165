using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace;

/// <summary>What the service is made of.</summary>
internal static class Features
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new Groups.GroupsModule(),
        new Blocks.BlocksModule(),
        new Staff.StaffModule(),
        new Sellers.SellersModule(),
        new Sellers.TermsModule(),
        new Sellers.GroupShops.GroupShopsModule(),
        new Listings.ListingsModule(),
        new Stock.StockModule(),
        new Stock.Slots.SlotsModule(),
        new Orders.OrdersModule(),
        new Messages.MessagesModule(),
        new Payments.PaymentsModule(),
        new Refunds.RefundsModule(),
        new Payouts.PayoutsModule(),
        new Disputes.DisputesModule(),
        new Reviews.ReviewsModule(),
        new Campaigns.CampaignsModule(),
        new Funds.FundsModule(),
        new StandingOrders.StandingOrdersModule(),
        new Settlements.SettlementsModule(),
        new Ledger.LedgerModule(),
        new Erasure.ErasureModule(),
    ];
}
