using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>A new event, as a draft.</summary>
/// <param name="LabId">The lab, which the caller coordinates.</param>
/// <param name="Kind">festival, roundtable, publicHearing or openDay.</param>
/// <param name="Title">Each language up to 150 characters, at least one.</param>
/// <param name="Venue">Where, for people; each language up to 300 characters, at least one.</param>
/// <param name="StartsAt">In the future, at most three years ahead.</param>
/// <param name="EndsAt">After the start, at most thirty days.</param>
/// <param name="Capacity">1 to 100000 people.</param>
/// <param name="Description">Each language up to 4000 characters.</param>
/// <param name="Support">Seats of support; a kind that is not named has none.</param>
internal sealed record EventPlanned(
    Guid LabId, EventKind Kind, LocalText Title, LocalText Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity,
    LocalText? Description = null, IReadOnlyList<SupportPlan>? Support = null)
{
    public EventPlan Plan() => new(Kind, Title, Venue, Capacity, Description, Support);

    public EventTimes Times() => new(StartsAt, EndsAt);
}

internal static class PlanEvent
{
    public static async Task<Results<Created<EventView>, ProblemResult>> Handle(
        EventPlanned body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (body.Times().Check(body.Plan().Check(new Validation()), now).Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == body.LabId, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(body.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.HasEnded(body.LabId, token))
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        var planned = Event.Plan(Guid.CreateVersion7(now), body.LabId, body.Plan(), body.Times());
        var seating = Seating.Open(planned.Id, body.Plan());
        db.AddRange(planned, seating);
        await db.SaveChangesAsync(token);
        http.SetETag(planned);
        return TypedResults.Created($"/v1/events/{planned.Id}", EventView.Of(planned, seating, http));
    }
}
