using Npgsql;

namespace CreativeLabs.Search;

/// <summary>How freely a question has to be taken: no more than needed to find something. What narrows the list has no part in it, so
/// that a question means the same whatever is chosen beside it.</summary>
public static class QueryRelaxation
{
    /// <summary>Fewer texts than this, and slips are looked for too.</summary>
    public const int Enough = 3;

    private const double NearlyRight = 0.8;
    private const int ShortestWrong = 4;

    /// <summary>How a question is taken, and what it means then.</summary>
    public static async Task<(Reading Reading, Meaning Meaning)> Of(Question question, SearchIndex index, NpgsqlDataSource database,
        DateTimeOffset until, CancellationToken token)
    {
        var typed = Meaning.AsTyped(question);
        var exact = await Count(typed, index, database, until, token);
        if (exact >= Enough || question.Words.Count == 0)
        {
            return (Reading.Exact, typed);
        }

        var known = await NearWords.Of(question, database, until, token);
        var withSlips = Meaning.WithSlips(known, known.Count);
        if (exact > 0 || known.Count == 1 || await Count(withSlips, index, database, until, token) > 0)
        {
            return (Reading.Slips, withSlips);
        }

        return (Reading.Half, Half(known));
    }

    /// <summary>The meaning of a question for the pages that follow its first.</summary>
    public static async Task<Meaning> As(Reading reading, Question question, NpgsqlDataSource database, DateTimeOffset until,
        CancellationToken token)
    {
        if (reading is Reading.Exact)
        {
            return Meaning.AsTyped(question);
        }

        var known = await NearWords.Of(question, database, until, token);
        return reading is Reading.Half ? Half(known) : Meaning.WithSlips(known, known.Count);
    }

    /// <summary>When a word may be missing, the others have to be nearly right.</summary>
    private static Meaning Half(IReadOnlyList<Understood> words) =>
        Meaning.WithSlips([.. words.Select(word => word
            with { Known = [.. word.Known.Where(c =>
            c.Distance == 0 || (c.Distance <= NearlyRight && word.Asked.Written.Length > ShortestWrong))] })],
                (words.Count + 1) / 2);

    /// <summary>How many texts fit, as far as <see cref="Enough"/>.</summary>
    private static async Task<int> Count(Meaning meaning, SearchIndex index, NpgsqlDataSource database, DateTimeOffset until,
        CancellationToken token)
    {
        if (!meaning.MayBeFound)
        {
            return 0;
        }

        await using var command = database.CreateCommand(index.CountSql);
        command.Parameters.AddRange(
            (NpgsqlParameter[])[new() { Value = meaning.All }, new() { Value = until.UtcDateTime }, new() { Value = Enough }]);
        return (int)(await command.ExecuteScalarAsync(token))!;
    }
}
