using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>A good for the list.</summary>
/// <param name="Name">Up to 80 characters a language.</param>
/// <param name="Unit">piece, kg, l or m.</param>
/// <param name="Price">Of one unit.</param>
/// <param name="SmallestLot">Nobody delivers less, in the unit.</param>
internal sealed record CreateGoodBody(LocalText Name, SaleUnit Unit, Money Price, decimal SmallestLot);

/// <summary>What standing orders are for.</summary>
/// <param name="Id">The good.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="Unit">piece, kg, l or m.</param>
/// <param name="Price">Of one unit.</param>
/// <param name="SmallestLot">Nobody delivers less.</param>
internal sealed record GoodView(Guid Id, string Name, SaleUnit Unit, Money Price, decimal SmallestLot)
{
    public static GoodView Of(SupplyGood good, HttpContext http) =>
        new(good.Id, http.Say(good.Name), good.Unit, Money.Of(good.Price), good.Unit.Said(good.SmallestLot));
}

/// <summary>How much of a good my shop can deliver in a week.</summary>
/// <param name="Quantity">In the good's unit; 0 when it delivers no more of it.</param>
internal sealed record DeclareCapacityBody(decimal Quantity);

/// <summary>How much of a good my shop can deliver in a week.</summary>
internal sealed record CapacityView(Guid GoodId, string Good, SaleUnit Unit, decimal Quantity);

/// <summary>What my shop can deliver.</summary>
internal sealed record CapacitiesView(IReadOnlyList<CapacityView> Items);

internal static class DeclareCapacity
{
    public static async Task<Results<Created<GoodView>, ProblemResult>> CreateGood(CreateGoodBody body, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Text(body.Name, 80, "name").Price(body.Price, "price").Check(body.SmallestLot is > 0 and <= SupplyRules.Most,
            "smallestLot", "0дон чоң.", "Больше 0.", "More than 0.").Problem is { } refusal)
        {
            return refusal;
        }

        if (body.Unit.Read(body.SmallestLot) is not { } smallest)
        {
            return ProblemResult.Of(ListingRules.TooFine);
        }

        var good = SupplyGood.Of(body.Name, body.Unit, body.Price.Amount, smallest, clock.GetUtcNow());
        db.Add(good);
        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/v1/supply/goods/{good.Id}", GoodView.Of(good, http));
    }

    public static async Task<Results<Ok<Page<GoodView>>, ProblemResult>> Goods([AsParameters] PageQuery page, MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(db.SupplyGoods.AsNoTracking().Where(g => g.Id > page.After).OrderBy(g => g.Id),
            g => g.Id, g => GoodView.Of(g, http), http));

    /// <summary>Counts from the next split on: what she took on she delivers.</summary>
    public static async Task<Results<Ok<CapacityView>, ProblemResult>> Handle(Guid goodId, DeclareCapacityBody body, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().Check(body.Quantity is >= 0 and <= SupplyRules.Most, "quantity", "0–100000.", "От 0 до 100000.",
            "0 to 100,000.").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token)
            is not { } seller)
        {
            return ProblemResult.Of(SellerRules.NotASeller);
        }

        if (await db.SupplyGoods.AsNoTracking().SingleOrDefaultAsync(g => g.Id == goodId, token) is not { } good)
        {
            return ProblemResult.NotFound;
        }

        if (good.Unit.Read(body.Quantity) is not { } parts)
        {
            return ProblemResult.Of(ListingRules.TooFine);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO supply_capacities (good_id, seller_id, per_week) VALUES ({goodId}, {seller.Id}, {parts})
            ON CONFLICT (good_id, seller_id) DO UPDATE SET per_week = EXCLUDED.per_week
            """, token);
        return TypedResults.Ok(new CapacityView(good.Id, http.Say(good.Name), good.Unit, body.Quantity));
    }

    public static async Task<Ok<CapacitiesView>> Mine(Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        var rows = await (from capacity in db.SupplyCapacities
                          join seller in db.Sellers on capacity.SellerId equals seller.Id
                          join good in db.SupplyGoods on capacity.GoodId equals good.Id
                          where seller.PersonId == caller.PersonId
                          orderby good.Id
                          select new { good, capacity.PerWeek }).ToListAsync(token);
        return TypedResults.Ok(new CapacitiesView(rows.ConvertAll(
            row => new CapacityView(row.good.Id, http.Say(row.good.Name), row.good.Unit, row.good.Unit.Said(row.PerWeek)))));
    }
}
