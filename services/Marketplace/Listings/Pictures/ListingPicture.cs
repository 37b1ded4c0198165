using CreativeLabs.Contracts;
using CreativeLabs.Pictures;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings.Pictures;

/// <summary>How large a picture is sent: at most 320, 960 and 2048 pixels on its longer side.</summary>
internal enum PictureSize { Small, Medium, Large }

/// <summary>A picture of a listing. Its bytes lie in a table of their own and never change: another picture is another row.</summary>
internal sealed class ListingPicture
{
    /// <summary>The most that a listing has.</summary>
    public const short Most = 8;

    public const string OncePerPlace = "ix_listing_pictures_listing_id_place";

    private ListingPicture(Guid id, Guid listingId, short place, LocalText alt, string mediaType, int width, int height,
        DateTimeOffset addedAt) =>
        (Id, ListingId, Place, Alt, MediaType, Width, Height, AddedAt) = (id, listingId, place, alt, mediaType, width, height, addedAt);

    public Guid Id { get; private set; }

    public Guid ListingId { get; private set; }

    /// <summary>1 to 8: the first stands for the listing.</summary>
    public short Place { get; private set; }

    /// <summary>What it shows, for who does not see it.</summary>
    public LocalText Alt { get; private set; }

    public string MediaType { get; private set; }

    /// <summary>Of the large one, pixels.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public static ListingPicture Of(Guid id, Guid listingId, short place, LocalText alt, CleanPicture large, DateTimeOffset now) =>
        new(id, listingId, place, alt, large.MediaType, large.Width, large.Height, now);

    public static void Map(ModelBuilder model)
    {
        model.Entity<ListingPicture>(picture =>
        {
            picture.ToTable("listing_pictures",
                table => table.HasCheckConstraint("ck_listing_pictures_place", $"place BETWEEN 1 AND {Most}"));
            picture.HasOne<Listing>().WithMany().HasForeignKey(p => p.ListingId).OnDelete(DeleteBehavior.Restrict);
            picture.HasIndex(p => new { p.ListingId, p.Place }).IsUnique();
        });
        model.Entity<ListingPictureContent>(content =>
        {
            content.ToTable("listing_picture_contents");
            content.HasKey(c => new { c.PictureId, c.Size });
            content.HasOne<ListingPicture>().WithMany().HasForeignKey(c => c.PictureId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

/// <summary>The bytes of a picture in one size.</summary>
internal sealed class ListingPictureContent
{
    private ListingPictureContent(Guid pictureId, PictureSize size, byte[] bytes) => (PictureId, Size, Bytes) = (pictureId, size, bytes);

    public Guid PictureId { get; private set; }

    public PictureSize Size { get; private set; }

    public byte[] Bytes { get; private set; }

    /// <summary>All sizes of it; the large one first.</summary>
    public static async Task<(CleanPicture Large, IReadOnlyList<ListingPictureContent> Sizes)> Of(Guid id, CleanPicture sent,
        CancellationToken token)
    {
        var large = await sent.Fit(2048, token);
        var medium = await large.Fit(960, token);
        var small = await medium.Fit(320, token);
        return (large, [new(id, PictureSize.Large, large.Bytes), new(id, PictureSize.Medium, medium.Bytes),
            new(id, PictureSize.Small, small.Bytes)]);
    }
}

/// <summary>A picture, as it is shown.</summary>
/// <param name="Id">Its bytes are at /v1/listings/{listing}/pictures/{id}?size=small, medium or large.</param>
/// <param name="Alt">What it shows, in the caller's language.</param>
/// <param name="Width">Of the large one, pixels.</param>
/// <param name="Height">Of the large one, pixels.</param>
internal sealed record PictureView(Guid Id, string Alt, int Width, int Height)
{
    public static PictureView Of(ListingPicture picture, HttpContext http) =>
        new(picture.Id, http.Say(picture.Alt), picture.Width, picture.Height);
}
