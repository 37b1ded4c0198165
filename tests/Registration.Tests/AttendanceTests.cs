using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.DoorDesk;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class AttendanceTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Closing_says_of_every_place_whether_its_holder_came_and_twice_is_once()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (came, client, place, _) = await fixture.NewHolder(held, seats: 3);
        var (missing, _, empty, _) = await fixture.NewHolder(held);
        var walkIn = await fixture.NewPerson();
        await fixture.Send(coordinator, held, [fixture.ByPlace(place, people: 2), fixture.ByPerson(walkIn), fixture.ByName("Айша")])
            .Merged();
        await fixture.Ends(held, TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await (await Close(coordinator, held)).Json()));

        var counted = await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held);
        (counted.Persons, counted.Companions, counted.Unregistered, counted.NoShows).ShouldBe((2, 1, 1, 1));
        (await States(held))
            .ShouldBe(new Dictionary<Guid, EventRegistrationState>
            {
                [place] = EventRegistrationState.Attended,
                [empty] = EventRegistrationState.NoShow
            }, ignoreOrder: true);
        // Facts of different persons come in any order, also after the event's own.
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<AttendanceRecorded>(f => f.EventId == held).Count >= 3));
        var facts = fixture.Broker.Heard<AttendanceRecorded>(f => f.EventId == held);
        facts.Select(f => (f.PersonId, f.PlaceId, f.Attended, f.People)).ShouldBe(
            [(came, place, true, 2), (missing, empty, false, 0), (walkIn, null, true, 1)], ignoreOrder: true);
        (await client.GetJson($"/v1/places/{place}")).GetProperty("place").State().ShouldBe("attended");
        (await Figures(coordinator, held)).Of("noShows").ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_that_finds_a_network_after_the_closing_still_counts()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (person, _, place, ticket) = await fixture.NewHolder(held);
        await fixture.Ends(held, TimeSpan.FromHours(1));
        await Close(coordinator, held);
        await fixture.Broker.Hear<AttendanceRecorded>(f => f.PlaceId == place && !f.Attended);

        (await fixture.Send(coordinator, held, [fixture.ByTicket(ticket)]).Merged()).Taken.ShouldBe(1);

        (await fixture.Broker.Hear<AttendanceRecorded>(f => f.PlaceId == place && f.Attended)).PersonId.ShouldBe(person);
        await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held && f.Persons == 1 && f.NoShows == 0);
        (await States(held))[place].ShouldBe(EventRegistrationState.Attended);
    }

    [Fact]
    public async Task Many_places_are_settled_in_pieces_without_a_gap()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var places = await fixture.ManyPlaces(held, 1203);
        await fixture.Send(coordinator, held, places.Where((_, i) => i % 2 == 0).Select(p => fixture.ByPlace(p))).Merged();
        await fixture.Ends(held, TimeSpan.FromHours(1));

        await Close(coordinator, held);

        var counted = await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held);
        (counted.Persons, counted.NoShows).ShouldBe((602, 601));
        var states = await States(held);
        states.Values.Count(s => s is EventRegistrationState.Attended).ShouldBe(602);
        states.Values.Count(s => s is EventRegistrationState.NoShow).ShouldBe(601);
        // The same again changes nothing and tells nobody twice.
        await fixture.Broker.Tell(new AttendanceToSettle(held, Guid.Empty));
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<EventAttendanceCounted>(f => f.EventId == held).Count == 2));
        fixture.Broker.Heard<AttendanceRecorded>(f => f.EventId == held).Count.ShouldBe(1203);
    }

    [Fact]
    public async Task An_event_that_nobody_closes_is_closed_three_days_after_its_end()
    {
        var held = await fixture.NewDoor();
        await fixture.NewHolder(held);
        await fixture.Ends(held, TimeSpan.FromDays(2));
        await fixture.Broker.Tell(new DoorCloseDue(held));
        await fixture.Broker.Tell(new EventEndDue(held));
        await fixture.Eventually(() => fixture.WithDb<RegistrationDb, bool>(db => db.Database
            .SqlQuery<bool>($"""SELECT EXISTS (SELECT FROM outbox WHERE key = {held} AND message_type LIKE '%DoorCloseDue%') AS "Value" """)
                .SingleAsync()));
        await fixture.Ends(held, TimeSpan.FromDays(3));
        fixture.Broker.Heard<EventAttendanceCounted>(f => f.EventId == held).ShouldBeEmpty();

        await fixture.Broker.Tell(new DoorCloseDue(held));

        (await fixture.Broker.Hear<EventAttendanceCounted>(f => f.EventId == held)).NoShows.ShouldBe(1);
    }

    [Fact]
    public async Task Names_given_at_the_door_lie_sealed_and_are_forgotten_in_time()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        await fixture.Send(coordinator, held, [fixture.ByName("Канарейкова Айша")]).Merged();
        (await fixture.WithDb<RegistrationDb, string>(db => db.Database
            .SqlQuery<string>($"""SELECT encode(name, 'escape') AS "Value" FROM check_in WHERE event_id = {held}""").SingleAsync()))
                .ShouldNotContain("Канарейкова");
        (await Named()).ShouldBe("Канарейкова Айша");

        await fixture.Broker.Tell(new DoorNamesDue(held));

        await fixture.Eventually(async () => await Named() is null);
        (await Figures(coordinator, held)).Of("unregistered").ShouldBe(1);
        (await fixture.WithDb<RegistrationDb, bool>(db => db.CheckInSessions.AnyAsync(d => d.EventId == held
            && d.NamesKey == null))).ShouldBeTrue();

        async Task<string?> Named() =>
            (await coordinator.GetJson($"/v1/events/{held}/check-ins")).Items().Single().GetProperty("name").GetString();
    }

    [Fact]
    public async Task Ten_thousand_places_come_in_one_roster_and_not_again_until_something_changes()
    {
        var many = Depth.Times(10_000);
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var places = await fixture.ManyPlaces(held, many);
        var answer = await coordinator.GetAsync($"/v1/events/{held}/roster");
        var roster = await answer.Json();
        roster.GetProperty("places").EnumerateArray().Select(p => p.Id("placeId")).ShouldBe(places, ignoreOrder: true);
        roster.GetProperty("places").EnumerateArray().Select(p => p.GetProperty("number").GetString()).Distinct().Count().ShouldBe(many);
        roster.GetProperty("title").GetProperty("ru").GetString().ShouldBe("Ярмарка войлока");

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/v1/events/{held}/roster");
        again.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers.ETag!.ToString());
        ((int)(await coordinator.SendAsync(again)).StatusCode).ShouldBe(304);
        (await fixture.WithDb<RegistrationDb, int>(db =>
            db.StaffReads.CountAsync(r => db.EventRegistrations.Any(p => p.EventId == held && p.PersonId == r.PersonId)))).ShouldBe(many);

        await fixture.WithDb<RegistrationDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE seating SET capacity = capacity + 1 WHERE event_id = {held}"));
        await fixture.NewHolder(held, name: "Жаңы конок");
        var changed = await coordinator.GetAsync($"/v1/events/{held}/roster");
        changed.Headers.ETag.ShouldNotBe(answer.Headers.ETag);
        (await changed.Content.ReadAsStringAsync()).ShouldContain("Жаңы конок");
    }

    private static Task<HttpResponseMessage> Close(HttpClient coordinator, Guid held) =>
        coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/closing");

    private Task<Dictionary<Guid, EventRegistrationState>> States(Guid held) =>
        fixture.WithDb<RegistrationDb, Dictionary<Guid, EventRegistrationState>>(db => db.EventRegistrations.Where(p => p.EventId == held)
            .ToDictionaryAsync(p => p.Id, p => p.State));
}
