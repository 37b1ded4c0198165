using System.Security.Cryptography;
using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Credentials;

/// <summary>A holder's name as she wants it to stand on one credential, there only while she wants it: sealed under a data key of the
/// credential's id, which withdrawing, revoking and erasing destroy. It does not repeat whose credential it is, so it follows her through a
/// merge.</summary>
internal sealed class ShownName
{
    private ShownName() { }

    public Guid CredentialId { get; private set; }

    public byte[] Name { get; private set; } = null!;

    public DateTimeOffset Since { get; private set; }

    public static ShownName Of(Credential credential, string name, byte[] key, DateTimeOffset now)
    {
        var shown = new ShownName { CredentialId = credential.Id };
        shown.Write(name, key, now);
        return shown;
    }

    public void Write(string name, byte[] key, DateTimeOffset now)
    {
        Name = Sealed.Seal(key, name, Binding);
        Since = now;
    }

    /// <summary>Null when it was sealed under an earlier key of the credential: she withdrew it, and an older backup that knows it was put
    /// back.</summary>
    public string? Read(byte[] key)
    {
        try
        {
            return Sealed.OpenText(key, Name, Binding);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string Binding => $"shown_names.name/{CredentialId}";

    internal sealed class Map : IEntityTypeConfiguration<ShownName>
    {
        public void Configure(EntityTypeBuilder<ShownName> builder)
        {
            builder.ToTable("shown_names");
            builder.HasKey(n => n.CredentialId);
            builder.Property(n => n.CredentialId).ValueGeneratedNever();
            builder.HasOne<Credential>().WithOne().HasForeignKey<ShownName>(n => n.CredentialId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
