using System.Text.Json;
using CreativeLabs.Registration.People.Persons;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>Names of who comes with a person, sealed under her data key: erasing her makes them unreadable too.</summary>
internal sealed record Companions(byte[]? Sealed)
{
    public static Companions Seal(PersonVault vault, VaultEntry entry, IReadOnlyList<string>? names) => new(names is null or []
        ? null
        : vault.Seal(entry, EventRegistration.CompanionsColumn, JsonSerializer.Serialize(names.Select(name => name.Trim()))));

    public static IReadOnlyList<string> Open(PersonVault vault, VaultEntry? entry, byte[]? value) =>
        entry is not null && vault.OpenText(entry, EventRegistration.CompanionsColumn, value) is { } json
            ? JsonSerializer.Deserialize<List<string>>(json)! : [];
}
