using CreativeLabs.Marketplace.Ledger;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>What is written for the money of standing orders.</summary>
internal static class SupplyJournals
{
    /// <summary>What was delivered on a standing order is owed by its buyer, and to those who delivered it.</summary>
    public static JournalDraft Invoice(SupplyCycle cycle) => new(
        "invoice", cycle.InvoiceNumber!, null,
        [
            new Leg(Accounts.Receivable(cycle.BuyerId), cycle.Amount!.Value),
            .. cycle.Parts.Where(part => part.Amount > 0).GroupBy(part => part.SellerId)
                .Select(shop => new Leg(Accounts.Payable(shop.Key), -shop.Sum(part => part.Amount - part.Fee))),
            .. cycle.Parts.Sum(part => part.Fee) is > 0 and var fee ? [new Leg(Accounts.Fee, -fee)] : Array.Empty<Leg>(),
        ]);

    public static JournalDraft InvoicePaid(SupplyCycle cycle) => new(
        "invoice-paid", cycle.InvoiceNumber!, null,
        [new Leg(Accounts.Bank, cycle.Amount!.Value), new Leg(Accounts.Receivable(cycle.BuyerId), -cycle.Amount.Value)]);
}
