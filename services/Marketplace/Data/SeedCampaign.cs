using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

/// <summary>A campaign half way: it is live, and half of its goal is promised.</summary>
internal static class SeedCampaign
{
    public static async Task Seed(MarketplaceDb db, IPublishEndpoint publish, DateTimeOffset now)
    {
        var id = WellKnown.Id("listing/carding-machine");
        var owner = WellKnown.Id("person/kochkor/trainer");
        if (await db.Campaigns.AnyAsync(c => c.Id == id)
            || await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == owner && s.ClosedAt == null) is not { } seller)
        {
            return;
        }

        var listing = Listing.Draft(seller, new ListingText(
            new LocalText("Жүн тараган машина", "Чесальная машина", "A carding machine"),
            new LocalText("Бир машина он аялдын бир айлык ишин жеңилдетет.", "Одна машина облегчит месяц работы десяти женщин.",
                "One machine spares ten women a month of work."), Campaign.Piece, CreateCampaign.Category),
            WellKnown.Id("lab/kochkor"), now, id);
        listing.Submit();
        listing.Review(WellKnown.Id("person/kochkor/coordinator"), approve: true, reason: null, now);
        var campaign = Campaign.Draft(listing, CampaignKind.AllOrNothing, 12_000_000, now.AddDays(40));
        campaign.Launch(listing.State, now);
        db.AddRange(listing, StockItem.Of(id, 0), campaign);
        foreach (var (lab, amount, shownAs) in ((string, long, string?)[])[
            ("at-bashy", 3_500_000, "Гүлнара"), ("osh", 2_500_000, null)])
        {
            db.Add(Pledge.Make(id, WellKnown.Id($"person/{lab}/mentor"), amount, shownAs, now));
        }

        await publish.SchedulePublish(new CampaignWorkDue(id), campaign.EndsAt);
        await db.SaveChangesAsync();
    }
}
