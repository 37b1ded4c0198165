using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class GetLab
{
    public static async Task<Results<Ok<LabView>, ProblemResult>> Handle(Guid id, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.Labs.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, token) is not { } lab)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(lab);
        return TypedResults.Ok(LabView.Of(lab, http));
    }
}
