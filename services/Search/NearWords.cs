using Npgsql;

namespace CreativeLabs.Search;

/// <summary>A known word that a typed one may mean.</summary>
/// <param name="Word">The word.</param>
/// <param name="Distance">How far away it is.</param>
public readonly record struct Candidate(Word Word, double Distance)
{
    /// <summary>Nearer is worth more, and less than the word as it is typed.</summary>
    public int Score => 65 - (int)(Distance * 20);
}

/// <summary>A typed word with the known words that are near.</summary>
public sealed record Understood(Asked Asked, IReadOnlyList<Candidate> Known)
{
    /// <summary>True when it is known as it stands.</summary>
    public bool IsPlain => Known.Any(c => c.Distance == 0);
}

/// <summary>Finds the known words that are meant by words with slips in them.</summary>
public static class NearWords
{
    private const int MostReadings = 4;
    private const int MostForms = 3;
    private const int ShortestBeginning = 5;
    private const int LongestEnd = 4;
    private const int ShortestPart = 3;
    private const int Nearest = 30;

    // Two letters swapped leave a short word with hardly a trigram of its own: those are looked up as they are, and so are the parts of a
    // word. One by one, by LIMIT: joined, many of them would be looked for in all that is known.
    private const string Sql = """
        SELECT q.number, w.sound, w.stem
        FROM unnest($1::int[], $2::text[]) AS q (number, form) CROSS JOIN LATERAL (
            (SELECT sound, stem FROM known_words WHERE uses > 0 AND since <= $3 ORDER BY sound <-> q.form LIMIT $4)
            UNION (SELECT sound, stem FROM known_words WHERE uses > 0 AND since <= $3 ORDER BY stem <-> q.form LIMIT $4)) w
        UNION
        SELECT s.number, w.sound, w.stem FROM unnest($5::int[], $6::text[]) AS s (number, sound) CROSS JOIN LATERAL (
            SELECT sound, stem FROM known_words WHERE sound = s.sound AND uses > 0 AND since <= $3 LIMIT 1) w
        """;

    /// <summary>The words of a question. Two that are one word together, and one that is two, are taken as what is known.</summary>
    public static async Task<IReadOnlyList<Understood>> Of(Question question, NpgsqlDataSource database, DateTimeOffset until,
        CancellationToken token)
    {
        var words = question.Words;
        var pairs = words.Zip(words.Skip(1), (one, next) => Asked.Of(one.Written + next.Written)).ToList();
        var parts = words.Select(word => Cuts(word).ToList()).ToList();
        var all = words.Concat(pairs).Concat(parts.SelectMany(p => p.SelectMany(cut => (Asked[])[cut.Left, cut.Right]))).ToList();
        var known = await Look(all, words.Count + pairs.Count, database, until, token);
        var (understood, at) = (new List<Understood>(), words.Count + pairs.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var split = Enumerable.Range(0, parts[i].Count).Select(cut => (Left: known[at + (2 * cut)], Right: known[at + (2 * cut) + 1]))
                .FirstOrDefault(cut => cut.Left.IsPlain && cut.Right.IsPlain);
            at += 2 * parts[i].Count;
            if (i < pairs.Count && known[words.Count + i] is { Known.Count: > 0 } together
                && (together.IsPlain || !(known[i].IsPlain && known[i + 1].IsPlain)))
            {
                understood.Add(together);
                at += 2 * parts[++i].Count;
            }
            else if (known[i].Known.Count == 0 && split.Left is not null)
            {
                understood.AddRange([split.Left, split.Right]);
            }
            else
            {
                understood.Add(known[i]);
            }
        }

        return understood;
    }

    /// <summary>The slips between a typed word and a known one, whole or without endings; null when they are too many.</summary>
    public static double? Between(Asked asked, Word known)
    {
        double? least = null;
        foreach (var reading in asked.Readings)
        {
            foreach (var typed in Stems.Peeled(reading.Sound))
            {
                foreach (var other in (string[])[known.Sound, known.Stem])
                {
                    var slips = EditDistance.Between(typed, other, Allowed(typed, typed != reading.Sound, other, other != known.Sound));
                    least = slips is { } few && !(few >= least) ? few : least;
                }
            }

            // A known word with something behind it that is no ending, or one with a slip.
            least ??= known.Stem.Length >= ShortestBeginning && reading.Sound.Length <= known.Stem.Length + LongestEnd
                && reading.Sound.StartsWith(known.Stem, StringComparison.Ordinal) ? 1 : null;
        }

        return least;
    }

    /// <summary>What is left of a word without its endings has to be of some length, if it is to be another with a slip.</summary>
    private static double Allowed(string typed, bool typedIsPeeled, string known, bool knownIsPeeled) =>
        (typedIsPeeled && typed.Length < ShortestBeginning) || (knownIsPeeled && known.Length < ShortestBeginning)
            ? 0
            : EditDistance.Allowed(Math.Min(typed.Length, known.Length));

    /// <summary>The first <paramref name="near"/> with all that is near them, the others only as they stand.</summary>
    private static async Task<IReadOnlyList<Understood>> Look(List<Asked> asked, int near, NpgsqlDataSource database, DateTimeOffset until,
        CancellationToken token)
    {
        var found = asked.ConvertAll(_ => new List<Candidate>());
        var readings = asked.SelectMany((word, number) => word.Readings.Take(MostReadings)
            .Select(reading => (Number: number, reading.Sound))).ToList();
        var forms = readings.Where(r => r.Number < near)
            .SelectMany(r => Stems.Peeled(r.Sound).Take(MostForms).Select(form => (r.Number, Form: form))).ToList();
        var plain = readings.Concat(readings.Where(r => r.Number < near)
            .SelectMany(r => Swapped(r.Sound).Select(sound => (r.Number, sound)))).ToList();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange((NpgsqlParameter[])
            [
                new() { Value = forms.ConvertAll(f => f.Number).ToArray() }, new() { Value = forms.ConvertAll(f => f.Form).ToArray() },
                new() { Value = until.UtcDateTime }, new() { Value = Nearest },
                new() { Value = plain.ConvertAll(p => p.Number).ToArray() }, new() { Value = plain.ConvertAll(p => p.Item2).ToArray() },
            ]);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var (number, word) = (reader.GetInt32(0), new Word(reader.GetString(1), reader.GetString(2)));
            if (Between(asked[number], word) is { } slips)
            {
                found[number].Add(new Candidate(word, slips));
            }
        }

        return asked.Zip(found, (word, known) => new Understood(word, Closest(known))).ToList();
    }

    /// <summary>What is much further away than the nearest is not meant.</summary>
    private static List<Candidate> Closest(List<Candidate> known)
    {
        var nearest = known.Count == 0 ? 0 : known.Min(c => c.Distance);
        return known.FindAll(c => c.Distance <= nearest + 0.8);
    }

    private static IEnumerable<string> Swapped(string sound) =>
        Enumerable.Range(0, sound.Length - 1).Where(i => sound[i] != sound[i + 1])
            .Select(i => $"{sound[..i]}{sound[i + 1]}{sound[i]}{sound[(i + 2)..]}");

    private static IEnumerable<(Asked Left, Asked Right)> Cuts(Asked word) =>
        Enumerable.Range(ShortestPart, Math.Max(0, word.Written.Length - (2 * ShortestPart) + 1))
        .Select(at => (Asked.Of(word.Written[..at]), Asked.Of(word.Written[at..])));
}
