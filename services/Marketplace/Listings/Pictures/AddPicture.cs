using System.ComponentModel;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Pictures;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings.Pictures;

/// <summary>What a picture shows, for who does not see it: in one to three languages, each up to 300 characters.</summary>
internal sealed record PictureAlt(
    [property: Description("In Kyrgyz.")] string? Ky = null, [property: Description("In Russian.")] string? Ru = null,
    [property: Description("In English.")] string? En = null);

/// <summary>The body is the picture itself, up to 1,000,000 bytes; what it shows is said in the query.</summary>
internal static class AddPicture
{
    private const int MostBytes = 1_000_000;

    /// <summary>Under an id that the caller chose, so that a phone may send it again. Its place is the first that is free. A published
    /// listing is reviewed again, since buyers see what was reviewed.</summary>
    public static async Task<Results<Ok<PictureView>, ProblemResult>> Handle(Guid id, Guid pictureId, [AsParameters] PictureAlt alt,
        Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var text = new LocalText(alt.Ky, alt.Ru, alt.En);
        if (new Validation().Text(text, 300, "alt").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Listings.SingleOrDefaultAsync(l => l.Id == id && l.PersonId == caller.PersonId, token) is not { } listing)
        {
            return ProblemResult.NotFound;
        }

        if (await db.ListingPictures.AsNoTracking().SingleOrDefaultAsync(p => p.Id == pictureId, token) is { } before)
        {
            http.IsSoAlready();
            return before.ListingId == id ? TypedResults.Ok(PictureView.Of(before, http)) : ProblemResult.Of(Problems.Conflict);
        }

        if (http.RequireMatch(listing) is { } stale)
        {
            return stale;
        }

        // Decoded before the transaction: pictures wait for each other, and nothing else has to wait with them.
        if (await Read(http.Request, token) is not { } file)
        {
            return ProblemResult.Of(PictureRules.TooLarge);
        }

        if (await CleanPicture.Of(file, token) is not { } clean)
        {
            return ProblemResult.Of(PictureRules.NotAPicture);
        }

        var (large, sizes) = await ListingPictureContent.Of(pictureId, clean, token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var taken = await db.ListingPictures.Where(p => p.ListingId == id).Select(p => p.Place).ToListAsync(token);
        if (taken.Count >= ListingPicture.Most)
        {
            return ProblemResult.Of(PictureRules.TooMany.With("most", (int)ListingPicture.Most));
        }

        if (listing.ShowOther() is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        var now = clock.GetUtcNow();
        var place = Enumerable.Range(1, ListingPicture.Most).Select(number => (short)number).Except(taken).First();
        var picture = ListingPicture.Of(pictureId, id, place, text, large, now);
        db.Add(picture);
        db.AddRange(sizes);
        await db.Keep([listing], now, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(listing);
        return TypedResults.Ok(PictureView.Of(picture, http));
    }

    /// <summary>Its bytes are deleted.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Remove(Guid id, Guid pictureId, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.Listings.SingleOrDefaultAsync(l => l.Id == id && l.PersonId == caller.PersonId, token) is not { } listing
            || await db.ListingPictures.SingleOrDefaultAsync(p => p.Id == pictureId && p.ListingId == id, token) is not { } picture)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(listing) is { } stale)
        {
            return stale;
        }

        if (listing.ShowOther() is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        db.Remove(picture);
        await db.Keep([listing], clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(listing);
        return TypedResults.NoContent();
    }

    /// <summary>Null when there is more than is allowed, whatever the header said.</summary>
    private static async Task<byte[]?> Read(HttpRequest request, CancellationToken token)
    {
        using var file = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, token)) > 0)
        {
            if (file.Length + read > MostBytes)
            {
                return null;
            }

            file.Write(chunk.AsSpan(0, read));
        }

        return file.ToArray();
    }
}

internal static class PictureRules
{
    public static readonly Error TooLarge = new("picture_too_large",
        "Сүрөт 1 МБдан ашпашы керек.", "Картинка не больше 1 МБ.", "A picture has at most 1 MB.", StatusCodes.Status413PayloadTooLarge);

    public static readonly Error NotAPicture = new("not_a_picture",
        "JPEG, PNG же WebP сүрөтү керек.", "Нужна картинка JPEG, PNG или WebP.", "A JPEG, PNG or WebP picture, please.",
        StatusCodes.Status415UnsupportedMediaType);

    public static readonly Error TooMany = new("too_many_pictures",
        "Бул товардын сүрөттөрү жетиштүү. Алгач бирин алып салыңыз.", "У этого товара достаточно картинок. Сначала уберите одну.",
        "This listing has enough pictures. Remove one first.");
}
