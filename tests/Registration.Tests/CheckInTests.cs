using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.DoorDesk;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class CheckInTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Tickets_places_and_persons_are_taken_and_twice_is_once()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (_, _, _, ticket) = await fixture.NewHolder(held, seats: 3);
        var (_, _, place, _) = await fixture.NewHolder(held, seats: 4);
        var (person, _, _, _) = await fixture.NewHolder(held);
        object[] list = [fixture.ByTicket(ticket), fixture.ByPlace(place, people: 2), fixture.ByPerson(person)];

        (await fixture.Send(coordinator, held, list).Merged()).ShouldBe((3, 0, []), Comparer());
        (await fixture.Send(coordinator, held, list).Merged()).ShouldBe((0, 3, []), Comparer());
        // Another phone, other UUIDs, the same women.
        (await fixture.Send(coordinator, held, [fixture.ByTicket(ticket), fixture.ByTicket(ticket), fixture.ByPerson(person)]).Merged())
            .ShouldBe((0, 2, []), Comparer());

        var figures = await Figures(coordinator, held);
        (figures.Of("persons"), figures.Of("companions"), figures.Of("withoutPlace")).ShouldBe((3, 3, 0));
        var listed = (await coordinator.GetJson($"/v1/events/{held}/check-ins?limit=2"));
        listed.Items().Count().ShouldBe(2);
        listed.GetProperty("next").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_wrong_is_refused_line_by_line_and_the_rest_is_taken()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (_, _, place, ticket) = await fixture.NewHolder(held, seats: 2);
        var (_, gone, cancelled, cancelledTicket) = await fixture.NewHolder(held);
        await gone.SendWith(HttpMethod.Delete, $"/v1/places/{cancelled}", ifMatch: "*");
        var (_, _, foreignPlace, foreign) = await fixture.NewHolder(await fixture.NewDoor());
        var forged = ticket[..^10] + (ticket[^10] == 'A' ? "B" : "A") + ticket[^9..];
        var at = fixture.Clock.GetUtcNow();
        (object Line, string? Code)[] lines =
        [
            (fixture.ByTicket(ticket), null),
            (fixture.ByTicket(cancelledTicket), "place_not_confirmed"),
            (fixture.ByTicket(foreign), "ticket_of_other_event"),
            (fixture.ByTicket(forged), "ticket_forged"),
            (fixture.ByTicket("https://example.org/"), "ticket_unreadable"),
            (fixture.ByPlace(foreignPlace), "place_not_here"),
            (fixture.ByPlace(cancelled), "place_not_confirmed"),
            (fixture.ByPlace(place, people: 3), "more_than_seats"),
            (fixture.ByPlace(place, people: 0), "line_unclear"),
            (fixture.ByPerson(Guid.CreateVersion7()), "person_unknown"),
            (new { id = Guid.CreateVersion7(), at, phone = NewPhone() }, "person_unknown"),
            (new { id = Guid.CreateVersion7(), at, phone = "call me" }, "person_unknown"),
            (new { id = Guid.CreateVersion7(), at }, "line_unclear"),
            (new { id = Guid.CreateVersion7(), at, name = "Айша", placeId = place }, "line_unclear"),
            (fixture.ByName("  "), "line_unclear"),
            (fixture.ByName(new string('x', 101)), "line_unclear"),
            (fixture.ByName("Сейил"), null),
        ];

        var (taken, known, refused) = await fixture.Send(coordinator, held, lines.Select(l => l.Line)).Merged();

        (taken, known).ShouldBe((2, 0));
        refused.ShouldBe(lines.Select(l => l.Code).OfType<string>(), ignoreOrder: true);
    }

    [Fact]
    public Task Phones_that_send_the_same_and_overlapping_lists_at_once_give_each_person_once() => Depth.Prove(async () =>
    {
        var random = Depth.Random();
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var places = await fixture.ManyPlaces(held, 300);
        var walkIns = Enumerable.Range(0, 20).Select(i => fixture.ByName($"Конок {i}", Guid.CreateVersion7())).ToList();
        var lists = Enumerable.Range(0, 8).Select(phone =>
            places.Skip(phone * 25).Take(150).Concat(places.Take(10)).Select(p => fixture.ByPlace(p)).Concat(walkIns)
                .OrderBy(_ => random.Next()).ToList()).ToList();

        // Each phone sends twice, because the first answer was lost.
        var answers = await Task.WhenAll(lists.Concat(lists)
            .Select(list => fixture.Send(coordinator, held, list, beyondCapacity: true).Merged()));

        var whole = await fixture.Send(coordinator, held, places.Select(p => fixture.ByPlace(p))).Merged();
        (answers.Sum(a => a.Taken) + whole.Taken).ShouldBe(320);
        var figures = await Figures(coordinator, held);
        (figures.Of("persons"), figures.Of("unregistered"), figures.Of("withoutPlace")).ShouldBe((300, 20, 20));
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            (await db.Arrivals.CountAsync(a => a.EventId == held)).ShouldBe(320);
            (await db.Arrivals.Where(a => a.EventId == held && a.PersonId != null).Select(a => a.PersonId).Distinct().CountAsync())
                .ShouldBe(300);
        });
    });

    [Fact]
    public async Task Five_hundred_lines_cost_as_many_statements_as_five()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var places = await fixture.ManyPlaces(held, 505);
        var five = await Statements(() => fixture.Send(coordinator, held, places.Take(5).Select(p => fixture.ByPlace(p))).Merged());
        var many = await Statements(() => fixture.Send(coordinator, held, places.Skip(5).Select(p => fixture.ByPlace(p))).Merged());
        many.Taken.ShouldBe(500);
        many.Count.ShouldBe(five.Count);
        many.Inserts.ShouldBe(1);

        async Task<(int Taken, int Count, int Inserts)> Statements(Func<Task<(int Taken, int, List<string>)>> send)
        {
            var before = fixture.Log.All.Length;
            var sent = await send();
            var said = fixture.Log.All[before..];
            return (sent.Taken, Count(said, "check_in") + Count(said, "FROM place"), Count(said, "INSERT INTO check_in"));
        }

        static int Count(string said, string what) => said.Split(what).Length - 1;
    }

    [Fact]
    public async Task Who_has_no_place_comes_in_while_there_is_room_or_when_the_coordinator_says_so()
    {
        var held = await fixture.NewDoor(capacity: 4);
        var coordinator = await fixture.Coordinator();
        await fixture.NewHolder(held, seats: 2);
        var phone = NewPhone();
        var registered = await fixture.NewPerson(AtBashy, name: "Нурзат", phone: phone);
        var found = await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone })).Json();
        found.GetProperty("persons").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("Нурзат");
        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == registered))).ShouldBe(1);
        var byPhone = new { id = Guid.CreateVersion7(), at = fixture.Clock.GetUtcNow().AddMinutes(-5), phone };
        object[] list = [byPhone, fixture.ByName("Айша"), fixture.ByName("Гүлзат"), fixture.ByName("Сейил")];

        (await fixture.Send(coordinator, held, list).Merged()).ShouldBe((2, 0, ["door_full", "door_full"]), Comparer());
        // The same list again takes no more room, and says the same of the others.
        (await fixture.Send(coordinator, held, list).Merged()).ShouldBe((0, 2, ["door_full", "door_full"]), Comparer());
        (await fixture.Send(coordinator, held, list, beyondCapacity: true).Merged()).ShouldBe((2, 2, []), Comparer());

        var figures = await Figures(coordinator, held);
        (figures.Of("persons"), figures.Of("unregistered"), figures.Of("withoutPlace")).ShouldBe((1, 3, 4));
        (await coordinator.GetJson($"/v1/events/{held}/check-ins")).Items().Select(a => a.GetProperty("name").GetString())
            .ShouldContain("Сейил");
        (await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone })).Json())
            .GetProperty("persons").EnumerateArray().Single().GetProperty("cameAlready").GetBoolean().ShouldBeTrue();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone = "x" })).ShouldBeProblem(400);
    }

    [Fact]
    public async Task The_last_room_at_the_door_is_given_once_by_phones_that_send_at_once()
    {
        var held = await fixture.NewDoor(capacity: 5);
        var coordinator = await fixture.Coordinator();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            fixture.Send(coordinator, held, [fixture.ByName($"Конок {i}"), fixture.ByName($"Досу {i}")]).Merged()));
        answers.Sum(a => a.Taken).ShouldBe(5);
        answers.Sum(a => a.Refused.Count).ShouldBe(15);
    }

    [Fact]
    public async Task A_phones_wrong_clock_is_set_right()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var places = await fixture.ManyPlaces(held, 3);
        var now = fixture.Clock.GetUtcNow();
        foreach (var (clock, place) in new[] { DateTimeOffset.MinValue.AddHours(1), DateTimeOffset.MaxValue,
            now.AddYears(-20) }.Zip(places))
        {
            var entries = new[] { new { id = Guid.CreateVersion7(), at = clock.AddMinutes(-5), placeId = place } };
            await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/check-ins",
                new { device = Guid.CreateVersion7(), sentAt = clock, entries })).Json();
        }

        foreach (var arrival in (await coordinator.GetJson($"/v1/events/{held}/check-ins")).Items())
        {
            arrival.GetProperty("at").GetDateTimeOffset().ShouldBeInRange(now.AddMinutes(-6), now.AddMinutes(1));
        }
    }

    [Fact]
    public async Task Heads_are_counted_by_phone_and_the_latest_count_holds_in_whatever_order_it_arrives()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (north, south) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = fixture.Clock.GetUtcNow();
        await Count(south, 40, -30);
        await Task.WhenAll(Count(north, 12, -20), Count(north, 10, -10), Count(north, 11, -15), Count(north, 10, -10));
        var total = await Count(north, 7, -40);
        (total.Of("count"), total.Of("total")).ShouldBe((10, 50));
        (await Figures(coordinator, held)).Of("headcount").ShouldBe(50);
        (await Figures(coordinator, held)).Of("persons").ShouldBe(0);
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/headcounts/{north}",
            new { count = -1, countedAt = now, sentAt = now })).ShouldBeProblem(400);

        async Task<System.Text.Json.JsonElement> Count(Guid device, int count, int minutes) => await (await coordinator.SendWith(
            HttpMethod.Put, $"/v1/events/{held}/headcounts/{device}", new { count, countedAt = now.AddMinutes(minutes), sentAt = now }))
            .Json();
    }

    [Fact]
    public async Task Only_the_labs_coordinator_works_at_the_door_and_only_while_it_is_open()
    {
        var held = await fixture.NewDoor();
        var entries = new[] { fixture.ByName("Айша") };
        var now = fixture.Clock.GetUtcNow();
        foreach (var (client, status) in new[] { (await fixture.As("person/kochkor/coordinator"), 403), (await fixture.NewGuest(), 403),
            (fixture.Anonymous(), 401) })
        {
            await (await fixture.Send(client, held, entries)).ShouldBeProblem(status);
            await (await client.GetAsync($"/v1/events/{held}/roster")).ShouldBeProblem(status);
            await (await client.GetAsync($"/v1/events/{held}/check-ins")).ShouldBeProblem(status);
            await (await client.GetAsync($"/v1/events/{held}/attendance")).ShouldBeProblem(status);
            await (await client.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone = NewPhone() }))
                .ShouldBeProblem(status);
            await (await client.SendWith(HttpMethod.Put, $"/v1/events/{held}/headcounts/{Guid.CreateVersion7()}",
                new { count = 1, countedAt = now, sentAt = now })).ShouldBeProblem(status);
            await (await client.SendWith(HttpMethod.Post, $"/v1/events/{held}/closing")).ShouldBeProblem(status);
        }

        var coordinator = await fixture.Coordinator();
        await (await fixture.Send(coordinator, Guid.CreateVersion7(), entries)).ShouldBeProblem(404);
        await (await coordinator.GetAsync($"/v1/events/{Guid.CreateVersion7()}/roster")).ShouldBeProblem(404);
        await (await fixture.Send(coordinator, await fixture.NewEvent(), entries)).ShouldBeProblem(409, "check_in_not_open");
        await (await fixture.Send(coordinator, held, [])).ShouldBeProblem(400);
        await (await fixture.Send(coordinator, held, Enumerable.Range(0, 1001).Select(_ => fixture.ByName("Айша")))).ShouldBeProblem(400);
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/check-ins",
            new { device = held, sentAt = now, entries = new object?[] { null } })).ShouldBeProblem(400);
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/closing")).ShouldBeProblem(409, "event_not_ended");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/cancellation", new { }, ifMatch: "*")).Json();
        await (await fixture.Send(coordinator, held, entries)).ShouldBeProblem(409, "event_over");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/closing")).ShouldBeProblem(409, "event_over");
    }

    private static MergeComparer Comparer() => new();

    private sealed class MergeComparer : IEqualityComparer<(int Taken, int Known, List<string> Refused)>
    {
        public bool Equals((int Taken, int Known, List<string> Refused) x, (int Taken, int Known, List<string> Refused) y) =>
            x.Taken == y.Taken && x.Known == y.Known && x.Refused.Order().SequenceEqual(y.Refused.Order());

        public int GetHashCode((int Taken, int Known, List<string> Refused) obj) => obj.Taken;
    }
}
