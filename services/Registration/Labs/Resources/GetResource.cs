using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

internal static class GetResource
{
    public static async Task<Results<Ok<ResourceView>, ProblemResult>> Handle(Guid id, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.Resources.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, token) is not { } resource)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(resource);
        return TypedResults.Ok(ResourceView.Of(resource, http));
    }
}
