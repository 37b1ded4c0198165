using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock.Slots;

/// <summary>A time to offer.</summary>
/// <param name="StartsAt">Within a year.</param>
/// <param name="EndsAt">No more than three days later.</param>
/// <param name="Places">1 to 500.</param>
internal sealed record OfferSlotBody(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Places);

/// <summary>How many places a time has.</summary>
/// <param name="Places">1 to 500, and no fewer than are taken.</param>
internal sealed record ResizeSlotBody(int Places);

/// <summary>A time of an experience.</summary>
/// <param name="Id">Names it in an order.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Places">How many places it has.</param>
/// <param name="Left">How many can be ordered.</param>
/// <param name="CalledOff">It does not take place.</param>
internal sealed record SlotView(Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Places, int Left, bool CalledOff)
{
    public static SlotView Of(ListingSlot slot) =>
        new(slot.Id, slot.StartsAt, slot.EndsAt, slot.Places, slot.Places - slot.Taken, slot.CalledOffAt is not null);
}

internal static class OfferSlots
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public static async Task<Results<Created<SlotView>, ProblemResult>> Create(Guid id, OfferSlotBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (new Validation().Range(body.Places, 1, SlotRules.MostPlaces, "places")
            .Check(body.StartsAt > now && body.StartsAt < now.AddYears(1), "startsAt", "Бир жылдын ичиндеги келечек убакыт керек.",
                "Нужно время в ближайший год.", "A time within the next year.")
            .Check(body.EndsAt > body.StartsAt && body.EndsAt - body.StartsAt <= Longest, "endsAt", "Үч күндөн ашпасын.",
                "Не дольше трёх дней.", "No longer than three days.").Problem is { } refusal)
        {
            return refusal;
        }

        if (await Kind(id, caller, db, token) is not { } kind)
        {
            return ProblemResult.NotFound;
        }

        if (kind is not ListingKind.Experience)
        {
            return ProblemResult.Of(SlotRules.NotAnExperience);
        }

        var slot = ListingSlot.Offer(id, body.StartsAt.ToUniversalTime(), body.EndsAt.ToUniversalTime(), body.Places, now);
        db.Add(slot);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(ListingSlot.OncePerStart))
        {
            return ProblemResult.Of(SlotRules.SameStart);
        }

        http.SetETag(slot);
        return TypedResults.Created($"/v1/listings/{id}/slots/{slot.Id}", SlotView.Of(slot));
    }

    /// <summary>Those to come, of what is for sale; its seller sees them all.</summary>
    public static async Task<Results<Ok<Page<SlotView>>, ProblemResult>> All(Guid id, [AsParameters] PageQuery page, Caller? caller,
        MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var own = caller is not null && await Kind(id, caller, db, token) is not null;
        if (!own && !await IsForSale(id, db, token))
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        var after = page.After == Guid.Empty ? (DateTimeOffset?)null
            : await db.Slots.Where(s => s.Id == page.After && s.ListingId == id).Select(s => (DateTimeOffset?)s.StartsAt)
                .SingleOrDefaultAsync(token);
        var slots = db.Slots.AsNoTracking().Where(s => s.ListingId == id && (own || (s.CalledOffAt == null && s.StartsAt > now))
            && (after == null || s.StartsAt > after)).OrderBy(s => s.StartsAt);
        return TypedResults.Ok(await page.ToPageAsync(slots, s => s.Id, SlotView.Of, http));
    }

    public static async Task<Results<Ok<SlotView>, ProblemResult>> One(Guid id, Guid slotId, Caller? caller, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        var own = caller is not null && await Kind(id, caller, db, token) is not null;
        if (await Find(id, slotId, db, token) is not { } slot || (!own && !await IsForSale(id, db, token)))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(slot);
        return TypedResults.Ok(SlotView.Of(slot));
    }

    public static async Task<Results<Ok<SlotView>, ProblemResult>> Resize(Guid id, Guid slotId, ResizeSlotBody body, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.Places, 1, SlotRules.MostPlaces, "places").Problem is { } refusal)
        {
            return refusal;
        }

        if (await Kind(id, caller, db, token) is null || await Find(id, slotId, db, token) is not { } seen)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(seen) is { } stale)
        {
            return stale;
        }

        // Places are taken all the while: the figure is set only where it still covers them.
        var changed = await db.Slots
            .Where(s => s.Id == slotId && s.Version == seen.Version && s.Taken <= body.Places && s.CalledOffAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Places, body.Places).SetProperty(s => s.Version, s => s.Version + 1), token);
        var now = (await Find(id, slotId, db, token))!;
        if (changed == 0)
        {
            return ProblemResult.Of(now.CalledOffAt is not null ? SlotRules.Over
                : now.Version != seen.Version ? Problems.StaleVersion : SlotRules.Taken.With("taken", now.Taken));
        }

        http.SetETag(now);
        return TypedResults.Ok(SlotView.Of(now));
    }

    /// <summary>Nobody takes a place any more; what was ordered is called off step by step.</summary>
    public static async Task<Results<Ok<SlotView>, ProblemResult>> CallOff(Guid id, Guid slotId, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await Kind(id, caller, db, token) is not ListingKind.Experience || await Find(id, slotId, db, token) is not { } seen)
        {
            return ProblemResult.NotFound;
        }

        if (seen.CalledOffAt is null)
        {
            if (http.RequireMatch(seen) is { } stale)
            {
                return stale;
            }

            var now = clock.GetUtcNow();
            if (await db.Slots.Where(s => s.Id == slotId && s.Version == seen.Version && s.CalledOffAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.CalledOffAt, now).SetProperty(s => s.Version, s => s.Version + 1), token) == 0)
            {
                return ProblemResult.Of(Problems.StaleVersion);
            }

            await publish.Publish(new ListingSlotCalledOff(slotId, id), token);
            await db.SaveChangesAsync(token);
        }
        else
        {
            http.IsSoAlready();
        }

        var after = (await Find(id, slotId, db, token))!;
        http.SetETag(after);
        return TypedResults.Ok(SlotView.Of(after));
    }

    private static Task<bool> IsForSale(Guid id, MarketplaceDb db, CancellationToken token) =>
        db.Listings.AnyAsync(l => l.Id == id && l.State == ListingState.Published && l.Kind == ListingKind.Experience, token);

    private static Task<ListingKind?> Kind(Guid id, Caller caller, MarketplaceDb db, CancellationToken token) => db.Listings
        .Where(l => l.Id == id && l.PersonId == caller.PersonId && l.State != ListingState.Archived).Select(l => (ListingKind?)l.Kind)
        .SingleOrDefaultAsync(token);

    private static Task<ListingSlot?> Find(Guid id, Guid slotId, MarketplaceDb db, CancellationToken token) =>
        db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == slotId && s.ListingId == id, token);
}
