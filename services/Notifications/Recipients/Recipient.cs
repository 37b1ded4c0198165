using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Recipients;

/// <summary>The own copy of what is known of a person: the language that she reads first.</summary>
internal sealed class Recipient : IEntityTypeConfiguration<Recipient>
{
    /// <summary>Until her own is known.</summary>
    public const string FirstLanguage = "ky";

    public Guid PersonId { get; private set; }

    public string Language { get; private set; } = FirstLanguage;

    /// <summary>Registration's version of the person, which the copy was made of.</summary>
    public int SourceVersion { get; private set; }

    public void Configure(EntityTypeBuilder<Recipient> builder) => builder.HasKey(r => r.PersonId);
}
