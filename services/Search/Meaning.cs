namespace CreativeLabs.Search;

/// <summary>How freely a question is taken, each way finding all that the one before does.</summary>
public enum Reading : byte
{
    /// <summary>Every word as it is typed, in any form and by any habit of spelling.</summary>
    Exact = 1,

    /// <summary>Every word with the slips that its length allows.</summary>
    Slips = 2,

    /// <summary>At least half of the words, with slips.</summary>
    Half = 3,
}

/// <summary>Stems that a word of a question may mean.</summary>
/// <param name="Number">Which word.</param>
/// <param name="Stems">A tsquery of them.</param>
/// <param name="Score">What finding one of them is worth; half as much again in a title.</param>
public readonly record struct Sense(int Number, string Stems, int Score);

/// <summary>A question in the database's terms.</summary>
/// <param name="Senses">What its words may mean, all of them.</param>
/// <param name="Count">How many words it has.</param>
/// <param name="Least">How many of them have to be found.</param>
public sealed record Meaning(IReadOnlyList<Sense> Senses, int Count, int Least)
{
    private const int ShortestStart = 4;
    private const int AsIs = 100;
    private const int Start = 70;

    /// <summary>For every word that may mean something all that it may mean.</summary>
    public string[] Words { get; } = [.. Senses.GroupBy(s => s.Number).Select(word => Either(word.Select(s => s.Stems)))];

    /// <summary>What has to hold for a text to be looked at.</summary>
    public string All => string.Join(Least == Count ? " & " : " | ", Words.Select(word => $"({word})"));

    /// <summary>False when there are too many words that nothing could match, or none at all.</summary>
    public bool MayBeFound => Least > 0 && Words.Length >= Least;

    /// <summary>The words as they are typed: their stems, and whatever begins like one of the longer.</summary>
    public static Meaning AsTyped(Question question) =>
        new([.. question.Words.SelectMany(AsTyped)], question.Words.Count, question.Words.Count);

    /// <summary>The same with the known words that are near; a word with none of them means nothing.</summary>
    public static Meaning WithSlips(IReadOnlyList<Understood> words, int least) => new(
        [.. words.SelectMany((word, number) => word.Known.Count == 0 ? [] : AsTyped(word.Asked, number)
        .Concat(word.Known.GroupBy(c => c.Score)
            .Select(alike => new Sense(number, Either(alike.Select(c => Quoted(c.Word.Stem))), alike.Key))))], words.Count, least);

    private static IEnumerable<Sense> AsTyped(Asked asked, int number) =>
    [
        new(number, Either(asked.Readings.Select(r => Quoted(r.Stem))), AsIs),
        .. asked.Readings.Where(r => r.Sound.Length >= ShortestStart).Select(r => $"{Quoted(r.Sound)}:*").Take(1)
        .Select(start => new Sense(number, start, Start)),
    ];

    private static string Either(IEnumerable<string> some) => string.Join(" | ", some.Distinct(StringComparer.Ordinal));

    // Sounds are letters and digits, nothing that a tsquery could take for its own.
    private static string Quoted(string sound) => $"'{sound}'";
}
