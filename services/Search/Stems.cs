namespace CreativeLabs.Search;

/// <summary>What is left of a word, written as it sounds, without its Kyrgyz, Russian or English endings. No dictionary: it is enough that
/// the forms of one word come to the same, whatever that is.</summary>
public static class Stems
{
    /// <summary>Endings by how much of the word must be left before them: after Kyrgyz cases three sounds say enough, after what is only a
    /// vowel or looks like part of many a root it takes four. A class of sounds is in brackets: Kyrgyz endings follow what stands before
    /// them.</summary>
    private static readonly Dictionary<string, int> Left = Leaving(
        (3, ["[ldt][aeo]r", "[ndt][iu]n", "[dtn][aeo]n", "[dt][aeo]", "[gk][aeo]", "[ndt][iu]", "[gk][aeo]n", "[iu]biz", "[iu]niz",
            "[oe]v", "[oe]m", "[oe]y", "a[mh]", "ami", "[oe]go", "[oe]mu"]),
        (4, ["s[iu]", "[iu]n", "[iu]m", "[iu]p", "[iuaeo]",
            "i[mh]", "imi", "iy", "iya", "iyu", "iyam", "iyah", "iyami", "iey", "iem", "ia", "iam", "iah", "iami", "iu", "ie", "oe", "ee",
            "aya", "iaya", "uyu", "ya", "yu", "[aei]t", "tsia", "sia", "k[oe]y", "kom", "ka[mh]", "kami", "k[iu]",
            "s", "es", "ed", "er", "ers", "in", "ins"]));

    private static readonly ILookup<char, string> ByLast = Left.Keys.OrderByDescending(e => e.Length).ToLookup(e => e[^1]);

    /// <param name="sounds">The word, by <see cref="PhoneticForm"/>.</param>
    public static string Of(string sounds) => Peeled(sounds)[^1];

    /// <summary>The word, then the word without its last ending, and so on to the stem.</summary>
    public static IReadOnlyList<string> Peeled(string sounds)
    {
        var forms = new List<string> { sounds };
        while (forms[^1].Length > 0 && !char.IsAsciiDigit(sounds[0])
            && ByLast[forms[^1][^1]].FirstOrDefault(ending => CanLose(forms[^1], ending)) is { } found)
        {
            forms.Add(forms[^1][..^found.Length]);
        }

        // шырдак and шырдагы, китеп and китеби: the last consonant softens before an ending.
        forms[^1] = forms[^1].Length < 3
            ? forms[^1] : forms[^1][^1] switch { 'g' => forms[^1][..^1] + 'k', 'b' => forms[^1][..^1] + 'p', _ => forms[^1] };
        return forms;
    }

    private static bool CanLose(string form, string ending)
    {
        var left = form.Length - ending.Length;
        // An ending with k or t follows a consonant; behind a vowel that sound is the word's own, or was doubled: конокко, комната.
        return left >= Left[ending] && form.EndsWith(ending, StringComparison.Ordinal) && form.AsSpan(0, left).IndexOfAny("aeiou") >= 0
            && !(ending[0] is 'k' or 't' && (PhoneticForm.IsVowel(form[left - 1]) || form[left - 1] == 'y'));
    }

    private static Dictionary<string, int> Leaving(params (int Left, string[] Patterns)[] classes)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (least, patterns) in classes)
        {
            foreach (var ending in Expand(patterns))
            {
                left.TryAdd(ending, least);
            }
        }

        return left;
    }

    private static IEnumerable<string> Expand(string[] patterns) => patterns.SelectMany(pattern =>
    {
        IEnumerable<string> grown = [""];
        for (var at = 0; at < pattern.Length; at++)
        {
            var end = pattern[at] == '[' ? pattern.IndexOf(']', at) : at;
            var choices = pattern[at] == '[' ? pattern[(at + 1)..end] : pattern[at].ToString();
            grown = grown.SelectMany(start => choices.Select(choice => start + choice)).ToList();
            at = end;
        }

        return grown;
    });
}
