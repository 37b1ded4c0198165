namespace CreativeLabs.Search;

/// <summary>A typed word with all that it may be read as, the usual first.</summary>
public sealed record Asked(string Written, IReadOnlyList<Word> Readings)
{
    public static Asked Of(string written) =>
        new(written, PhoneticForm.Readings(written).Where(sound => sound.Length is > 1 and <= Word.Longest).Select(Word.Of).ToList());
}

/// <summary>What somebody typed.</summary>
/// <param name="Words">Its words; single letters are left out, and none at all is a question that nothing answers.</param>
public sealed record Question(IReadOnlyList<Asked> Words)
{
    private const int MostWords = 8;

    public static Question Of(string typed) =>
        new(Search.Words.Written(typed).Select(Asked.Of).Where(word => word.Readings.Count > 0).Take(MostWords).ToList());
}
