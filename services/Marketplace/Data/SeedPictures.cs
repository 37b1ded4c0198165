using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings.Pictures;
using CreativeLabs.Marketplace.Messages;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Pictures;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CreativeLabs.Marketplace.Data;

/// <summary>A drawn pattern as a picture of some listings, and what a buyer and a seller wrote to each other.</summary>
internal static class SeedPictures
{
    private static readonly (string Listing, SKColor Ground, SKColor Figure)[] Drawn =
    [
        ("felt-slippers", new SKColor(0xC9, 0x3A, 0x2B), new SKColor(0xF4, 0xE9, 0xD8)),
        ("kalpak", new SKColor(0xF4, 0xE9, 0xD8), new SKColor(0x22, 0x2B, 0x45)),
        ("adras-scarf", new SKColor(0x1F, 0x7A, 0x6D), new SKColor(0xF2, 0xB1, 0x34)),
    ];

    public static async Task Seed(MarketplaceDb db, DateTimeOffset now)
    {
        foreach (var (name, ground, figure) in Drawn)
        {
            var (id, picture) = (WellKnown.Id($"listing/{name}"), WellKnown.Id($"picture/{name}"));
            if (!await db.Listings.AnyAsync(l => l.Id == id) || await db.ListingPictures.AnyAsync(p => p.ListingId == id)
                || await CleanPicture.Of(Draw(ground, figure), CancellationToken.None) is not { } clean)
            {
                continue;
            }

            var (large, sizes) = await ListingPictureContent.Of(picture, clean, CancellationToken.None);
            db.Add(ListingPicture.Of(picture, id, 1,
                new LocalText("Оюм-чийим", "Узор", "A pattern"), large, now));
            db.AddRange(sizes);
        }

        await Write(db, now);
        await db.SaveChangesAsync();
    }

    private static async Task Write(MarketplaceDb db, DateTimeOffset now)
    {
        var buyer = WellKnown.Id("person/osh/mentor");
        var part = await db.SellerOrders.Where(p => p.State == OrderState.Accepted
            && db.Orders.Any(o => o.Id == p.OrderId && o.BuyerId == buyer)).OrderBy(p => p.Id).FirstOrDefaultAsync();
        if (part is not null && !await db.OrderMessages.AnyAsync(m => m.SellerOrderId == part.Id))
        {
            db.Add(OrderMessage.Of(part, buyer, fromBuyer: true, 1, "Саламатсызбы! Чай качан даяр болот?", now));
            db.Add(OrderMessage.Of(part, part.PersonId, fromBuyer: false, 1, "Саламатчылык, эртең түштөн кийин келсеңиз болот.", now));
        }
    }

    /// <summary>Rhombs in rows, as on a carpet.</summary>
    private static byte[] Draw(SKColor ground, SKColor figure)
    {
        using var surface = SKSurface.Create(new SKImageInfo(800, 600));
        surface.Canvas.Clear(ground);
        using var paint = new SKPaint { Color = figure, IsAntialias = true };
        for (var x = 100; x < 800; x += 200)
        {
            for (var y = 100; y < 600; y += 200)
            {
                surface.Canvas.Save();
                surface.Canvas.RotateDegrees(45, x, y);
                surface.Canvas.DrawRect(x - 50, y - 50, 100, 100, paint);
                surface.Canvas.Restore();
            }
        }

        using var image = surface.Snapshot();
        using var file = image.Encode(SKEncodedImageFormat.Jpeg, 85);
        return file.ToArray();
    }
}
