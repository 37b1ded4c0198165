using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Npgsql;

namespace CreativeLabs.Training.Offerings;

/// <summary>What the view of an offering needs, and no column more.</summary>
internal sealed record OfferingRow(
    Guid Id, Guid CourseId, LocalText Course, string Track, Guid LabId, Guid TrainerId, string Language, OfferingState State,
    int Capacity, int Left, DateOnly StartsOn, bool Online, int Version) : IVersioned
{
    // By hand, for the two questions that this service is asked most: with a compiled query of EF the bench's row "read" took 1.84 times
    // the processor time of its counterpart and "list" 1.76 times, so it is 1.3 and 1.4.
    private const string Sql = """
        SELECT o.id, o.course_id, c.title, c.track, o.lab_id, o.trainer_id, o.language,
          o.state, o.capacity, o.capacity - o.taken - o.offered, o.starts_on,
          o.link IS NOT NULL, o.version
        FROM offerings o JOIN courses c ON c.id = o.course_id WHERE (o.state <> 'Draft' OR o.lab_id = ANY($1))
        """;

    /// <summary>Those that the caller may see and that fit.</summary>
    /// <param name="database">Training's.</param>
    /// <param name="caller">Sees the drafts of the labs she teaches at.</param>
    /// <param name="condition">On <c>offerings o</c> and <c>courses c</c>, its parameters from <c>$2</c> on.</param>
    /// <param name="parameters">The condition's.</param>
    /// <param name="token">Ends it early.</param>
    public static async Task<List<OfferingRow>> Find(
        NpgsqlDataSource database, Caller? caller, string condition, IEnumerable<NpgsqlParameter> parameters, CancellationToken token)
    {
        await using var command = database.CreateCommand($"{Sql} AND {condition}");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = caller.LabsTaughtAt() });
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(token);
        var found = new List<OfferingRow>();
        while (await reader.ReadAsync(token))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static OfferingRow Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), LocalText.Read(reader.GetString(2)), reader.GetString(3), reader.GetGuid(4),
        reader.GetGuid(5), reader.GetString(6),
        Enum.Parse<OfferingState>(reader.GetString(7)), reader.GetInt32(8), reader.GetInt32(9), reader.GetFieldValue<DateOnly>(10),
        reader.GetBoolean(11), reader.GetInt32(12));
}
