namespace CreativeLabs.Search;

/// <summary>How far a typed word is from a known one, in slips: a letter missing, doubled, wrong, or two of them swapped.</summary>
public static class EditDistance
{
    // A vowel for another, or a consonant for its like, is how words are misheard, and half as bad.
    private const double Like = 0.6;
    private const double Swap = 0.8;
    private const double First = 0.4;
    private const double Rounding = 1e-9;

    private static readonly string[] Alike = ["aeiouy", "bpv", "dt", "gkh", "zsw", "jzw", "cw", "tsc", "fvp", "mn", "lr"];

    /// <summary>The slips that a word of this length may have and still be meant.</summary>
    public static double Allowed(int length) => length switch { < 3 => 0, 3 => 0.6, < 6 => 1, < 8 => 1.4, < 10 => 2, _ => 2.6 };

    /// <summary>Slips from one to the other; null when they are more than <paramref name="most"/>.</summary>
    public static double? Between(string typed, string known, double most)
    {
        if (Math.Abs(typed.Length - known.Length) > most / Like)
        {
            return null;
        }

        var (before, last, row) = (new double[known.Length + 1], new double[known.Length + 1], new double[known.Length + 1]);
        for (var j = 1; j <= known.Length; j++)
        {
            last[j] = last[j - 1] + Missing(known[j - 1]);
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = last[0] + Missing(typed[i - 1]);
            var least = row[0];
            for (var j = 1; j <= known.Length; j++)
            {
                row[j] = Math.Min(
                    last[j - 1] + Wrong(typed[i - 1], known[j - 1]),
                    Math.Min(last[j] + Missing(typed[i - 1]), row[j - 1] + Missing(known[j - 1])));
                if (i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + Swap);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most + Swap)
            {
                return null;
            }

            (before, last, row) = (last, row, before);
        }

        // The first letter is hardly ever wrong, and in a short word it is half of what is left.
        var first = typed[0] == known[0] || (typed.Length > 1 && known.Length > 1 && typed[0] == known[1] && typed[1] == known[0])
            ? 0 : First;
        var slips = last[known.Length] + first;
        return slips <= most + Rounding ? slips : null;
    }

    private static double Missing(char sound) => PhoneticForm.IsVowel(sound) || sound is 'y' or 'h' ? Like : 1;

    private static double Wrong(char typed, char known) =>
        typed == known ? 0 : Array.Exists(Alike,
            group => group.Contains(typed, StringComparison.Ordinal) && group.Contains(known, StringComparison.Ordinal)) ? Like : 1;
}
