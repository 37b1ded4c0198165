using Npgsql;

namespace CreativeLabs.Search;

/// <summary>Something that was found.</summary>
/// <param name="Rank">More is better.</param>
/// <param name="Id">Its key.</param>
/// <param name="Row">What is shown of it.</param>
public sealed record Ranked<T>(int Rank, Guid Id, T Row);

/// <summary>What a question means, best first.</summary>
/// <param name="index">The texts.</param>
/// <param name="filter">What narrows, of the index's row <c>e</c>; takes the first parameters.</param>
/// <param name="parameters">How many those are.</param>
/// <param name="rows">A query of <c>page p</c>: first <c>p.id</c> and <c>p.rank</c>, then what is shown; ordered by
/// <c>p.rank DESC, p.id</c>.</param>
/// <param name="read">Reads what is shown of a row.</param>
public sealed class RankedSearch<T>(SearchIndex index, string filter, int parameters, string rows, Func<NpgsqlDataReader, T> read)
{
    private readonly string sql = $"{index.PageSql(filter, parameters)}\n{rows}";

    /// <summary>A page and one more, when there is one, and how the question was taken.</summary>
    /// <param name="database">Where the index is.</param>
    /// <param name="question">What was typed.</param>
    /// <param name="narrow">Makes the parameters of the filter, anew for each run.</param>
    /// <param name="narrows">Whether anything is narrowed at all.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="until">The moment of the first page.</param>
    /// <param name="most">How many rows.</param>
    /// <param name="token">Gives up.</param>
    public async Task<(List<Ranked<T>> Found, Reading Reading)> Page(NpgsqlDataSource database, Question question,
        Func<IEnumerable<NpgsqlParameter>> narrow, bool narrows, SearchCursor? after, DateTimeOffset until, int most,
        CancellationToken token)
    {
        if (after is not null)
        {
            return (await Run(await QueryRelaxation.As(after.Reading, question, database, until, token), after), after.Reading);
        }

        // What is spelled as it should be, and that is nearly everything, is answered by this one query.
        var found = await Run(Meaning.AsTyped(question), null);
        if (!narrows && found.Count >= QueryRelaxation.Enough)
        {
            return (found, Reading.Exact);
        }

        var (reading, meaning) = await QueryRelaxation.Of(question, index, database, until, token);
        return (reading is Reading.Exact ? found : await Run(meaning, null), reading);

        async Task<List<Ranked<T>>> Run(Meaning meaning, SearchCursor? from)
        {
            var page = new List<Ranked<T>>();
            if (!meaning.MayBeFound)
            {
                return page;
            }

            await using var command = database.CreateCommand(sql);
            command.Parameters.AddRange((NpgsqlParameter[])[.. narrow(), .. SearchIndex.PageParameters(meaning, until, from, most)]);
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
            {
                page.Add(new Ranked<T>(reader.GetInt32(1), reader.GetGuid(0), read(reader)));
            }

            return page;
        }
    }
}
