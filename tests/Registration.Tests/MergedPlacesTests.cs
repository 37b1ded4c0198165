using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.DoorDesk;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What becomes of places and arrivals when two records of one woman are merged.</summary>
[Collection<PeopleSuite>]
public sealed class MergedPlacesTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_place_moves_with_the_names_of_who_comes_along_and_the_roster_is_another()
    {
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy, name: "Гүлзат"));
        var held = await fixture.NewDoor();
        var place = await (await fixture.As(old)).Ask(held, new { seats = 2, with = new[] { "Айжан" } });
        var coordinator = await fixture.Coordinator();
        var before = (await coordinator.GetAsync($"/v1/events/{held}/roster")).Headers.ETag;

        await (await coordinator.Merge(old, stays)).Json();

        var hers = await fixture.As(stays);
        (await hers.GetJson($"/v1/places/{place.Id()}")).GetProperty("with")[0].GetString().ShouldBe("Айжан");
        (await Counts(held)).ShouldBe((2, 0, 0));
        var roster = await coordinator.GetAsync($"/v1/events/{held}/roster");
        roster.Headers.ETag.ShouldNotBe(before);
        (await roster.Json()).GetProperty("places")[0].GetProperty("name").GetString().ShouldBe("Гүлзат");
        var exported = (await hers.GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("places").GetProperty("places")[0];
        (exported.Id("eventId"), exported.GetProperty("with")[0].GetString()).ShouldBe((held, "Айжан"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_live_places_the_better_one_stays_and_the_other_goes_to_the_next_in_line(bool oldIsConfirmed)
    {
        var held = await fixture.NewEvent(capacity: 2);
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var (first, second) = oldIsConfirmed ? (old, stays) : (stays, old);
        var confirmed = await (await fixture.As(first)).Ask(held);
        var somebody = await (await fixture.NewGuest()).Ask(held);
        var waiting = await (await fixture.As(second)).Ask(held);
        var next = await fixture.NewGuest();
        var hers = await next.Ask(held);
        (confirmed.State(), somebody.State(), waiting.State(), hers.State())
            .ShouldBe(("confirmed", "confirmed", "waitlisted", "waitlisted"));

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        var survivor = await fixture.As(stays);
        (await survivor.Place(confirmed)).State().ShouldBe("confirmed");
        (await survivor.Place(waiting)).State().ShouldBe("cancelled");
        (await next.Place(hers)).GetProperty("position").GetInt32().ShouldBe(1);
        (await Counts(held)).ShouldBe((2, 0, 1));
    }

    [Fact]
    public async Task Of_two_confirmed_places_one_is_given_back_with_its_support_and_offered_on()
    {
        var held = await fixture.NewEvent(capacity: 3, support: [new { kind = "childcare", capacity = 2 }]);
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var need = new { seats = 1, support = new[] { new { kind = "childcare", seats = 1 } } };
        var goes = await (await fixture.As(old)).Ask(held, new { seats = 2, need.support });
        var kept = await (await fixture.As(stays)).Ask(held, need);
        var next = await fixture.NewGuest();
        var hers = await next.Ask(held, new { seats = 2 });
        hers.State().ShouldBe("waitlisted");

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        var survivor = await fixture.As(stays);
        ((await survivor.Place(kept)).State(), (await survivor.Place(goes)).State()).ShouldBe(("confirmed", "cancelled"));
        (await next.Place(hers)).State().ShouldBe("offered");
        await fixture.Broker.Hear<PlaceOffered>(f => f.PlaceId == hers.Id());
        (await Counts(held)).ShouldBe((1, 2, 0));
        (await fixture.WithDb<RegistrationDb, int>(db => db.Support.Where(s => s.EventId == held && s.Kind == SupportKind.Childcare)
            .Select(s => s.Taken).SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_let_in_as_two_came_once_and_her_companions_all_came()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var place = (await (await fixture.As(old)).Ask(held, new { seats = 3 })).Id();
        await fixture.Send(coordinator, held, [fixture.ByPlace(place), fixture.ByPerson(stays)]).Merged();
        await fixture.Ends(held, TimeSpan.FromHours(1));
        await (await Close(coordinator, held)).Json();
        await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held && f.Persons == 2);

        await (await coordinator.Merge(old, stays)).Json();

        await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held && f.Persons == 1 && f.Companions == 2 && f.NoShows == 0);
        (await Figures(coordinator, held)).Of("withoutPlace").ShouldBe(0);
        var rooms = (await (await fixture.As(stays)).GetJson("/v1/me/export")).GetProperty("rooms");
        rooms.GetProperty("checkIn").GetProperty("arrivals").EnumerateArray().ShouldHaveSingleItem().Id("placeId").ShouldBe(place);
        (await coordinator.GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("checkIn").GetProperty("letIn").EnumerateArray()
            .ShouldContain(l => l.Id("eventId") == held && l.Of("lines") == 1);
    }

    [Fact]
    public async Task A_place_on_which_she_did_not_come_is_no_miss_when_she_came_under_the_other_record()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
        var (missed, used) = ((await (await fixture.As(old)).Ask(held)).Id(), (await (await fixture.As(stays)).Ask(held)).Id());
        await fixture.Send(coordinator, held, [fixture.ByPlace(used)]).Merged();
        await fixture.Ends(held, TimeSpan.FromHours(1));
        await (await Close(coordinator, held)).Json();
        await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held && f.NoShows == 1);

        await (await coordinator.Merge(old, stays)).Json();

        await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held && f.NoShows == 0 && f.Persons == 1);
        (await Counts(held)).ShouldBe((1, 0, 0));
        var places = await fixture.WithDb<RegistrationDb, Dictionary<Guid, EventRegistrationState>>(db => db.EventRegistrations.Where(p =>
            p.EventId == held)
            .ToDictionaryAsync(p => p.Id, p => p.State));
        places.ShouldBe(new Dictionary<Guid, EventRegistrationState>
        {
            [used] = EventRegistrationState.Attended,
            [missed] = EventRegistrationState.Cancelled
        },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_phone_at_the_door_that_knows_only_the_old_record_still_lets_her_in()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var number = NewPhone();
        var (old, stays) = (await fixture.NewPerson(AtBashy, phone: number), await fixture.NewPerson(AtBashy, name: "Гүлзат"));
        await (await coordinator.Merge(old, stays)).Json();

        var found = await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone = number })).Json();
        found.GetProperty("persons").EnumerateArray().ShouldHaveSingleItem().Id("personId").ShouldBe(stays);
        var byPhone = new { id = Guid.CreateVersion7(), at = fixture.Clock.GetUtcNow(), phone = number };
        (await fixture.Send(coordinator, held, [fixture.ByPerson(old)]).Merged())
            .ShouldSatisfyAllConditions(m => m.Taken.ShouldBe(1), m => m.Refused.ShouldBeEmpty());
        (await fixture.Send(coordinator, held, [byPhone]).Merged()).Known.ShouldBe(1);
        (await fixture.WithDb<RegistrationDb, Guid?>(db => db.Arrivals.Where(a => a.EventId == held).Select(a => a.PersonId).SingleAsync()))
            .ShouldBe(stays);
    }

    [Fact]
    public async Task Asking_for_places_while_being_merged_leaves_nothing_under_the_old_id_and_the_seats_right()
    {
        var coordinator = await fixture.Coordinator();
        for (var round = 0; round < 5; round++)
        {
            var events = new[] { await fixture.NewEvent(capacity: 3), await fixture.NewEvent(capacity: 3) };
            var (old, stays) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson(AtBashy));
            var (one, other) = (await fixture.As(old), await fixture.As(stays));

            var answers = await Task.WhenAll(
                [coordinator.Merge(old, stays),
                .. events.SelectMany(e => new[] { one, other }.Select(client => client.PostCreating($"/v1/events/{e}/places", new { })))]);

            answers.ShouldAllBe(a => (int)a.StatusCode < 500);
            await (await coordinator.Merge(old, stays)).Json();
            (await fixture.WithDb<RegistrationDb, int>(db => db.EventRegistrations.CountAsync(p => p.PersonId == old))).ShouldBe(0);
            foreach (var held in events)
            {
                (await Counts(held)).Confirmed.ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    private static Task<HttpResponseMessage> Close(HttpClient coordinator, Guid held) =>
        coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/closing");

    /// <summary>What the seating says, after it was compared with the places themselves.</summary>
    private Task<(int Confirmed, int Offered, int Waiting)> Counts(Guid held) => fixture.WithDb<RegistrationDb, (int, int, int)>(async db =>
    {
        var places = await db.EventRegistrations.Where(p => p.EventId == held).ToListAsync();
        var seating = await db.Seatings.SingleAsync(s => s.EventId == held);
        seating.Confirmed.ShouldBe(places.Where(p =>
            p.State is EventRegistrationState.Confirmed or EventRegistrationState.Attended or EventRegistrationState.NoShow)
            .Sum(p => p.Seats));
        seating.Offered.ShouldBe(places.Where(p => p.State is EventRegistrationState.Offered).Sum(p => p.Seats));
        seating.Waiting.ShouldBe(places.Count(p => p.State is EventRegistrationState.Waitlisted));
        (await db.WaitingBlocks.Where(b => b.EventId == held).SumAsync(b => b.Waiting)).ShouldBe(seating.Waiting);
        return (seating.Confirmed, seating.Offered, seating.Waiting);
    });
}
