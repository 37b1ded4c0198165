using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>A reviewer's judgement.</summary>
/// <param name="Approve">True to publish; false to send back.</param>
/// <param name="Reason">Why it is sent back; required then.</param>
internal sealed record ReviewListingBody(bool Approve, LocalText? Reason = null);

/// <summary>Why a listing leaves the market.</summary>
/// <param name="Reason">For its seller.</param>
internal sealed record SuspendListingBody(LocalText Reason);

internal static class ReviewListing
{
    public static async Task<Results<Ok<ListingView>, ProblemResult>> Handle(
        Guid id, ReviewListingBody body, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (!(body.Approve && body.Reason is null) && new Validation().Text(body.Reason, 500, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        return await Judge(
            id, caller, db, clock, http,
            async listing =>
            {
                var broken = listing.Review(caller.PersonId, body.Approve, body.Reason, clock.GetUtcNow());
                if (broken is null && body.Approve)
                {
                    await publish.Publish(new ListingPublished(listing.Id, listing.PersonId, listing.Title), token);
                }
                else if (broken is null)
                {
                    await publish.Publish(
                        new ListingReturned(Guid.CreateVersion7(clock.GetUtcNow()), listing.Id, listing.PersonId, listing.Title), token);
                }

                return broken;
            },
            token);
    }

    public static async Task<Results<Ok<ListingView>, ProblemResult>> Suspend(
        Guid id, SuspendListingBody body, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token) =>
        new Validation().Text(body.Reason, 500, "reason").Problem is { } refusal
            ? refusal
            : await Judge(id, caller, db, clock, http, listing => Told(listing.Suspend(body.Reason), publish,
                new ListingSuspended(Guid.CreateVersion7(clock.GetUtcNow()), listing.Id, listing.PersonId, listing.Title), token), token);

    public static Task<Results<Ok<ListingView>, ProblemResult>> Reinstate(Guid id, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) =>
        Judge(id, caller, db, clock, http, listing => Told(listing.Reinstate(caller.PersonId), publish,
            new ListingReinstated(Guid.CreateVersion7(clock.GetUtcNow()), listing.Id, listing.PersonId, listing.Title), token), token);

    private static async Task<Error?> Told<T>(Error? broken, IPublishEndpoint publish, T fact, CancellationToken token)
        where T : class
    {
        if (broken is null)
        {
            await publish.Publish(fact, token);
        }

        return broken;
    }

    private static async Task<Results<Ok<ListingView>, ProblemResult>> Judge(
        Guid id, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, Func<Listing, Task<Error?>> judge,
        CancellationToken token)
    {
        if (await db.Listings.Where(l => l.Id == id).WithShop(db).SingleOrDefaultAsync(token) is not { } row)
        {
            return ProblemResult.NotFound;
        }

        if (!GetListing.Reaches(caller, row.Listing.LabId))
        {
            // An unpublished listing does not exist for strangers; its seller and everybody else who can see it are told why not.
            return row.Listing.State is ListingState.Published || row.Listing.PersonId == caller.PersonId
                ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        // Who sells it does not judge it, whoever of the group she is.
        if (row.GroupId is { } group && await db.MayActFor(caller.PersonId, group, token))
        {
            return ProblemResult.Of(ListingRules.OwnReview);
        }

        if (http.RequireMatch(row.Listing) is { } stale)
        {
            return stale;
        }

        if (await judge(row.Listing) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.Keep([row.Listing], clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(row.Listing);
        return TypedResults.Ok(ListingView.Of(row, http, inside: true));
    }
}
