using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.People.Persons;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>Why a comment is hidden. Everyone reads it, and it is said of one woman's words: it lies sealed under the key that they lie
/// under, so that erasing her reaches every copy of both.</summary>
internal static class HiddenReason
{
    private const string Column = "hearing_comment.hidden_for";

    public static byte[] Seal(LocalText reason, Comment comment, VaultEntry? author, PersonVault vault, PlatformKey platform) =>
        author is null
        ? Sealed.Seal(platform.For("hearing-paper"), JsonSerializer.Serialize(reason, JsonSerializerOptions.Web), $"{Column}/{comment.Id}")
        : vault.Seal(author, Column, reason);

    /// <summary>Null when it is shown, or its author was erased.</summary>
    public static LocalText? Open(Comment comment, VaultEntry? author, PersonVault vault, PlatformKey platform) => comment switch
    {
        { HiddenFor: null } => null,
        { Way: CommentWay.Paper } =>
        LocalText.Read(Sealed.OpenText(platform.For("hearing-paper"), comment.HiddenFor, $"{Column}/{comment.Id}")),
        _ => author is null ? null : vault.OpenLocal(author, Column, comment.HiddenFor),
    };

    public static byte[]? SealAnew(byte[]? reason, PersonVault vault, VaultEntry from, VaultEntry to) =>
        vault.SealAnew(from, to, Column, reason);
}
