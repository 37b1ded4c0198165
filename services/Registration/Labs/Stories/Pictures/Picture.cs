using System.Security.Cryptography;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Pictures;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>A picture of a story. Its bytes lie in a table of their own, sealed under a key of their own, which lies sealed under the
/// author's.</summary>
internal sealed class Picture
{
    public const int MostInAStory = 10;

    private const string AltColumn = "picture.alt";
    private const string KeyColumn = "picture.data_key";

    private Picture(Guid id, Guid storyId, int place, byte[] alt, DateTimeOffset addedAt)
    {
        Id = id;
        StoryId = storyId;
        Place = place;
        Alt = alt;
        AddedAt = addedAt;
    }

    public Guid Id { get; private set; }

    public Guid StoryId { get; private set; }

    /// <summary>1 to 10.</summary>
    public int Place { get; private set; }

    /// <summary>What it shows, for who does not see it, sealed; null when the picture is gone.</summary>
    public byte[]? Alt { get; private set; }

    public byte[]? DataKey { get; private set; }

    /// <summary>Null until its bytes are there.</summary>
    public string? MediaType { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int Bytes { get; private set; }

    /// <summary>SHA-256 of the bytes: its ETag, and what a consent is given to.</summary>
    public byte[]? Hash { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>When it was taken out or a consent to it was withdrawn; nothing of it is left then.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    public static Picture Add(Guid id, Guid storyId, int place, LocalText alt, PersonVault vault, VaultEntry author, DateTimeOffset now) =>
        new(id, storyId, place, vault.Seal(author, AltColumn, alt), now);

    /// <summary>Seals the bytes under a new key.</summary>
    public PictureContent Fill(CleanPicture clean, PersonVault vault, VaultEntry author)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        DataKey = vault.Seal(author, KeyColumn, Convert.ToBase64String(key));
        (MediaType, Width, Height, Bytes, Hash) =
            (clean.MediaType, clean.Width, clean.Height, clean.Bytes.Length, SHA256.HashData(clean.Bytes));
        return PictureContent.Of(Id, Sealed.Seal(key, clean.Bytes, Binding));
    }

    public byte[] Open(PictureContent content, PersonVault vault, VaultEntry author) =>
        Sealed.Open(Convert.FromBase64String(vault.OpenText(author, KeyColumn, DataKey)!), content.Content, Binding);

    /// <summary>Under the key of another record of the same woman; the bytes stay under their own.</summary>
    public void SealAnew(PersonVault vault, VaultEntry from, VaultEntry to)
    {
        Alt = vault.SealAnew(from, to, AltColumn, Alt);
        DataKey = vault.SealAnew(from, to, KeyColumn, DataKey);
    }

    public void Vanish(DateTimeOffset now)
    {
        GoneAt = now;
        (Alt, DataKey, MediaType, Hash) = (null, null, null, null);
    }

    public LocalText AltOf(PersonVault vault, VaultEntry author) => vault.OpenLocal(author, AltColumn, Alt)!;

    public PictureView Show(PersonVault vault, VaultEntry author, HttpContext http) =>
        new(Id, http.Say(AltOf(vault, author)), MediaType!, Width, Height, Bytes);

    private string Binding => $"picture_content.content/{Id}";

    public static void Map(ModelBuilder model) => model.Entity<Picture>(picture =>
    {
        picture.ToTable("picture", table =>
        {
            table.HasCheckConstraint("ck_picture_place", $"1 <= place AND place <= {MostInAStory}");
            table.HasCheckConstraint("ck_picture_gone",
                "gone_at IS NULL OR (alt IS NULL AND data_key IS NULL AND media_type IS NULL AND hash IS NULL)");
        });
        picture.Property(p => p.Id).ValueGeneratedNever();
        picture.HasOne<Story>().WithMany().HasForeignKey(p => p.StoryId);
        picture.HasIndex(p => new { p.StoryId, p.Place }).IsUnique().HasFilter("gone_at IS NULL");
    });
}
