using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.Marketplace.Stock.Slots;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What to order.</summary>
/// <param name="Lines">1 to 50; lines of the same listing are added up.</param>
/// <param name="Payment">qr: paid within an hour. cash: paid when handed over.</param>
/// <param name="Replaces">An unpaid order of the caller that this one takes the place of, and the pieces held for it.</param>
/// <param name="Deliveries">How she gets what she orders of a shop; of shops that are not named she fetches it.</param>
internal sealed record PlaceOrderBody(
    IReadOnlyList<PlaceOrderLine> Lines, PaymentMethod Payment, Guid? Replaces = null, IReadOnlyList<DeliveryChoice>? Deliveries = null);

/// <summary>So much of a listing.</summary>
/// <param name="ListingId">A published listing of somebody else.</param>
/// <param name="Quantity">In the listing's unit, up to 1000; of who has never paid for anything, no more than 100 in all. Pieces are whole,
/// the rest has up to three digits after the point.</param>
/// <param name="Price">Of one unit, as the buyer saw it: when it is another now, nothing is ordered.</param>
/// <param name="SlotId">Of an experience, the time.</param>
internal sealed record PlaceOrderLine(Guid ListingId, decimal Quantity, Money? Price = null, Guid? SlotId = null);

internal static class PlaceOrder
{
    public static async Task<Results<Created<OrderView>, ProblemResult>> Handle(
        PlaceOrderBody body, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (Check(body).Problem is { } refusal)
        {
            return refusal;
        }

        var wanted = body.Lines.GroupBy(line => line.ListingId).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
        var rows = await db.Listings.AsNoTracking().Where(l => wanted.Keys.Contains(l.Id)).WithShop(db).ToListAsync(token);
        if (CheckListings(body, wanted, rows, caller) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        if (await OfOwnGroup(rows, caller, db, token) is { } ownGroup)
        {
            return ProblemResult.Of(ownGroup);
        }

        var now = clock.GetUtcNow();
        var (shops, notOffered) = await ChooseDelivery.Shops(body, rows, db, token);
        if (notOffered is not null)
        {
            return ProblemResult.Of(notOffered);
        }

        var order = Order.Place(await NextNumber(db, token), caller.PersonId, body.Payment, now);
        var slots = await SlotsOf(body, db, token);
        if (AddParts(order, body, wanted, rows, shops, slots, now) is { } notSo)
        {
            return ProblemResult.Of(notSo);
        }

        var (slot, tooMuch) = await OpenOrders.FindSlot(db, publish, order, body.Replaces, now, token);
        if (tooMuch is not null)
        {
            return ProblemResult.Of(tooMuch);
        }

        db.Add(order);
        if (await Hold(order, rows, db, now, token) is { } missed)
        {
            return ProblemResult.Of(await OpenOrders.WithOwnHold(db, missed, caller.PersonId, wanted.Keys, token));
        }

        await StockAlert.Tell(db, publish, rows.Where(row => row.Alerts).Select(row => row.Listing.Id), now, token);
        order.Reserve(slot, now);
        if (order.Payment is PaymentMethod.Qr)
        {
            db.Add(PaymentIntent.For(order, now));
        }

        await Tell(publish, order, token);
        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Created($"/v1/orders/{order.Id}", OrderView.Of(order, http));
    }

    /// <summary>Nobody orders of a group that she acts for.</summary>
    private static async Task<Error?> OfOwnGroup(List<ListingRow> rows, Caller caller, MarketplaceDb db, CancellationToken token)
    {
        foreach (var row in rows.Where(row => row.GroupId is not null).DistinctBy(row => row.GroupId))
        {
            if (await db.MayActFor(caller.PersonId, row.GroupId!.Value, token))
            {
                return OrderRules.OwnListing.With("listingId", row.Listing.Id);
            }
        }

        return null;
    }

    /// <summary>What it holds: pieces, places of a time, or of the first week that has room.</summary>
    private static async Task<Error?> Hold(Order order, List<ListingRow> rows, MarketplaceDb db, DateTimeOffset now,
        CancellationToken token)
    {
        var reservations = order.Parts
            .SelectMany(part => part.Lines.Select(
                line => Reservation.Hold(order.Id, part.Id, line.ListingId, line.Quantity, now, line.SlotId)))
            .ToList();
        var made = rows.Where(row => row.Listing.Kind is ListingKind.MadeToOrder).ToDictionary(row => row.Listing.Id, row => row.Listing);
        if (await ReserveStock.Reserve(db, reservations, made, now, token) is { } missed)
        {
            return missed;
        }

        if (made.Count > 0)
        {
            await ChooseWeeks(order, reservations, db, token);
        }

        return null;
    }

    /// <summary>The times that the buyer chose.</summary>
    private static async Task<Dictionary<Guid, ListingSlot>> SlotsOf(PlaceOrderBody body, MarketplaceDb db, CancellationToken token)
    {
        var chosen = body.Lines.Select(line => line.SlotId).OfType<Guid>().ToList();
        return chosen.Count == 0 ? [] : await db.Slots.AsNoTracking().Where(s => chosen.Contains(s.Id)).ToDictionaryAsync(s => s.Id, token);
    }

    /// <summary>By when it should be ready is the end of the week that was found for it.</summary>
    private static async Task ChooseWeeks(Order order, List<Reservation> reservations, MarketplaceDb db, CancellationToken token)
    {
        var weeks = reservations.Select(r => r.SlotId).OfType<Guid>().ToList();
        var found = await db.Slots.AsNoTracking().Where(s => weeks.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.EndsAt, token);
        foreach (var item in reservations.Where(r => r.SlotId is not null))
        {
            var part = order.Parts.Single(p => p.Id == item.SellerOrderId);
            if (!part.IsAttended)
            {
                part.Lines.Single(line => line.ListingId == item.ListingId).In(item.SlotId!.Value);
                part.Offer(found[item.SlotId.Value]);
            }
        }
    }

    /// <summary>One for each shop.</summary>
    private static Error? AddParts(Order order, PlaceOrderBody body, Dictionary<Guid, decimal> wanted, List<ListingRow> rows,
        IReadOnlyDictionary<Guid, Seller> shops, Dictionary<Guid, ListingSlot> slots, DateTimeOffset now)
    {
        foreach (var shop in rows.GroupBy(row => row.Listing.SellerId))
        {
            var part = SellerOrder.Of(shop.Key, shop.First().Listing.PersonId, shop.First().Seller, now);
            foreach (var row in shop)
            {
                if (AddLine(part, row.Listing, wanted[row.Listing.Id], body, slots, now) is { } broken)
                {
                    return broken;
                }
            }

            if (part.IsAttended && part.Lines.Count > 1)
            {
                return OrderRules.OrderedApart;
            }

            if (ChooseDelivery.Of(part, body, shops) is { } notSo)
            {
                return notSo;
            }

            order.Add(part);
        }

        return order.Total > Money.Most ? OrderRules.TooLarge : null;
    }

    private static Error? AddLine(SellerOrder part, Listing listing, decimal quantity, PlaceOrderBody body,
        Dictionary<Guid, ListingSlot> slots, DateTimeOffset now)
    {
        if (listing.Unit.Read(quantity) is not { } parts)
        {
            return ListingRules.TooFine.With("listingId", listing.Id);
        }

        var line = OrderLine.Of(listing, parts, now);
        if (line.Amount == 0)
        {
            return OrderRules.TooLittle.With("listingId", listing.Id);
        }

        var chosen = body.Lines.Where(l => l.ListingId == listing.Id).Select(l => l.SlotId).Distinct().ToList();
        if (listing.Kind is not ListingKind.Experience ? chosen is not [null] : chosen is not [not null])
        {
            return SlotRules.NotChosen.With("listingId", listing.Id);
        }

        if (chosen[0] is { } slotId)
        {
            if (slots.GetValueOrDefault(slotId) is not { } slot || slot.ListingId != listing.Id)
            {
                return SlotRules.NotChosen.With("listingId", listing.Id);
            }

            line.In(slotId);
            part.Attend(slot.StartsAt, slot.EndsAt);
        }

        part.Add(line);
        return null;
    }

    /// <summary>A seller is told of what she has to accept; of what is to be paid first she is told when it is.</summary>
    private static async Task Tell(IPublishEndpoint publish, Order order, CancellationToken token)
    {
        await publish.Publish(new OrderPlaced(order.Id, order.BuyerId, order.Number, order.Total), token);
        foreach (var part in order.Parts.Where(_ => order.Payment is PaymentMethod.Cash))
        {
            await publish.Publish(
                new OrderRequested(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number, part.Lines[0].Title,
                    part.Lines.Sum(line => line.Pieces), part.Amount, order.ReservedUntil),
                token);
        }

        await publish.SchedulePublish(new ReservationDue(order.Id), order.ReservedUntil, token);
    }

    private static Validation Check(PlaceOrderBody body)
    {
        var validation = new Validation().Range(body.Lines.Count, 1, 50, "lines");
        for (var i = 0; i < Math.Min(body.Lines.Count, 50); i++)
        {
            validation.Check(body.Lines[i] is { Quantity: > 0 and <= 1000 } line && decimal.Round(line.Quantity, 3) == line.Quantity,
                $"lines[{i}].quantity", "1000ден ашпасын, чекиттен кийин эң көп үч сан.",
                "До 1000, не больше трёх знаков после запятой.", "More than 0, up to 1000, with at most three digits after the point.");
            if (body.Lines[i]?.Price is { } price)
            {
                validation.Price(price, $"lines[{i}].price");
            }
        }

        ChooseDelivery.Check(validation, body.Deliveries ?? []);
        return validation;
    }

    private static Error? CheckListings(PlaceOrderBody body, Dictionary<Guid, decimal> wanted, List<ListingRow> rows, Caller caller)
    {
        var published = rows
            .Where(row => row.Listing is { State: ListingState.Published, Category: not CreateCampaign.Category })
            .Select(row => row.Listing.Id).ToHashSet();
        if (wanted.Keys.Where(id => !published.Contains(id)).Cast<Guid?>().FirstOrDefault() is { } missing)
        {
            return ListingRules.NotPublished.With("listingId", missing);
        }

        if (rows.Find(row => row.Paused) is { } resting)
        {
            return SellerRules.Paused.With("listingId", resting.Listing.Id);
        }

        if (rows.Find(row => row.Listing.PersonId == caller.PersonId) is { } own)
        {
            return OrderRules.OwnListing.With("listingId", own.Listing.Id);
        }

        var changed = body.Lines.Where(line => line.Price is not null)
            .Join(rows, line => line.ListingId, row => row.Listing.Id, (line, row) => (Seen: line.Price!.Amount, row.Listing))
            .FirstOrDefault(pair => pair.Seen != pair.Listing.Price).Listing;
        return changed is null
            ? null : OrderRules.PriceChanged.With("listingId", changed.Id).With("price", Money.Of(changed.Price));
    }

    public static async Task<string> NextNumber(MarketplaceDb db, CancellationToken token) =>
        OrderNumber.Of(await db.Database.SqlQuery<long>($"""SELECT nextval('order_number') AS "Value" """).SingleAsync(token));
}
