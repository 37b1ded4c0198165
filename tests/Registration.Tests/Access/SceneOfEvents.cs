using CreativeLabs.Contracts;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Hearings;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What happens at events: places, doors, hearings.</summary>
internal sealed partial class Scene
{
    public static object PlanOfEvent(string kind = "festival") =>
        new { kind, title = new { ky = "Жарманке" }, venue = new { ky = "Ат-Башы" }, capacity = 30 };

    /// <summary>An event of the lab, in ten days unless said otherwise.</summary>
    public async Task<Guid> NewEvent(bool published = true, TimeSpan? startsIn = null, int capacity = 30,
        EventKind kind = EventKind.Festival)
    {
        var starts = Now + (startsIn ?? TimeSpan.FromDays(10));
        var plan = new EventPlan(kind, LocalText.Same("Жарманке"), LocalText.Same("Ат-Башы"), capacity);
        var planned = Event.Plan(Guid.CreateVersion7(), Lab, plan, new EventTimes(starts, starts.AddHours(3)));
        if (published)
        {
            planned.Publish(starts.AddMinutes(-1)).ShouldBeNull();
        }

        await Keep(planned, Seating.Open(planned.Id, plan));
        return planned.Id;
    }

    public async Task<Guid> OwnersPlace(Guid held, int seats = 1) => (await (await As(Owner)).Ask(held, new { seats })).Id();

    public async Task<Guid> OwnersPlace(int seats = 1) => await OwnersPlace(await NewEvent(), seats);

    /// <summary>A place that somebody gave back and that is offered to the owner.</summary>
    public async Task<Guid> OwnersOffer()
    {
        var held = await NewEvent(capacity: 1);
        var first = await As(Another);
        var given = await first.Ask(held);
        var offered = await OwnersPlace(held);
        await first.GiveBack(given);
        return offered;
    }

    /// <summary>A hearing in ten days whose comments are open; or one that is being held and does not take comments any more.</summary>
    public async Task<Guid> NewHearing(bool published = true, bool held = false)
    {
        var id = await NewEvent(published, held ? TimeSpan.FromHours(-1) : null, kind: EventKind.PublicHearing);
        await Keep(Hearing.Announce(id, held ? Now.AddHours(-2) : Now.AddDays(9)));
        return id;
    }

    public async Task<Guid> OwnersComment(Guid? hearing = null)
    {
        var id = hearing ?? await NewHearing();
        return (await (await (await As(Owner)).PostCreating($"/v1/events/{id}/comments", new { text = "Жол керек" })).Json()).Id();
    }

    public async Task<Guid> NewFollowUp()
    {
        var followUp = FollowUp.Agree(Guid.CreateVersion7(), await NewHearing(held: true), LocalText.Same("Жол"),
            LocalText.Same("Айыл өкмөтү"), Today.AddDays(9));
        await Keep(followUp);
        return followUp.Id;
    }
}
