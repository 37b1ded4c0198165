using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CreativeLabs.Training.Offerings;

internal static class FindOfferings
{
    private static readonly Dictionary<string, OfferingState> States =
        Enum.GetValues<OfferingState>().ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static async Task<Results<Ok<Page<OfferingView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller? caller, NpgsqlDataSource database, HttpContext http,
        Guid? labId = null, Guid? courseId = null, string? state = null)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (state is not null && new Validation().OneOf(state, States.Keys, "state").Problem is { } unknown)
        {
            return unknown;
        }

        var conditions = new List<string> { "o.id > $2" };
        var parameters = new List<NpgsqlParameter> { new NpgsqlParameter<Guid> { TypedValue = page.After } };
        Narrow("o.lab_id", labId);
        Narrow("o.course_id", courseId);
        Narrow("o.state", state is null ? null : States[state].ToString());
        // The limit stands in the statement as a number: as a parameter it has PostgreSQL plan anew each time, which doubled what the
        // database does for the bench's row "list".
        var condition = $"{string.Join(" AND ", conditions)} ORDER BY o.id LIMIT {(page.Size < 21 ? 21 : 101)}";
        var found = await OfferingRow.Find(database, caller, condition, parameters, http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, o => o.Id, o => OfferingView.Of(o, http), http));

        void Narrow(string column, object? wanted)
        {
            if (wanted is not null)
            {
                parameters.Add(new() { Value = wanted });
                conditions.Add($"{column} = ${parameters.Count + 1}");
            }
        }
    }
}
