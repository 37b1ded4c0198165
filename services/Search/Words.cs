using System.Globalization;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Search;

/// <summary>A word as it is known and looked for.</summary>
/// <param name="Sound">How it sounds.</param>
/// <param name="Stem">The same without endings; the forms of one word share it.</param>
public readonly record struct Word(string Sound, string Stem)
{
    /// <summary>Longer ones are no words.</summary>
    public const int Longest = 32;

    public static Word Of(string sound) => new(sound, Stems.Of(sound));
}

/// <summary>Takes texts apart into words.</summary>
public static class Words
{
    /// <summary>The words of texts in all their languages, each as often as it stands there. What is joined by a hyphen also counts as one
    /// word, since many write it so.</summary>
    public static IReadOnlyList<Word> Of(params IEnumerable<LocalText> texts) => texts.SelectMany(t => new[] { t.Ky, t.Ru, t.En })
        .Where(text => !string.IsNullOrWhiteSpace(text)).SelectMany(text => Spoken(text!)).ToList();

    /// <summary>The words as they are written, in lower case: runs of letters and digits.</summary>
    public static IEnumerable<string> Written(string text) => Runs(text).SelectMany(parts => parts);

    private static IEnumerable<Word> Spoken(string text) => Runs(text)
        .SelectMany(parts => parts.Count > 1 ? parts.Append(string.Concat(parts)) : parts)
        .Select(PhoneticForm.Of).Where(sound => sound.Length is > 1 and <= Word.Longest).Select(Word.Of);

    /// <summary>Words joined by hyphens together, others alone.</summary>
    private static List<List<string>> Runs(string text)
    {
        var runs = new List<List<string>>();
        var word = new StringBuilder();
        var joined = false;
        foreach (var letter in CanonicalForm.Compose(text).Append(' '))
        {
            if (char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(char.ToLowerInvariant(letter));
                continue;
            }

            if (WrittenText.IsApostrophe(letter) && word.Length > 0)
            {
                continue;
            }

            if (word.Length > 0)
            {
                if (!joined)
                {
                    runs.Add([]);
                }

                runs[^1].Add(word.ToString());
                word.Clear();
                joined = letter is '-' or '‑' or '–';
            }
            else
            {
                joined = false;
            }
        }

        return runs;
    }
}
