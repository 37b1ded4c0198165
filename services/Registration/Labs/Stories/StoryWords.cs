using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>What a story says.</summary>
/// <param name="Title">In at least one language, each up to 200 characters.</param>
/// <param name="Body">In at least one language, each up to 10,000 characters.</param>
/// <param name="SignedAs">The name that she wants to stand under it, up to 100 characters; none when left out.</param>
internal sealed record StoryWords(LocalText Title, LocalText Body, string? SignedAs = null)
{
    private const string Column = "story.words";

    public Validation Check() =>
        new Validation().Text(Title, 200, "title").Text(Body, 10_000, "body").OptionalName(SignedAs, 100, "signedAs");

    public byte[] Seal(PersonVault vault, VaultEntry author) =>
        vault.Seal(author, Column, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    public static StoryWords Open(PersonVault vault, VaultEntry author, Story story) =>
        JsonSerializer.Deserialize<StoryWords>(vault.OpenText(author, Column, story.Words)!, JsonSerializerOptions.Web)!;
}
