using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>The sealed bytes of a picture; the row goes with the picture.</summary>
internal sealed class PictureContent
{
    private PictureContent(Guid pictureId, byte[] content)
    {
        PictureId = pictureId;
        Content = content;
    }

    public Guid PictureId { get; private set; }

    public byte[] Content { get; private set; }

    public static PictureContent Of(Guid pictureId, byte[] content) => new(pictureId, content);

    public static void Map(ModelBuilder model) => model.Entity<PictureContent>(content =>
    {
        content.ToTable("picture_content");
        content.HasKey(c => c.PictureId);
        content.HasOne<Picture>().WithOne().HasForeignKey<PictureContent>(c => c.PictureId);
    });
}
