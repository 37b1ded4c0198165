using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Campaigns;

/// <summary>A campaign to draft.</summary>
/// <param name="Title">Up to 120 characters a language.</param>
/// <param name="Description">Up to 4000 characters a language.</param>
/// <param name="Kind">allOrNothing or flexible.</param>
/// <param name="Goal">Whole som, up to a million.</param>
/// <param name="EndsAt">Within 90 days.</param>
/// <param name="LabId">The lab whose coordinator is to review it; without one the operator does.</param>
internal sealed record CreateCampaignBody(
    LocalText Title, LocalText Description, CampaignKind Kind, Money Goal, DateTimeOffset EndsAt, Guid? LabId = null);

internal static class CreateCampaign
{
    public const string Category = "campaign";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static async Task<Results<Created<CampaignView>, ProblemResult>> Handle(CreateCampaignBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var validation = new Validation().Text(body.Title, 120, "title").Text(body.Description, 4000, "description")
            .Price(body.Goal, "goal")
            .Check(body.Goal is null || body.Goal.Amount % Campaign.Piece == 0, "goal.amount", "Бүтүн сом керек.", "Нужны целые сомы.",
                "Whole som only.")
            .Check(body.EndsAt > now && body.EndsAt <= now + Longest, "endsAt", "90 күндөн ашпаган келечек убакыт керек.",
                "Нужно время в ближайшие 90 дней.", "A time within the next 90 days.");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token) is not { } seller)
        {
            return ProblemResult.Of(SellerRules.NotASeller);
        }

        var listing = Listing.Draft(seller, new ListingText(body.Title, body.Description, Campaign.Piece, Category), body.LabId, now);
        var campaign = Campaign.Draft(listing, body.Kind, body.Goal!.Amount, body.EndsAt.ToUniversalTime());
        db.Add(listing);
        db.Add(StockItem.Of(listing.Id, 0));
        db.Add(campaign);
        await db.SaveChangesAsync(token);
        http.SetETag(campaign);
        return TypedResults.Created($"/v1/campaigns/{campaign.Id}", CampaignView.Of(campaign, listing, http, default));
    }

    /// <summary>Once its words are reviewed, by its seller. It ends by itself.</summary>
    public static async Task<Results<Ok<CampaignView>, ProblemResult>> Launch(Guid id, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var campaign = await db.LockCampaign(id, token);
        if (campaign is null || campaign.PersonId != caller.PersonId)
        {
            return campaign is { State: not CampaignState.Draft } ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (http.RequireMatch(campaign) is { } stale)
        {
            return stale;
        }

        var listing = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, token);
        if (campaign.Launch(listing.State, clock.GetUtcNow()) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await publish.SchedulePublish(new CampaignWorkDue(campaign.Id), campaign.EndsAt, token);
        await db.SaveChangesAsync(token);
        http.SetETag(campaign);
        return TypedResults.Ok(CampaignView.Of(campaign, listing, http, default));
    }

    /// <summary>Everybody's money goes back: one approval for all of it, by an operator.</summary>
    public static async Task<Results<Ok<CampaignView>, ProblemResult>> ApproveRefunds(Guid id, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, HttpContext http, CancellationToken token)
    {
        if (await db.LockCampaign(id, token) is not { } campaign)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(campaign) is { } stale)
        {
            return stale;
        }

        if (campaign.ApproveRefunds(caller.PersonId) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await publish.Publish(new CampaignWorkDue(campaign.Id), token);
        await db.SaveChangesAsync(token);
        var listing = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, token);
        http.SetETag(campaign);
        return TypedResults.Ok(CampaignView.Of(campaign, listing, http, default));
    }
}
