using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

internal static class DismissDuplicate
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        if (await db.DuplicateCandidates.SingleOrDefaultAsync(c => c.Id == id && labs.Contains(c.LabId), token) is not { } candidate)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(candidate) is { } stale)
        {
            return stale;
        }

        if (candidate.Dismiss(caller.PersonId) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
