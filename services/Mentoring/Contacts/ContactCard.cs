using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Contacts;

/// <summary>How a person agrees to be met.</summary>
internal enum ContactWay
{
    /// <summary>At the lab.</summary>
    Lab,

    /// <summary>By phone; she writes the number herself and so consents.</summary>
    PhoneCall,

    /// <summary>By a link to a call.</summary>
    VideoLink,
}

/// <summary>The name that a person wants her mentors and mentees to read, and how she agrees to be met. She writes both for this alone:
/// Registration's name never travels. Sealed under a key of the card's id, which is destroyed with it.</summary>
internal sealed class ContactCard : IVersioned
{
    private ContactCard() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public byte[] SealedName { get; private set; } = [];

    public ContactWay Way { get; private set; }

    public byte[]? SealedDetail { get; private set; }

    public int Version { get; private set; }

    public static ContactCard Of(Guid id, Guid personId) => new() { Id = id, PersonId = personId };

    public void Write(string name, ContactWay way, string? detail, byte[] key)
    {
        SealedName = Sealed.Seal(key, name, Binding("name"));
        Way = way;
        SealedDetail = detail is null ? null : Sealed.Seal(key, detail, Binding("detail"));
        Version++;
    }

    public string Name(byte[] key) => Sealed.OpenText(key, SealedName, Binding("name"));

    public string? Detail(byte[] key) => SealedDetail is { } detail ? Sealed.OpenText(key, detail, Binding("detail")) : null;

    public static void Map(ModelBuilder model) => model.Entity<ContactCard>(card =>
    {
        card.ToTable("contact_cards");
        card.Property(c => c.Id).ValueGeneratedNever();
        card.HasIndex(c => c.PersonId).IsUnique();
    });

    private string Binding(string column) => $"contact_cards/{column}/{Id}";
}
