using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>The one place where a delivery is over, whoever says so: what was packed and not sent back was accepted, it gets the next
/// number of an invoice, and the books say who owes and who is owed. Under the lock of the cycle's row.</summary>
internal static class InvoiceCycle
{
    /// <param name="rejected">By the packed lot, what was sent back.</param>
    public static async Task Of(MarketplaceDb db, IPublishEndpoint publish, Fees fees, SupplyCycle cycle, Func<PackedLot, int> rejected,
        DateTimeOffset now, CancellationToken token)
    {
        foreach (var part in cycle.Parts)
        {
            if (part.State is PartState.Packed)
            {
                part.Deliver(rejected);
                part.Charge(fees.On(part.Amount));
                await publish.Publish(new DeliveryConfirmed(part.Id, cycle.Id, part.PersonId, cycle.DeliversOn), token);
            }
            else if (part.State is PartState.Confirmed)
            {
                part.Lapse();
            }
        }

        var number = await db.Database.SqlQuery<long>($"""SELECT nextval('supply_invoice_number') AS "Value" """).SingleAsync(token);
        cycle.Invoice(string.Create(CultureInfo.InvariantCulture, $"S-{cycle.DeliversOn.Year}-{number:00000}"), now);
        if (cycle.State is CycleState.Invoiced)
        {
            await PostJournal.Post(db, SupplyJournals.Invoice(cycle), now, token);
            await publish.Publish(
                new SupplyInvoiced(cycle.Id, cycle.BuyerId, cycle.InvoiceNumber!, cycle.Amount!.Value, cycle.DeliversOn), token);
        }
    }
}
