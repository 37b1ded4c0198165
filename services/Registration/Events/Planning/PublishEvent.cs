using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

internal static class PublishEvent
{
    public static async Task<Results<Ok<EventView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var draft = await db.Events.SingleOrDefaultAsync(e => e.Id == id, token);
        if (draft is null || !draft.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(draft.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(draft) is { } stale)
        {
            return stale;
        }

        var was = draft.State;
        if (draft.Publish(clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        if (was != draft.State)
        {
            await publish.Publish(new EventPublished(draft.Id, draft.LabId, draft.Title, draft.StartsAt, draft.EndsAt), token);
            await publish.SchedulePublish(new EventEndDue(draft.Id), draft.EndsAt, token);
            await db.SaveChangesAsync(token);
        }

        var seating = await db.Seatings.AsNoTracking().Include(s => s.Support).SingleAsync(s => s.EventId == id, token);
        http.SetETag(draft);
        return TypedResults.Ok(EventView.Of(draft, seating, http));
    }
}
