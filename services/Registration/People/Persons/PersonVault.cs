using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>Who a person is, as she told it.</summary>
internal sealed record Identity(string? Name, int? BirthYear);

/// <summary>Seals and opens personal data: AES-256-GCM under a data key a person, each value bound to its table, column and
/// person.</summary>
internal sealed class PersonVault(DataKeys keys, IndexKeys indexing)
{
    /// <summary>An entry with a data key for a person who is about to be kept; the key is kept already.</summary>
    public async Task<VaultEntry> NewEntry(Guid personId, CancellationToken token) => (await NewEntries([personId], token)).Single();

    /// <summary>As <see cref="NewEntry"/> for many.</summary>
    public async Task<IEnumerable<VaultEntry>> NewEntries(IReadOnlyCollection<Guid> persons, CancellationToken token)
    {
        var made = await keys.Make(persons, token);
        return persons.Select(id => VaultEntry.Open(id, made[id]));
    }

    /// <summary>The blind index of a number.</summary>
    public byte[] IndexOf(PhoneNumber phone) => HMACSHA256.HashData(indexing.For("phone-index"), Encoding.UTF8.GetBytes(phone.E164));

    /// <summary>Keeps the number; the first person of a number has its slot 1.</summary>
    /// <param name="entry">Hers; with <see cref="VaultEntry.Contact"/> loaded when she may have another number.</param>
    /// <param name="phone">The number.</param>
    /// <param name="slot">Her slot of it.</param>
    /// <param name="provenAt">When a code that came to it opened her record; null for a number that staff write down.</param>
    public void KeepPhone(VaultEntry entry, PhoneNumber phone, int slot = 1, DateTimeOffset? provenAt = null) =>
        entry.KeepPhone(IndexOf(phone), Seal(entry, "person_vault.phone", phone.E164), slot, provenAt);

    /// <summary>Keeps what she told of herself; with the year goes whether she is a minor.</summary>
    public void KeepProfile(Person person, VaultEntry entry, string name, int? birthYear, DateTimeOffset now)
    {
        person.TellBirthYear(birthYear, now);
        entry.KeepProfile(
            Seal(entry, "person_vault.name", name),
            birthYear is { } year ? Seal(entry, "person_vault.birth_year", year.ToString(CultureInfo.InvariantCulture)) : null);
    }

    /// <summary>Takes a number away from a person, for another record of the same woman.</summary>
    public PhoneNumber? GiveUpPhone(VaultEntry from)
    {
        var phone = PhoneNumber.Kept(PhoneOf(from));
        from.GiveUpPhone();
        return phone;
    }

    public string? PhoneOf(VaultEntry entry) => OpenText(entry, "person_vault.phone", entry.Phone);

    public string? NameOf(VaultEntry entry) => OpenText(entry, "person_vault.name", entry.Name);

    public Identity IdentityOf(VaultEntry entry) => new(
        NameOf(entry),
        OpenText(entry, "person_vault.birth_year", entry.BirthYear) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null);

    /// <summary>Seals a text of the person that another table keeps.</summary>
    /// <param name="entry">Hers.</param>
    /// <param name="column">table.column.</param>
    /// <param name="text">What to seal.</param>
    /// <exception cref="DbUpdateConcurrencyException">She was forgotten meanwhile.</exception>
    public byte[] Seal(VaultEntry entry, string column, string text) => Sealed.Seal(KeyOf(entry), text, Binding(column, entry.PersonId));

    /// <summary>Null when there is no value, or nothing of her opens any more.</summary>
    public string? OpenText(VaultEntry entry, string column, byte[]? value) =>
        value is null || entry.DataKey is null ? null : Sealed.OpenText(KeyOf(entry), value, Binding(column, entry.PersonId));

    /// <summary>As <see cref="Seal(VaultEntry, string, string)"/>, in more than one language.</summary>
    public byte[] Seal(VaultEntry entry, string column, LocalText text) =>
        Seal(entry, column, JsonSerializer.Serialize(text, JsonSerializerOptions.Web));

    /// <summary>As <see cref="OpenText"/>, in more than one language.</summary>
    public LocalText? OpenLocal(VaultEntry entry, string column, byte[]? value) =>
        OpenText(entry, column, value) is { } json ? LocalText.Read(json) : null;

    /// <summary>The same under the key of another record of the same woman.</summary>
    public byte[]? SealAnew(VaultEntry from, VaultEntry to, string column, byte[]? value) =>
        OpenText(from, column, value) is { } text ? Seal(to, column, text) : null;

    private byte[] KeyOf(VaultEntry entry) => keys.Unwrap(
        entry.PersonId, entry.DataKey ?? throw new DbUpdateConcurrencyException("The person's key is destroyed."));

    private static string Binding(string column, Guid personId) => $"{column}/{personId}";
}
