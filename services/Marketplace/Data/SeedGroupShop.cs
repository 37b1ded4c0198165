using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.Marketplace.Stock.Slots;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

/// <summary>The shop of the group in At-Bashy, with one of each kind: wool by weight, a day of felting, a carpet made to order. How its
/// proceeds are shared is said, and how its goods get to buyers.</summary>
internal static class SeedGroupShop
{
    private static readonly Guid Lab = WellKnown.Id("lab/at-bashy");
    private static readonly Guid Leader = WellKnown.Id("person/at-bashy/mentor");
    private static readonly Guid Treasurer = WellKnown.Id("person/at-bashy/trainer");

    public static async Task Seed(MarketplaceDb db, IPublishEndpoint publish, DateTimeOffset now)
    {
        var group = WellKnown.Id("group/at-bashy/wool");
        if (await db.Sellers.AnyAsync(s => s.GroupId == group))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var seller = Seller.Open(group, new LocalText("«Жүн» тобу", "Группа «Жүн»", "The Wool group"), now,
            WellKnown.Id("seller/at-bashy/wool"), group);
        seller.Rename(seller.DisplayName, new LocalText(
            "Ат-Башынын аялдары жүндү чогуу жууп, ийрип, басышат.", "Женщины Ат-Баши вместе моют, прядут и валяют шерсть.",
            "Women of At-Bashy who wash, spin and felt wool together."));
        seller.Offer(new DeliveryOffer(Lab, Money.Of(20_000), Money.Of(500_000),
            new LocalText("Ат-Башы жана Нарын", "Ат-Баши и Нарын", "At-Bashy and Naryn")));
        db.Add(seller);
        db.AddRange(GroupShare.Of(seller.Id, Leader, 1), GroupShare.Of(seller.Id, Treasurer, 1));
        await db.SaveChangesAsync();
        await List(db, publish, seller, now, "wool-by-weight", onHand: 25_000, new ListingText(
            new LocalText("Жуулган кой жүнү", "Мытая овечья шерсть", "Washed sheep's wool"),
            new LocalText("Ак кой жүнү, жуулуп, тараган. Килограммы менен.", "Белая овечья шерсть, мытая и чёсаная. На вес.",
                "White wool, washed and carded. By the kilogram."), 60_000, "felt", Unit: SaleUnit.Kg));
        var day = await List(db, publish, seller, now, "felting-day", onHand: 0, new ListingText(
            new LocalText("Кийиз басуу күнү", "День валяния войлока", "A day of felting"),
            new LocalText("Бир күн топ менен чогуу: жүндөн кийизге чейин. Тамагы менен.",
                "День вместе с группой: от шерсти до войлока. С обедом.", "A day with the group, from wool to felt. With lunch."),
            250_000, "experience", Kind: ListingKind.Experience));
        foreach (var weeks in (int[])[2, 4, 6])
        {
            var at = Week.Of(now).AddDays((7 * weeks) + 5).AddHours(10);
            db.Add(ListingSlot.Offer(day.Id, at, at.AddHours(6), 8, now));
        }

        await List(db, publish, seller, now, "carpet-to-order", onHand: 0, new ListingText(
            new LocalText("Буйрутма шырдак", "Шырдак на заказ", "A shyrdak made to order"),
            new LocalText("Өлчөмүн жана түсүн чогуу тандайбыз, алты жумада даяр.", "Размер и цвет выбираем вместе, готов за шесть недель.",
                "Size and colours are chosen together; ready in six weeks."), 4_500_000, "felt",
            MadeToOrder: new MadeToOrder(42, 1), Kind: ListingKind.MadeToOrder));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task<Listing> List(MarketplaceDb db, IPublishEndpoint publish, Seller seller, DateTimeOffset now, string name,
        int onHand, ListingText text)
    {
        var listing = Listing.Draft(seller, text, Lab, now, WellKnown.Id($"listing/{name}"));
        listing.Submit();
        listing.Review(WellKnown.Id("person/at-bashy/coordinator"), approve: true, reason: null, now);
        db.Add(listing);
        db.Add(StockItem.Of(listing.Id, onHand));
        await publish.Publish(new ListingPublished(listing.Id, seller.PersonId, listing.Title));
        await db.Keep([listing], now, CancellationToken.None);
        await db.SaveChangesAsync();
        return listing;
    }
}
