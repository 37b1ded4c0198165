using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events;

internal static class ListEvents
{
    private static readonly LocalText UnknownPage = new("Мындай барак жок.", "Такой страницы нет.", "This cursor was not given by us.");

    /// <summary>By start, soonest first. Drafts are listed instead when their lab's coordinator asks for them.</summary>
    public static async Task<Results<Ok<Page<EventView>>, Refusal>> Handle(
        Guid? labId, DateTimeOffset? from, bool? drafts, [AsParameters] PageQuery page, Caller? caller, RegistrationDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (drafts == true && (labId is not { } own || caller?.IsCoordinatorOf(own) != true))
        {
            return Refusal.Forbidden;
        }

        var start = from?.ToUniversalTime() ?? clock.GetUtcNow();
        var events = db.Events.AsNoTracking().Where(e => labId == null || e.LabId == labId)
            .Where(e => drafts == true ? e.State == EventState.Draft : e.State != EventState.Draft);
        if (page.After != Guid.Empty)
        {
            var after = page.After;
            if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == after, token) is not { } last)
            {
                return Refusal.Invalid("cursor", UnknownPage);
            }

            // The first condition is there for the index; the second makes it exact.
            start = start > last.StartsAt ? start : last.StartsAt;
            events = events.Where(e => e.StartsAt > last.StartsAt || e.Id > after);
        }

        var rows = from listed in events
                   where listed.StartsAt >= start
                   join seating in db.Seatings.Include(s => s.Support) on listed.Id equals seating.EventId
                   orderby listed.StartsAt, listed.Id
                   select new { listed, seating };
        return TypedResults.Ok(
            await page.ToPageAsync(rows, row => row.listed.Id, row => EventView.Of(row.listed, row.seating, http), http));
    }
}
