using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Reviews;

/// <summary>What to say.</summary>
/// <param name="Stars">1 to 5.</param>
/// <param name="Words">Up to 1000 characters.</param>
internal sealed record WriteReviewBody(int Stars, string? Words = null);

/// <summary>What somebody said.</summary>
/// <param name="Id">The review.</param>
/// <param name="Stars">1 to 5.</param>
/// <param name="Words">Gone when its author was erased.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record ReviewView(Guid Id, int Stars, string? Words, DateTimeOffset WrittenAt);

/// <summary>Both sides of a part.</summary>
/// <param name="Mine">What the caller wrote.</param>
/// <param name="Theirs">What the other wrote; null until both have written or two weeks have passed.</param>
internal sealed record PartReviewsView(ReviewView? Mine, ReviewView? Theirs);

internal static class WriteReview
{
    private static readonly Error Written = new("review_written",
        "Сиз пикириңизди мурун жазгансыз.", "Вы уже оставили отзыв.", "You have written your review already.");

    /// <summary>Her buyer or its seller, once it is completed.</summary>
    public static async Task<Results<Created<ReviewView>, ProblemResult>> Handle(Guid id, Guid partId, WriteReviewBody body, Caller caller,
        MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.Stars, 1, 5, "stars").Length(body.Words, 0, 1000, "words").Problem is { } refusal)
        {
            return refusal;
        }

        var order = await db.LockOrder(id, token);
        if (order?.Parts.Find(p => p.Id == partId) is not { } part
            || (order.BuyerId != caller.PersonId && part.PersonId != caller.PersonId))
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(order) is { } stale)
        {
            return stale;
        }

        if (part.State is not OrderState.Completed)
        {
            return ProblemResult.Of(OrderRules.WrongState(part.State));
        }

        var words = string.IsNullOrWhiteSpace(body.Words) ? null : body.Words.Trim();
        var review = Review.Of(part, caller.PersonId, order.BuyerId == caller.PersonId, body.Stars, words, clock.GetUtcNow());
        db.Add(review);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { ConstraintName: "ix_reviews_one_a_side" })
        {
            return ProblemResult.Of(Written);
        }

        return TypedResults.Created($"/v1/orders/{id}/parts/{partId}/reviews", View(review));
    }

    /// <summary>For its two parties: her own, and the other's once it may be seen.</summary>
    public static async Task<Results<Ok<PartReviewsView>, ProblemResult>> OfPart(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        TimeProvider clock, CancellationToken token)
    {
        var part = await db.SellerOrders.AsNoTracking().SingleOrDefaultAsync(
            p => p.Id == partId && p.OrderId == id
                && (p.PersonId == caller.PersonId || db.Orders.Any(o => o.Id == id && o.BuyerId == caller.PersonId)), token);
        if (part is null)
        {
            return ProblemResult.NotFound;
        }

        var reviews = await db.Reviews.AsNoTracking().Where(r => r.SellerOrderId == partId).ToListAsync(token);
        var byBuyer = part.PersonId != caller.PersonId;
        var open = reviews.Count == 2 || clock.GetUtcNow() >= part.CompletedAt + Review.Blind;
        return TypedResults.Ok(new PartReviewsView(
            reviews.Find(r => r.ByBuyer == byBuyer) is { } mine ? View(mine) : null,
            open && reviews.Find(r => r.ByBuyer != byBuyer) is { } theirs ? View(theirs) : null));
    }

    /// <summary>What buyers say of a shop, newest first; for everybody.</summary>
    public static async Task<Results<Ok<Page<ReviewView>>, ProblemResult>> OfShop(Guid id, [AsParameters] PageQuery page, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Sellers.AnyAsync(s => s.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        return TypedResults.Ok(await page.ToPageAsync(
            Seen(db, clock.GetUtcNow()).Where(r => r.SellerId == id && (page.After == Guid.Empty || r.Id < page.After))
                .OrderByDescending(r => r.Id),
            r => r.Id, View, http));
    }

    /// <summary>The buyers' reviews that everybody may see.</summary>
    public static IQueryable<Review> Seen(MarketplaceDb db, DateTimeOffset now)
    {
        var before = now - Review.Blind;
        return db.Reviews.AsNoTracking().Where(r => r.ByBuyer
            && (db.Reviews.Any(other => other.SellerOrderId == r.SellerOrderId && !other.ByBuyer)
                || db.SellerOrders.Any(p => p.Id == r.SellerOrderId && p.CompletedAt <= before)));
    }

    private static ReviewView View(Review review) => new(review.Id, review.Stars, review.Words, review.WrittenAt);
}
