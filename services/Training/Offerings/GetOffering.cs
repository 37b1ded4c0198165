using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CreativeLabs.Training.Offerings;

internal static class GetOffering
{
    public static async Task<Results<Ok<OfferingView>, ProblemResult>> Handle(Guid id, Caller? caller, NpgsqlDataSource database,
        HttpContext http)
    {
        if (await OfferingRow.Find(database, caller, "o.id = $2", [new NpgsqlParameter<Guid> { TypedValue = id }], http.RequestAborted)
            is not [var offering])
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(offering);
        return TypedResults.Ok(OfferingView.Of(offering, http));
    }
}
