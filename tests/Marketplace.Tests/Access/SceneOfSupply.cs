using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Marketplace.Tests.Access;

/// <summary>A standing order of the buyer that the seller delivers, without waiting for its days.</summary>
internal sealed partial class Scene
{
    private SupplySteps Supply => new(fixture);

    public Task<Guid> Good() => Supply.Good();

    public async Task<object> Wanted() => Supply.Body(await Good(), 5);

    public async Task<object> Harvest() => new { goodId = await Good(), code = "С-1", harvestedOn = Supply.Today };

    /// <summary>Whose test passed, and which is not released yet.</summary>
    public async Task<Guid> TestedLot()
    {
        var lot = await Supply.Lot(As(Seller), await Good(), released: false);
        await (await Supply.Tested(As(Seller), lot)).Json();
        return lot;
    }

    public async Task<Guid> Asked() => (await (await As(Buyer).PostCreating("/v1/standing-orders", await Wanted())).Json()).Id();

    /// <summary>A delivery of the day in this state, its part of the seller's, and the lot that it is packed of.</summary>
    public async Task<(Guid Cycle, Guid Part, Guid Lot)> Cycle(CycleState state)
    {
        var id = await Good();
        var lotId = await Supply.Lot(As(Seller), id);
        await using var scope = fixture.Services.CreateAsyncScope();
        var (db, publish) = (scope.ServiceProvider.GetRequiredService<MarketplaceDb>(),
            scope.ServiceProvider.GetRequiredService<IPublishEndpoint>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var good = await db.SupplyGoods.SingleAsync(g => g.Id == id);
        var (order, cycle) = Open(good, state is CycleState.Open ? Supply.Today.AddDays(6) : Supply.Today);
        db.AddRange(order, cycle);
        await db.SaveChangesAsync();
        var person = Id(Seller);
        var part = SupplyPart.Of(cycle, await db.Sellers.SingleAsync(s => s.PersonId == person), good, 5_000, Now);
        if (state is not CycleState.Open)
        {
            cycle.Offer([part], 0);
            db.Add(part);
        }

        if (state is CycleState.Confirmed or CycleState.Invoiced)
        {
            part.Confirm();
            part.Pack([PackedLot.Of(part.Id, lotId, 5_000)]);
            cycle.Confirm();
        }

        await db.SaveChangesAsync();
        if (state is CycleState.Invoiced)
        {
            await InvoiceCycle.Of(db, publish, scope.ServiceProvider.GetRequiredService<Fees>(), cycle, _ => 0, Now, default);
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
        return (cycle.Id, part.Id, lotId);
    }

    private (StandingOrder Order, SupplyCycle Cycle) Open(SupplyGood good, DateOnly day)
    {
        var order = StandingOrder.Ask(Id(Buyer), good.Id,
            new StandingOrderTerms(5_000, 1, day, day.AddDays(60), Shortage.Reduce, null, "Мектеп", "Нарын"), Now);
        order.Approve(Id(Operator));
        return (order, order.OpenNext(good, SupplyTimes.OpensAt(day).AddMinutes(1))!);
    }
}
