using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>A person's PIN: tells her from the others who share her phone, and signs her in on a device that is known.</summary>
internal sealed class Pin : IVersioned
{
    private const int Shortest = 4;
    private const int Longest = 8;

    private Pin(Guid personId, byte[] salt, byte[] hash, int iterations, DateTimeOffset setAt)
    {
        (PersonId, HashedFor) = (personId, personId);
        Salt = salt;
        Hash = hash;
        Iterations = iterations;
        SetAt = setAt;
        Version = 1;
    }

    public Guid PersonId { get; private set; }

    /// <summary>The id that went into the hash: another than hers when the PIN came along with a record that was merged.</summary>
    public Guid HashedFor { get; private set; }

    public byte[] Salt { get; private set; }

    public byte[] Hash { get; private set; }

    /// <summary>What the hash cost when it was made.</summary>
    public int Iterations { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public int Version { get; private set; }

    public static Pin Set(Guid personId, PinHash hash, DateTimeOffset now) => new(personId, hash.Salt, hash.Hash, hash.Iterations, now);

    public void Change(PinHash hash, DateTimeOffset now)
    {
        (Salt, Hash, Iterations) = (hash.Salt, hash.Hash, hash.Iterations);
        HashedFor = PersonId;
        SetAt = now;
        Version++;
    }

    /// <summary>The same PIN for the id that remains when two records of one woman are merged.</summary>
    public Pin CopyFor(Guid survivor) =>
        new(survivor, Salt, Hash, Iterations, SetAt) { HashedFor = HashedFor };

    /// <summary>True for what a PIN looks like.</summary>
    public static bool IsPin(string? text) => text is { Length: >= Shortest and <= Longest } && text.All(char.IsAsciiDigit);

    /// <summary>One digit over and over, or digits in a row: the first that anyone tries.</summary>
    public static bool IsEasy(string pin) =>
        pin.Distinct().Count() == 1 || IsSubstring(pin, "01234567890") || IsSubstring(pin, "09876543210");

    private static bool IsSubstring(string pin, string row) => row.Contains(pin, StringComparison.Ordinal);

    public static void Map(ModelBuilder model) => model.Entity<Pin>(pin =>
    {
        pin.ToTable("pin");
        pin.HasKey(p => p.PersonId);
        pin.HasOne<Person>().WithOne().HasForeignKey<Pin>(p => p.PersonId);
    });
}
