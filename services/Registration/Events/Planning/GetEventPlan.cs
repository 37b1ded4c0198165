using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>One kind of support in figures.</summary>
/// <param name="Kind">childcare, transport or interpreter.</param>
/// <param name="Capacity">In all.</param>
/// <param name="Taken">Held by places.</param>
/// <param name="Unmet">Asked for and not to be had when the asker's turn came.</param>
internal sealed record SupportFigures(SupportKind Kind, int Capacity, int Taken, int Unmet);

/// <summary>An event as its coordinator works on it.</summary>
/// <param name="Id">The event.</param>
/// <param name="State">draft, published, cancelled or finished.</param>
/// <param name="Plan">What she said, in all languages; what a change sends back.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="Confirmed">Seats given.</param>
/// <param name="Offered">Seats held for offers.</param>
/// <param name="Waiting">Requests that wait.</param>
/// <param name="Support">Support in figures.</param>
internal sealed record EventPlanView(
    Guid Id, EventState State, EventPlan Plan, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Confirmed, int Offered, int Waiting,
    IReadOnlyList<SupportFigures> Support);

internal static class GetEventPlan
{
    public static async Task<Results<Ok<EventPlanView>, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.RefuseOthers(id, caller, token) is { } refusal)
        {
            return refusal;
        }

        var planned = await db.Events.AsNoTracking().SingleAsync(e => e.Id == id, token);
        var seating = await db.Seatings.AsNoTracking().Include(s => s.Support).SingleAsync(s => s.EventId == id, token);
        var support = seating.Support.OrderBy(s => s.Kind).ToList();
        var plan = new EventPlan(
            planned.Kind, planned.Title, planned.Venue, seating.Capacity, planned.Description,
            support.ConvertAll(s => new SupportPlan(s.Kind, s.Capacity)));
        http.SetETag(planned);
        return TypedResults.Ok(new EventPlanView(
            id, planned.State, plan, planned.StartsAt, planned.EndsAt, seating.Confirmed, seating.Offered, seating.Waiting,
            support.ConvertAll(s => new SupportFigures(s.Kind, s.Capacity, s.Taken, s.Unmet))));
    }
}
