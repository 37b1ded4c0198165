using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Credentials;

/// <summary>A holder's name as she wants it to stand on one credential, there only while she wants it: sealed under a key of this row, which
/// withdrawing, revoking and erasing destroy with it. It does not repeat whose credential it is, so it follows her through a merge.</summary>
internal sealed class ShownName
{
    private ShownName() { }

    public Guid CredentialId { get; private set; }

    /// <summary>Wrapped by the platform's key.</summary>
    public byte[] NameKey { get; private set; } = null!;

    public byte[] Name { get; private set; } = null!;

    public DateTimeOffset Since { get; private set; }

    public static ShownName Of(Credential credential, string name, byte[] platform, DateTimeOffset now)
    {
        var shown = new ShownName { CredentialId = credential.Id };
        shown.Write(name, platform, now);
        return shown;
    }

    public void Write(string name, byte[] platform, DateTimeOffset now)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        NameKey = Sealed.Seal(platform, key, Binding("name_key"));
        Name = Sealed.Seal(key, name, Binding("name"));
        Since = now;
    }

    public string Read(byte[] platform) => Sealed.OpenText(Sealed.Open(platform, NameKey, Binding("name_key")), Name, Binding("name"));

    private string Binding(string column) => $"shown_names.{column}/{CredentialId}";

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
