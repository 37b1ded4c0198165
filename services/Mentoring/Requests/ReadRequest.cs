using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

internal static class ReadRequest
{
    public static async Task<Results<Ok<RequestView>, ProblemResult>> Handle(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var labs = caller.CoordinatedLabs;
        var request = await db.Requests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && (r.PersonId == caller.PersonId || labs.Contains(r.LabId)), http.RequestAborted);
        if (request is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(request);
        return TypedResults.Ok(RequestView.Of(request, http));
    }
}
