using CreativeLabs.Marketplace.Data;
using CreativeLabs.Search;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>How listings are looked up.</summary>
internal static class FindListings
{
    private static readonly RankedSearch<Guid> Ranked = new(ListingEntry.Index, ListingFilter.Condition, ListingFilter.Count,
        "SELECT p.id, p.rank FROM page p ORDER BY p.rank DESC, p.id", reader => reader.GetGuid(0));

    public static IQueryable<ListingRow> WithShop(this IQueryable<Listing> listings, MarketplaceDb db)
    {
        var now = db.GetService<TimeProvider>().GetUtcNow();
        return from listing in listings
               join seller in db.Sellers on listing.SellerId equals seller.Id
               join stock in db.Stock on listing.Id equals stock.ListingId
               from cover in db.ListingPictures.Where(p => p.ListingId == listing.Id).OrderBy(p => p.Place).Take(1).DefaultIfEmpty()
               select new ListingRow(
                   listing, seller.DisplayName,
                   listing.Kind == ListingKind.Stock ? stock.OnHand - stock.Reserved
                       : listing.Kind == ListingKind.MadeToOrder ? listing.PerWeek!.Value
                       : db.Slots.Where(s => s.ListingId == listing.Id && s.CalledOffAt == null && s.StartsAt > now)
                           .Sum(s => s.Places - s.Taken),
                   seller.PausedAt != null, stock.AlertAt != null, cover,
                   seller.GroupId);
    }

    /// <summary>With a question what it means, best first; without one all that is for sale.</summary>
    public static async Task<Results<Ok<Page<ListingView>>, ProblemResult>> Handle(
        [AsParameters] ListingFilter filter, [AsParameters] PageQuery page, MarketplaceDb db, NpgsqlDataSource database,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (filter.Check() is { } invalid)
        {
            return invalid;
        }

        if (!filter.IsAsked)
        {
            return page.Read() is { } unknown ? unknown : TypedResults.Ok(await page.ToPageAsync(
                Narrowed(filter, db).Where(l => l.Id > page.After).OrderBy(l => l.Id).WithShop(db), row => row.Listing.Id,
                row => ListingView.Of(row, http), http));
        }

        if (SearchCursor.Read(page, out var after) is { } refusal)
        {
            return refusal;
        }

        var until = after?.Until ?? clock.GetUtcNow();
        var (found, reading) = await Ranked.Page(database, Question.Of(filter.Q!), filter.Parameters, filter.Narrows, after, until,
            page.Size + 1, token);
        var ids = found.ConvertAll(f => f.Id);
        var rows = await db.Listings.AsNoTracking().Where(l => ids.Contains(l.Id) && l.State == ListingState.Published)
            .WithShop(db).ToDictionaryAsync(row => row.Listing.Id, token);
        // What was taken off the market between the two queries is not shown.
        var shown = page.ToPage(found, f => new SearchCursor(reading, f.Rank, f.Id, until).Write(page),
            f => rows.GetValueOrDefault(f.Id), http);
        return TypedResults.Ok(new Page<ListingView>(
            [.. shown.Items.OfType<ListingRow>().Select(row => ListingView.Of(row, http))], shown.Next));
    }

    private static IQueryable<Listing> Narrowed(ListingFilter filter, MarketplaceDb db)
    {
        var now = db.GetService<TimeProvider>().GetUtcNow();
        var entries = db.ListingEntries.Where(e => !db.Sellers.Any(s => s.Id == e.SellerId && s.PausedAt != null));
        entries = filter.Category is { } category ? entries.Where(e => e.Category == category) : entries;
        entries = filter.LabId is { } lab ? entries.Where(e => e.LabId == lab) : entries;
        entries = filter.SellerId is { } seller ? entries.Where(e => e.SellerId == seller) : entries;
        entries = filter.MinPrice is { } lowest ? entries.Where(e => e.Price >= lowest) : entries;
        entries = filter.MaxPrice is { } highest ? entries.Where(e => e.Price <= highest) : entries;
        entries = filter.InStock is true
            ? entries.Where(e => db.Stock.Any(s => s.ListingId == e.ListingId && s.OnHand > s.Reserved)
                || db.Slots.Any(s => s.ListingId == e.ListingId && s.CalledOffAt == null && s.Taken < s.Places && s.StartsAt > now)
                || db.Listings.Any(l => l.Id == e.ListingId && l.Kind == ListingKind.MadeToOrder)) : entries;
        return from listing in db.Listings.AsNoTracking() join entry in entries on listing.Id equals entry.ListingId select listing;
    }
}
