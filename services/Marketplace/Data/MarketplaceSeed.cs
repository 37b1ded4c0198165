using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Stock;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

/// <summary>The first shops: three trainers who sell what they teach, and who ordered there; the shop and the fund of a group, a campaign
/// half way, and what a school orders every week.</summary>
internal static class MarketplaceSeed
{
    public static async Task Seed(MarketplaceDb db, IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var publish = services.GetRequiredService<IPublishEndpoint>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var shop in SeedListings.Shops)
        {
            var person = WellKnown.Id($"person/{shop.Lab}/trainer");
            if (!await db.RightsToSell.AnyAsync(right => right.PersonId == person))
            {
                db.Add(new RightToSell(person, WellKnown.Id("course/felt-carpets"), WellKnown.Id($"enrolment/{shop.Lab}/trainer"), now));
            }

            var seller = await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == person);
            if (seller is null)
            {
                seller = Seller.Open(person, shop.Name, now, WellKnown.Id($"seller/{shop.Lab}"));
                db.Add(seller);
            }

            foreach (var item in shop.Items)
            {
                await Seed(db, publish, seller, shop.Lab, item, now);
            }
        }

        await db.Keep([.. db.Listings.Local], now, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        await SeedOrders.Seed(db, publish, now);
        await SeedFund.Seed(db, now);
        await SeedGroupShop.Seed(db, publish, now);
        await SeedCampaign.Seed(db, publish, now);
        await SeedSupply.Seed(db, publish, now);
        await SeedPictures.Seed(db, now);
    }

    private static async Task Seed(MarketplaceDb db, IPublishEndpoint publish, Seller seller, string lab, SeedListing item,
        DateTimeOffset now)
    {
        var id = WellKnown.Id($"listing/{item.Name}");
        if (await db.Listings.AnyAsync(l => l.Id == id))
        {
            return;
        }

        var listing = Listing.Draft(seller, new ListingText(item.Title, item.Description, item.Price, item.Category),
            WellKnown.Id($"lab/{lab}"), now, id);
        listing.Submit();
        listing.Review(WellKnown.Id($"person/{lab}/coordinator"), approve: true, reason: null, now);
        db.Add(listing);
        db.Add(StockItem.Of(id, item.OnHand));
        await publish.Publish(new ListingPublished(id, seller.PersonId, listing.Title));
    }
}
