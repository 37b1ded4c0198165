using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock.Slots;

/// <summary>Takes places of a time or of a week, and gives them back: one conditional update each.</summary>
internal static class TakePlaces
{
    /// <summary>How many weeks ahead something is made to order.</summary>
    public const int Weeks = 12;

    public static async Task<Error?> Take(MarketplaceDb db, Guid slotId, int quantity, DateTimeOffset now, CancellationToken token)
    {
        if (await Update(db, slotId, quantity, now, token))
        {
            return null;
        }

        var slot = await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == slotId, token);
        return slot is null ? SlotRules.NotChosen
            : slot.CalledOffAt is not null || slot.StartsAt <= now ? SlotRules.Over.With("slotId", slotId)
            : SlotRules.Full.With("slotId", slotId).With("left", slot.Places - slot.Taken);
    }

    /// <summary>The first week in which so many more can be made, after the lead time; its row is there from then on.</summary>
    /// <returns>Null when the next weeks are full.</returns>
    public static async Task<Guid?> TakeWeek(MarketplaceDb db, Listing listing, int quantity, DateTimeOffset now, CancellationToken token)
    {
        if (listing.MadeToOrder is not { } terms || quantity > terms.PerWeek)
        {
            return null;
        }

        var first = Week.Of(now.AddDays(terms.LeadDays));
        foreach (var start in Enumerable.Range(0, Weeks).Select(i => first.AddDays(7 * i)))
        {
            // What was said of a week before holds for what was ordered; more can be taken as she says now.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO listing_slots (id, listing_id, starts_at, ends_at, places, taken, version)
                VALUES ({Guid.CreateVersion7(now)}, {listing.Id}, {start}, {start.AddDays(7)}, {terms.PerWeek}, 0, 1)
                ON CONFLICT (listing_id, starts_at) DO UPDATE SET places = greatest(EXCLUDED.places, listing_slots.taken)
                """, token);
            var id = await db.Slots.Where(s => s.ListingId == listing.Id && s.StartsAt == start).Select(s => s.Id).SingleAsync(token);
            if (await Update(db, id, quantity, DateTimeOffset.MinValue, token))
            {
                return id;
            }
        }

        return null;
    }

    public static Task GiveBack(MarketplaceDb db, Guid slotId, int quantity, CancellationToken token) => db.Slots
        .Where(s => s.Id == slotId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Taken, s => s.Taken - quantity), token);

    private static async Task<bool> Update(MarketplaceDb db, Guid slotId, int quantity, DateTimeOffset now, CancellationToken token) =>
        await db.Slots
            .Where(s => s.Id == slotId && s.CalledOffAt == null && s.StartsAt > now && s.Taken + quantity <= s.Places)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Taken, s => s.Taken + quantity), token) == 1;
}

/// <summary>Weeks begin on Monday, at midnight in Bishkek (UTC+6 all year).</summary>
internal static class Week
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    public static DateTimeOffset Of(DateTimeOffset moment)
    {
        var day = moment.ToOffset(Bishkek).Date;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday, Bishkek).ToUniversalTime();
    }
}
