using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

internal static class ListEvents
{
    /// <summary>By start, soonest first. Drafts are listed instead when their lab's coordinator asks for them.</summary>
    public static async Task<Results<Ok<Page<EventView>>, ProblemResult>> Handle(
        Guid? labId, DateTimeOffset? from, bool? drafts, [AsParameters] PageQuery page, Caller? caller, RegistrationDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (page.Read(out var after) is { } refusal)
        {
            return refusal;
        }

        if (drafts == true && (labId is not { } own || caller?.IsCoordinatorOf(own) != true))
        {
            return ProblemResult.Forbidden;
        }

        var start = from?.ToUniversalTime() ?? clock.GetUtcNow();
        var events = db.Events.AsNoTracking().Where(e => labId == null || e.LabId == labId)
            .Where(e => drafts == true ? e.State == EventState.Draft : e.State != EventState.Draft);
        if (after is { Time: var time, Id: var last })
        {
            // Where the page before ended counts, not what the clock says by now: an event that began meanwhile is not left out. The
            // condition on the start alone is there for the index; this one makes it exact.
            start = time;
            events = events.Where(e => e.StartsAt > time || e.Id > last);
        }

        var rows = from listed in events
                   where listed.StartsAt >= start
                   join seating in db.Seatings.Include(s => s.Support) on listed.Id equals seating.EventId
                   orderby listed.StartsAt, listed.Id
                   select new { listed, seating };
        return TypedResults.Ok(
            await page.ToPageAsync(
                rows, row => new TimeAndId(row.listed.StartsAt, row.listed.Id), row => EventView.Of(row.listed, row.seating, http), http));
    }
}
