using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders.Lots;

/// <summary>A lot to enter.</summary>
/// <param name="GoodId">What it is of.</param>
/// <param name="Code">What its producer calls it, up to 40 characters.</param>
/// <param name="HarvestedOn">Or made; not in the future, and no longer ago than two years.</param>
internal sealed record EnterLotBody(Guid GoodId, string Code, DateOnly HarvestedOn);

/// <summary>What a laboratory found.</summary>
/// <param name="Parameter">Such as lead, up to 80 characters.</param>
/// <param name="Result">Up to 80 characters.</param>
/// <param name="Laboratory">Up to 120 characters.</param>
/// <param name="Passed">Whether it may be eaten, by this.</param>
/// <param name="TestedAt">Not in the future.</param>
internal sealed record TestLotBody(string Parameter, string Result, string Laboratory, bool Passed, DateTimeOffset TestedAt);

/// <summary>A lot.</summary>
/// <param name="Id">The lot.</param>
/// <param name="SellerId">Whose.</param>
/// <param name="GoodId">What it is of.</param>
/// <param name="Code">What its producer calls it.</param>
/// <param name="HarvestedOn">When it was harvested or made.</param>
/// <param name="State">quarantined, released or recalled.</param>
/// <param name="Tests">What laboratories found.</param>
internal sealed record LotView(
    Guid Id, Guid SellerId, Guid GoodId, string Code, DateOnly HarvestedOn, LotState State, IReadOnlyList<TestLotBody> Tests)
{
    public static LotView Of(Lot lot) => new(lot.Id, lot.SellerId, lot.GoodId, lot.Code, lot.HarvestedOn, lot.State,
        lot.Tests.OrderBy(test => test.Id)
            .Select(test => new TestLotBody(test.Parameter, test.Result, test.Laboratory, test.Passed, test.TestedAt)).ToList());
}

/// <summary>Who got something of a lot.</summary>
/// <param name="CycleId">The delivery.</param>
/// <param name="BuyerId">Whose it was.</param>
/// <param name="Place">Whose kitchen it was.</param>
/// <param name="DeliversOn">The day.</param>
/// <param name="Quantity">How much of it was packed.</param>
/// <param name="Unit">piece, kg, l or m.</param>
internal sealed record RecipientView(Guid CycleId, Guid BuyerId, string? Place, DateOnly DeliversOn, decimal Quantity, SaleUnit Unit);

/// <summary>Everybody who got something of a lot.</summary>
internal sealed record RecipientsView(IReadOnlyList<RecipientView> Items);

internal static class HandleLot
{
    public static async Task<Results<Created<LotView>, ProblemResult>> Enter(EnterLotBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(6)).DateTime);
        if (new Validation().Name(body.Code, 40, "code").Check(
            body.HarvestedOn <= today && body.HarvestedOn > today.AddYears(-2), "harvestedOn", "Акыркы эки жылдын күнү керек.",
            "Нужен день за последние два года.", "A day of the last two years.").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token)
            is not { } seller)
        {
            return ProblemResult.Of(SellerRules.NotASeller);
        }

        if (!await db.SupplyGoods.AnyAsync(g => g.Id == body.GoodId, token))
        {
            return ProblemResult.Of(SupplyRules.NoGood);
        }

        var lot = Lot.Of(seller, body.GoodId, body.Code.Trim(), body.HarvestedOn, now);
        db.Add(lot);
        await db.SaveChangesAsync(token);
        http.SetETag(lot);
        return TypedResults.Created($"/v1/supply/lots/{lot.Id}", LotView.Of(lot));
    }

    /// <summary>For its producer, who got something of it, and the operator.</summary>
    public static async Task<Results<Ok<LotView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var lot = await db.Lots.Include(l => l.Tests).AsNoTracking().SingleOrDefaultAsync(
            l => l.Id == id && (caller.IsOperator || l.PersonId == caller.PersonId
                || db.SupplyCycles.Any(c => c.BuyerId == caller.PersonId && c.Parts.Any(p => p.Lots.Any(packed => packed.LotId == id)))),
            token);
        if (lot is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(lot);
        return TypedResults.Ok(LotView.Of(lot));
    }

    public static Task<Results<Ok<LotView>, ProblemResult>> Test(Guid id, TestLotBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        return new Validation().Name(body.Parameter, 80, "parameter").Length(body.Result, 1, 80, "result")
            .Name(body.Laboratory, 120, "laboratory").Check(body.TestedAt <= now && body.TestedAt > now.AddYears(-2), "testedAt",
                "Өткөн убакыт керек.", "Нужно прошедшее время.", "A time that has passed.").Problem is { } refusal
            ? Task.FromResult<Results<Ok<LotView>, ProblemResult>>(refusal)
            : Change(id, caller, db, http, lot =>
            {
                var test = LotTest.Of(lot.Id, body.Parameter.Trim(), body.Result.Trim(), body.Laboratory.Trim(), body.Passed,
                    body.TestedAt.ToUniversalTime(), now);
                var broken = lot.Add(test);
                if (broken is null)
                {
                    db.Add(test);
                }

                return Task.FromResult(broken);
            }, token);
    }

    public static Task<Results<Ok<LotView>, ProblemResult>> Release(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(id, caller, db, http, lot => Task.FromResult(lot.Release()), token);

    /// <summary>By its producer or the operator: nobody packs it any more, and everybody who got of it is told.</summary>
    public static Task<Results<Ok<LotView>, ProblemResult>> Recall(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        HttpContext http, CancellationToken token) => Change(
        id, caller, db, http,
        async lot =>
        {
            if (!lot.Recall())
            {
                return null;
            }

            var got = await db.SupplyCycles.Where(c => c.Parts.Any(p => p.Lots.Any(packed => packed.LotId == id)))
                .OrderBy(c => c.Id).Select(c => new { c.Id, c.BuyerId, c.DeliversOn }).ToListAsync(token);
            foreach (var cycle in got)
            {
                await publish.Publish(new LotRecalled(lot.Id, cycle.Id, cycle.BuyerId, cycle.DeliversOn), token);
            }

            return null;
        },
        token, orOperator: true);

    public static async Task<Results<Ok<RecipientsView>, ProblemResult>> Recipients(Guid id, Caller caller, MarketplaceDb db,
        CancellationToken token)
    {
        if (!await db.Lots.AnyAsync(l => l.Id == id && (caller.IsOperator || l.PersonId == caller.PersonId), token))
        {
            return ProblemResult.NotFound;
        }

        var rows = await (from packed in db.Set<PackedLot>()
                          join part in db.SupplyParts on packed.PartId equals part.Id
                          join cycle in db.SupplyCycles on part.CycleId equals cycle.Id
                          join order in db.StandingOrders on cycle.StandingOrderId equals order.Id
                          where packed.LotId == id
                          orderby cycle.DeliversOn, cycle.Id
                          select new { cycle.Id, cycle.BuyerId, order.Place, cycle.DeliversOn, packed.Quantity, part.Unit })
            .ToListAsync(token);
        return TypedResults.Ok(new RecipientsView(rows.ConvertAll(row => new RecipientView(
            row.Id, row.BuyerId, row.Place, row.DeliversOn, row.Unit.Said(row.Quantity), row.Unit))));
    }

    private static async Task<Results<Ok<LotView>, ProblemResult>> Change(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        Func<Lot, Task<Error?>> change, CancellationToken token, bool orOperator = false)
    {
        var lot = await db.LockAsync<Lot>(id, token);
        if (lot is null || !(lot.PersonId == caller.PersonId || (orOperator && caller.IsOperator)))
        {
            return lot is not null && caller.IsOperator ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        await db.Entry(lot).Collection(l => l.Tests).LoadAsync(token);
        var before = lot.Version;
        if (http.RequireMatchOfStep(lot, before, await change(lot)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(lot);
        return TypedResults.Ok(LotView.Of(lot));
    }
}
