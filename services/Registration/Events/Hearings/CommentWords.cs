using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Registration.People.Persons;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>What a comment says.</summary>
/// <param name="Text">1 to 4000 characters, in the language that its author speaks.</param>
/// <param name="SignedAs">The name that stands under it, up to 100 characters; none when left out.</param>
internal sealed record CommentWords(string Text, string? SignedAs)
{
    private const string Column = "hearing_comment.words";

    public byte[] Seal(PersonVault vault, VaultEntry author) => vault.Seal(author, Column, Json());

    public byte[] Seal(PlatformKey platform, Guid commentId) => Sealed.Seal(platform.For("hearing-paper"), Json(), $"{Column}/{commentId}");

    /// <summary>Null when it was taken back, or its author was erased.</summary>
    public static CommentWords? Open(Comment comment, VaultEntry? author, PersonVault vault, PlatformKey platform) => comment switch
    {
        { Words: null } => null,
        { Way: CommentWay.Paper } => Read(Sealed.OpenText(platform.For("hearing-paper"), comment.Words, $"{Column}/{comment.Id}")),
        _ => author is not null && vault.OpenText(author, Column, comment.Words) is { } json ? Read(json) : null,
    };

    public static byte[]? SealAnew(byte[]? words, PersonVault vault, VaultEntry from, VaultEntry to) =>
        vault.SealAnew(from, to, Column, words);

    private string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    private static CommentWords Read(string json) => JsonSerializer.Deserialize<CommentWords>(json, JsonSerializerOptions.Web)!;
}
