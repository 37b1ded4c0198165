using System.Globalization;
using System.Text;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What holds for every text that people write, wherever they write it.</summary>
public static class WrittenText
{
    /// <summary>Controls other than tab and line breaks, the marks that turn the direction of what follows (so that a name reads as
    /// another one), and what is no text at all: lone surrogates and noncharacters.</summary>
    public static bool IsClean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\t' or '\n' or '\r' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u1FFF'):
                    break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                case (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                case '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF') or (>= '\uFFF9' and <= '\uFFFB'):
                    return false;
                case (>= '\uD800' and <= '\uDFFF'):
                    if (!Rune.TryGetRuneAt(text, at, out var rune) || (rune.Value & 0xFFFE) == 0xFFFE)
                    {
                        return false;
                    }

                    at++;
                    break;
            }
        }

        return true;
    }

    /// <summary>True when there is something to read: a text of spaces and marks that are not seen counts as empty.</summary>
    public static bool IsVisible(string? text) => text is not null && text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
        // Letters by their category, but they have no ink.
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800));

    /// <summary>True for a name: one line with a letter in it.</summary>
    public static bool IsName(string? text) =>
        IsVisible(text) && text!.EnumerateRunes().Any(Rune.IsLetter)
        && !text!.Any(letter => letter is '\n' or '\r' or '\t' or '\u2028' or '\u2029');

    /// <summary>As a phone, a code or a number is taken: without spaces and the marks that are not seen but come along with what is
    /// pasted, and with one dash for all that look like it.</summary>
    public static string WithoutPasted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)
            && CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.Format).Select(letter => IsDash(letter) ? '-' : letter));
    }

    /// <summary>As <see cref="WithoutPasted"/>, without the dashes: for a number that is printed in groups, which nobody has to type as it
    /// is printed.</summary>
    public static string WithoutGroups(string text) => WithoutPasted(text).Replace("-", "", StringComparison.Ordinal);

    /// <summary>The same text for the same letters, however the apostrophes and accents of a name are typed: small letters without marks.
    /// For search and for finding duplicates, never to be shown.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in CanonicalForm.Decompose(text).ToLowerInvariant())
        {
            if (!IsApostrophe(letter) && CharUnicodeInfo.GetUnicodeCategory(letter)
                is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                folded.Append(letter switch
                {
                    'ı' => "i",
                    'ł' => "l",
                    'ø' => "o",
                    'đ' or 'ð' => "d",
                    'ß' => "ss",
                    'æ' => "ae",
                    'œ' => "oe",
                    'þ' => "th",
                    'ə' => "a",
                    _ => $"{letter}",
                });
            }
        }

        return folded.ToString();
    }

    /// <summary>The signs that stand for a dash: hyphens, those that do not break, dashes of each length, minus.</summary>
    public static bool IsDash(char letter) =>
        letter is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D';

    /// <summary>The signs that stand for an apostrophe in names, as phones and computers of several countries type it.</summary>
    public static bool IsApostrophe(char letter) =>
        letter is '\'' or '`' or '\u00B4' or '\u02B9' or '\u02BB' or '\u02BC' or '\u02BD' or '\u02BE' or '\u02BF' or '\u02C8' or '\u055A'
            or '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\uA78C' or '\uFF07';
}
