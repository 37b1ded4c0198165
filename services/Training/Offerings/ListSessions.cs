using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class ListSessions
{
    /// <summary>All of them: an offering has at most 60 of them to come, so there are no pages.</summary>
    public static async Task<Results<Ok<WholeList<SessionView>>, ProblemResult>> Handle(
        Guid id, Caller? caller, TrainingDb db, HttpContext http)
    {
        var offering = await db.Offerings.AsNoTracking().Include(o => o.Sessions).SeenBy(caller)
            .SingleOrDefaultAsync(o => o.Id == id, http.RequestAborted);
        return offering is null
            ? ProblemResult.NotFound
            : TypedResults.Ok(new WholeList<SessionView>([.. offering.Sessions.Where(s => !s.Cancelled).OrderBy(s => s.StartsAt)
                .Select(s => new SessionView(s.Id, s.StartsAt, s.Minutes, s.Room))]));
    }
}
