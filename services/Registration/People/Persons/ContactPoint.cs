using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>What the others who share her phone read of her when they sign in.</summary>
internal enum PersonLabel { Initials, FirstName, Number }

/// <summary>The number that a person signs in with, as a blind index. Several persons may share one number; each has a slot of it, so that
/// the database holds how many.</summary>
internal sealed class ContactPoint : IVersioned
{
    /// <summary>Persons a number.</summary>
    public const int Most = 6;

    private ContactPoint(Guid personId, byte[] phoneIndex, int slot, DateTimeOffset? provenAt)
    {
        PersonId = personId;
        PhoneIndex = phoneIndex;
        Slot = slot;
        ProvenAt = provenAt;
        Version = 1;
    }

    public Guid PersonId { get; private set; }

    /// <summary>HMAC of the number: finds her without telling the number.</summary>
    public byte[] PhoneIndex { get; private set; }

    /// <summary>1 to <see cref="Most"/>.</summary>
    public int Slot { get; private set; }

    public PersonLabel Label { get; private set; }

    /// <summary>Since when it is known to be hers: a code that came to it opened her record. Null for a number that staff wrote down; it
    /// opens nothing but the record it was written into, and that only as long as she has proven no other.</summary>
    public DateTimeOffset? ProvenAt { get; private set; }

    public int Version { get; private set; }

    public static ContactPoint Of(Guid personId, byte[] phoneIndex, int slot, DateTimeOffset? provenAt) =>
        new(personId, phoneIndex, slot, provenAt);

    public void MoveTo(byte[] phoneIndex, int slot, DateTimeOffset? provenAt)
    {
        (PhoneIndex, Slot, ProvenAt) = (phoneIndex, slot, provenAt);
        Version++;
    }

    public void Show(PersonLabel label)
    {
        Label = label;
        Version++;
    }

    /// <summary>The smallest slot that is not taken; null when the number is full.</summary>
    public static int? FreeSlot(IReadOnlyCollection<int> taken) =>
        Enumerable.Range(1, Most).Where(slot => !taken.Contains(slot)).Select(slot => (int?)slot).FirstOrDefault();

    /// <summary>What the others read: <c>А. Т.</c>, <c>Айгүл</c> or <c>№ 2</c>.</summary>
    public string LabelFor(string? name)
    {
        var words = name?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return Label switch
        {
            PersonLabel.FirstName when words.Length > 0 => words[0],
            PersonLabel.Initials when words.Length > 0 =>
            string.Join(' ', words.Take(2).Select(word => $"{word.EnumerateRunes().First()}.")),
            _ => $"№ {Slot}",
        };
    }

    public static void Map(ModelBuilder model) => model.Entity<ContactPoint>(contact =>
    {
        contact.ToTable("contact_point", table => table.HasCheckConstraint("ck_contact_point_slot", $"slot BETWEEN 1 AND {Most}"));
        contact.HasKey(c => c.PersonId);
        contact.HasIndex(c => new { c.PhoneIndex, c.Slot }).IsUnique();
    });
}
