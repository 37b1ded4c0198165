using System.Collections;
using System.Globalization;
using System.Text;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Unicode's canonical forms (UAX 15). The services run without ICU (<c>InvariantGlobalization</c>), where
/// <see cref="string.Normalize()"/> gives back what it got, so that one name written in two ways would be two names.</summary>
public static class CanonicalForm
{
    private const int HangulFirst = 0xAC00, HangulLast = 0xD7A3;
    private const int LeadFirst = 0x1100, VowelFirst = 0x1161, TailBefore = 0x11A7;
    private const int Vowels = 21, Tails = 28;

    private static readonly Dictionary<int, int[]> Parts = [];
    private static readonly Dictionary<(int First, int Second), int> Whole = [];
    private static readonly Dictionary<int, byte> Classes = [];

    // UTF-16 units that may stand differently in the composed form. Texts without any, and that is nearly every text, are left alone.
    private static readonly BitArray Doubtful = new(char.MaxValue + 1);

    static CanonicalForm()
    {
        using var table = new StreamReader(typeof(CanonicalForm).Assembly.GetManifestResourceStream("canonical.txt")!);
        while (table.ReadLine() is { } line)
        {
            if (line[0] is not '#')
            {
                Take(line[0],
                    [.. line[2..].Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))]);
            }
        }

        foreach (var second in Whole.Keys.Select(pair => pair.Second).Concat(Classes.Keys).Where(code => code <= char.MaxValue))
        {
            Doubtful[second] = true;
        }

        for (var unit = VowelFirst; unit < TailBefore + Tails; unit++)
        {
            Doubtful[unit] = true;
        }

        for (int unit = char.MinValue; unit <= char.MaxValue; unit++)
        {
            Doubtful[unit] |= char.IsSurrogate((char)unit);
        }
    }

    /// <summary>NFC: what can be written as one letter is.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(unit => Doubtful[unit]) ? Write(Composed(Decomposed(text))) : text;
    }

    /// <summary>NFD: every mark is a sign of its own.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Decompose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(char.IsAscii) ? text : Write(Decomposed(text));
    }

    private static void Take(char kind, int[] codes)
    {
        switch (kind)
        {
            case '^':
                for (var code = codes[0]; code <= codes[1]; code++)
                {
                    Classes[code] = (byte)codes[2];
                }

                break;
            case '=':
                Whole[(codes[1], codes[2])] = codes[0];
                Parts[codes[0]] = codes[1..];
                break;
            default:
                Parts[codes[0]] = codes[1..];
                if (codes[0] <= char.MaxValue)
                {
                    Doubtful[codes[0]] = true;
                }

                break;
        }
    }

    private static List<int> Decomposed(string text)
    {
        var codes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, codes);
        }

        // Marks that do not touch each other stand in the order of their classes; within a class their order says something.
        for (var at = 1; at < codes.Count; at++)
        {
            for (var to = at; to > 0 && ClassOf(codes[to]) is > 0 and var own && ClassOf(codes[to - 1]) > own; to--)
            {
                (codes[to - 1], codes[to]) = (codes[to], codes[to - 1]);
            }
        }

        return codes;
    }

    private static void TakeApart(int code, List<int> codes)
    {
        if (code is >= HangulFirst and <= HangulLast)
        {
            var (lead, rest) = Math.DivRem(code - HangulFirst, Vowels * Tails);
            codes.Add(LeadFirst + lead);
            codes.Add(VowelFirst + (rest / Tails));
            if (rest % Tails > 0)
            {
                codes.Add(TailBefore + (rest % Tails));
            }
        }
        else if (Parts.TryGetValue(code, out var parts))
        {
            Array.ForEach(parts, part => TakeApart(part, codes));
        }
        else
        {
            codes.Add(code);
        }
    }

    private static List<int> Composed(List<int> codes)
    {
        var (written, starter, before) = (new List<int>(codes.Count), -1, 0);
        foreach (var code in codes)
        {
            var own = ClassOf(code);
            // A mark of the same class, or a letter, in between keeps two apart.
            if (starter >= 0 && (before < own || starter == written.Count - 1) && Join(written[starter], code) is { } whole)
            {
                written[starter] = whole;
                continue;
            }

            written.Add(code);
            (starter, before) = own == 0 ? (written.Count - 1, 0) : (starter, own);
        }

        return written;
    }

    private static int? Join(int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + 19 && second is >= VowelFirst and < VowelFirst + Vowels)
        {
            return HangulFirst + ((((first - LeadFirst) * Vowels) + second - VowelFirst) * Tails);
        }

        return first is >= HangulFirst and <= HangulLast && (first - HangulFirst) % Tails == 0
            && second is > TailBefore and < TailBefore + Tails
                ? first + second - TailBefore
                : Whole.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static byte ClassOf(int code) => Classes.GetValueOrDefault(code);

    private static string Write(List<int> codes)
    {
        var text = new StringBuilder(codes.Count);
        codes.ForEach(code => text.Append(new Rune(code).ToString()));
        return text.ToString();
    }
}
