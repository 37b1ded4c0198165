using System.Globalization;
using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Search;

/// <summary>How a word sounds, in one spelling for all that people type: Cyrillic with or without ң ө ү, and Latin letters by any of the
/// usual habits. <c>жүндү</c>, <c>жунду</c> and <c>zhundu</c> are all <c>jundu</c>; Russian and English words go the same way. In this
/// spelling c is ч, w is ш and щ, h is х, j is ж, and y stands only behind a vowel.</summary>
public static class PhoneticForm
{
    private const int MostReadings = 8;

    private static readonly Dictionary<char, string> Cyrillic = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['ж'] = "j", ['з'] = "z", ['и'] = "i",
        ['й'] = "y", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['ң'] = "n", ['о'] = "o", ['ө'] = "o", ['ѳ'] = "o", ['п'] = "p",
        ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ү'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "ts", ['ч'] = "c", ['ш'] = "w",
        ['щ'] = "w", ['ъ'] = "", ['ы'] = "i", ['ь'] = "", ['э'] = "e", ['ю'] = "yu", ['я'] = "ya",
        // Letters of neighbours' keyboards.
        ['і'] = "i", ['ї'] = "i", ['є'] = "e", ['ў'] = "u", ['ұ'] = "u", ['қ'] = "k", ['ғ'] = "g", ['ә'] = "a", ['һ'] = "h", ['ҳ'] = "h",
        ['ӊ'] = "n",
        // Latin letters that look like Cyrillic ones, in the middle of a Cyrillic word.
        ['a'] = "a", ['e'] = "e", ['o'] = "o", ['p'] = "r", ['c'] = "s", ['y'] = "u", ['x'] = "h", ['k'] = "k", ['m'] = "m", ['t'] = "t",
        ['h'] = "n", ['b'] = "v", ['i'] = "i",
    };

    /// <summary>What some Latin letters may stand for, the usual first; the longest that fits is taken. Others stand for
    /// themselves.</summary>
    private static readonly (string Letters, string[] Sounds)[] Latin =
    [
        ("shch", ["w"]), ("sch", ["w", "sk"]), ("tch", ["c"]), ("dzh", ["j"]), ("zh", ["j"]), ("dj", ["j"]), ("ch", ["c", "k"]),
        ("sh", ["w"]), ("kh", ["h"]), ("gh", ["g"]), ("ph", ["f"]), ("ck", ["k"]), ("qu", ["kv", "ku"]), ("tz", ["ts"]),
        ("ye", ["e", "ie"]), ("yo", ["e", "yo", "o"]), ("yu", ["yu", "u"]), ("oe", ["oe", "o"]), ("ue", ["ue", "u"]),
        ("j", ["j", "y"]), ("y", ["y", "u"]), ("x", ["h", "ks"]), ("q", ["k"]), ("w", ["v", "w"]), ("'", [""]),
        // Of Turkish habit.
        ("ş", ["w"]), ("ç", ["c"]), ("ğ", ["g"]), ("ı", ["i"]), ("ö", ["o"]), ("ü", ["u"]), ("ñ", ["n"]),
        // Digits that sound or look like a letter.
        ("4", ["c"]), ("6", ["w"]),
    ];

    /// <summary>The usual reading of a word: a run of letters and digits, in lower case.</summary>
    public static string Of(string word) => Readings(word)[0];

    /// <summary>Everything that a typed word may mean, the usual reading first; at least one, perhaps empty.</summary>
    public static IReadOnlyList<string> Readings(string word)
    {
        var readings = word.Any(IsCyrillic) ? [Spell(word)] : Read(word);
        return readings.Select(Settle).Distinct(StringComparer.Ordinal).ToList();
    }

    private static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ӿ';

    private static string Spell(string word)
    {
        var sounds = new StringBuilder(word.Length + 4);
        foreach (var letter in word)
        {
            sounds.Append(Cyrillic.TryGetValue(letter, out var sound) ? sound : char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : "");
        }

        return sounds.ToString();
    }

    private static List<string> Read(string word)
    {
        var readings = new List<string> { "" };
        var digits = word.All(char.IsAsciiDigit);
        for (var at = 0; at < word.Length;)
        {
            var (letters, sounds) = digits ? (word[at].ToString(), [word[at].ToString()]) : Next(word, at);
            readings = sounds.SelectMany(sound => readings.Select(before => before + sound)).Take(MostReadings).ToList();
            at += letters.Length;
        }

        return readings;
    }

    private static (string Letters, string[] Sounds) Next(string word, int at)
    {
        foreach (var habit in Latin)
        {
            if (string.CompareOrdinal(word, at, habit.Letters, 0, habit.Letters.Length) == 0)
            {
                return habit;
            }
        }

        var letter = word[at];
        return letter switch
        {
            'c' when at + 1 < word.Length && word[at + 1] is 'e' or 'i' or 'y' => ("c", ["s", "ts", "k", "c"]),
            'c' => ("c", ["k", "ts", "c", "s"]),
            _ when char.IsAsciiLetterOrDigit(letter) => (letter.ToString(), [letter.ToString()]),
            _ => (letter.ToString(), [new string(Plain(letter).Where(char.IsAsciiLetter).ToArray())]),
        };
    }

    private static string Plain(char letter) =>
        char.IsSurrogate(letter) ? "" : CanonicalForm.Decompose(letter.ToString()).ToLower(CultureInfo.InvariantCulture);

    /// <summary>й, ы and и are told apart by where they stand, since nobody agrees on their Latin letters; what is doubled is written
    /// once.</summary>
    private static string Settle(string sounds)
    {
        var settled = new StringBuilder(sounds.Length);
        foreach (var sound in sounds)
        {
            var before = settled.Length == 0 ? '\0' : settled[^1];
            var next = sound is not ('i' or 'y') ? sound : IsVowel(before) ? 'y' : 'i';
            if (next == before || (next == 'g' && before == 'n'))
            {
                continue;
            }

            if (next == 'j' && before == 'd')
            {
                settled.Length--;
            }

            settled.Append(next);
        }

        return settled.ToString();
    }

    public static bool IsVowel(char sound) => sound is 'a' or 'e' or 'i' or 'o' or 'u';
}
