using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class EventNewsTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Calling_an_event_off_tells_everyone_once_and_ends_every_place_however_many()
    {
        var id = await fixture.NewEvent(capacity: 300);
        var people = await Fill(id, confirmed: 300, waiting: 250);

        await (await Coordinate(id, "cancellation", new { reason = new { ky = "Жол жабылды." } })).Json();

        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PlaceCalledOff>(f => f.EventId == id).Count >= 550));
        var told = fixture.Broker.Heard<PlaceCalledOff>(f => f.EventId == id);
        told.Select(f => f.PersonId).Order().ShouldBe(people.Order());
        told.ShouldAllBe(f => f.Reason!.Ky == "Жол жабылды.");
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            (await db.EventRegistrations.CountAsync(p => p.EventId == id && p.State == EventRegistrationState.Cancelled)).ShouldBe(550);
            var seating = await db.Seatings.SingleAsync(s => s.EventId == id);
            (seating.Confirmed, seating.Offered, seating.Waiting).ShouldBe((0, 0, 0));
        });
        await fixture.ShouldAddUp(id);
        fixture.Broker.Heard<PlaceOffered>(f => f.EventId == id).ShouldBeEmpty();
        await (await (await fixture.NewGuest()).PostCreating($"/v1/events/{id}/places", new { })).ShouldBeProblem(409, "event_over");
        (await fixture.Anonymous("ky").GetJson($"/v1/events/{id}")).GetProperty("reason").GetString().ShouldBe("Жол жабылды.");
        await (await Coordinate(id, "cancellation")).ShouldBeProblem(409, "event_over");
    }

    [Fact]
    public async Task A_batch_that_is_told_twice_tells_nobody_twice()
    {
        var id = await fixture.NewEvent(capacity: 5);
        await Fill(id, confirmed: 5, waiting: 0);
        await (await Coordinate(id, "cancellation")).Json();
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PlaceCalledOff>(f => f.EventId == id).Count >= 5));

        await fixture.Broker.Tell(new CancellationToTell(id, Guid.Empty));
        await fixture.Broker.Tell(await fixture.Broker.Hear<EventCancelled>(f => f.EventId == id));
        var last = await fixture.NewEvent(capacity: 1);
        await Fill(last, confirmed: 1, waiting: 0);
        await (await Coordinate(last, "cancellation")).Json();
        await fixture.Broker.Hear<PlaceCalledOff>(f => f.EventId == last);

        fixture.Broker.Heard<PlaceCalledOff>(f => f.EventId == id).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Moving_an_event_tells_everyone_who_has_a_place_and_she_may_give_it_back()
    {
        var id = await fixture.NewEvent(capacity: 1, startsIn: TimeSpan.FromDays(3));
        var (guest, waiting, later) = (await fixture.NewGuest(), await fixture.NewGuest(), await fixture.NewGuest());
        var (held, line) = (await guest.Ask(id), await waiting.Ask(id));
        var starts = fixture.Clock.GetUtcNow().AddDays(5);

        (await (await Move(id, starts)).Json()).GetProperty("startsAt").GetDateTimeOffset().ShouldBe(starts, TimeSpan.FromMilliseconds(1));
        await later.Ask(id);

        (await fixture.Broker.Hear<PlaceRescheduled>(f => f.PlaceId == held.Id())).StartsAt.ShouldBe(starts, TimeSpan.FromMilliseconds(1));
        await fixture.Broker.Hear<PlaceRescheduled>(f => f.PlaceId == line.Id());
        fixture.Broker.Heard<PlaceRescheduled>(f => f.EventId == id).Count.ShouldBe(2, "who asked after the move knew");
        (await guest.GiveBack(held)).State().ShouldBe("cancelled");
        (await waiting.Place(line)).State().ShouldBe("offered");

        // Moved to before the offer's deadline: the offer ends with the start.
        var sooner = fixture.Clock.GetUtcNow().AddHours(2);
        await (await Move(id, sooner)).Json();
        (await waiting.Place(line)).GetProperty("offerUntil").GetDateTimeOffset().ShouldBe(sooner, TimeSpan.FromMilliseconds(1));
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PlaceRescheduled>(f => f.PlaceId == line.Id()).Count == 2));
        fixture.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        await fixture.Broker.Hear<OfferLapsed>(f => f.PlaceId == line.Id());
    }

    [Fact]
    public async Task Only_the_labs_own_coordinator_moves_changes_and_calls_off()
    {
        var id = await fixture.NewEvent();
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/operator" })
        {
            var client = await fixture.As(other);
            await (await client.SendWith(HttpMethod.Post, $"/v1/events/{id}/cancellation", ifMatch: "*"))
                .ShouldBeProblem(403, "not_allowed");
            await (await client.SendWith(HttpMethod.Post, $"/v1/events/{id}/publication", ifMatch: "*"))
                .ShouldBeProblem(403, "not_allowed");
            await (await client.Resize(id, 5)).ShouldBeProblem(403, "not_allowed");
            await (await client.GetAsync($"/v1/events/{id}/plan")).ShouldBeProblem(403, "not_allowed");
        }

        await (await Move(id, fixture.Clock.GetUtcNow().AddDays(-1))).ShouldBeProblem(400, "invalid_request");
        await (await Move(id, DateTimeOffset.MaxValue.AddDays(-1))).ShouldBeProblem(400, "invalid_request");
        await (await Move(id, DateTimeOffset.MinValue)).ShouldBeProblem(400, "invalid_request");
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{id}/cancellation")).ShouldBeProblem(428, "version_required");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{id}/cancellation", ifMatch: "\"77\""))
            .ShouldBeProblem(412, "stale_version");
    }

    [Fact]
    public async Task An_event_that_has_ended_is_finished_by_itself()
    {
        var id = await fixture.NewEvent(startsIn: TimeSpan.FromHours(1));
        fixture.Clock.Advance(TimeSpan.FromHours(5));
        await fixture.Eventually(async () => (await fixture.Anonymous().GetJson($"/v1/events/{id}")).State() == "finished");
    }

    private async Task<HttpResponseMessage> Move(Guid id, DateTimeOffset starts) =>
        await Coordinate(id, "rescheduling",
            new { startsAt = starts, endsAt = starts < DateTimeOffset.MaxValue.AddDays(-1) ? starts.AddHours(2) : starts });

    private async Task<HttpResponseMessage> Coordinate(Guid id, string what, object? body = null) =>
        await (await fixture.As("person/at-bashy/coordinator")).SendWith(HttpMethod.Post, $"/v1/events/{id}/{what}", body, ifMatch: "*");

    /// <summary>Places of many people, written as the service writes them.</summary>
    private Task<List<Guid>> Fill(Guid id, int confirmed, int waiting) => fixture.WithDb<RegistrationDb, List<Guid>>(async db =>
    {
        var now = fixture.Clock.GetUtcNow();
        var seating = await db.Seatings.Include(s => s.Support).SingleAsync(s => s.EventId == id);
        var people = Enumerable.Range(0, confirmed + waiting).Select(_ => Person.Register(Guid.CreateVersion7(now), "ky", now)).ToList();
        db.AddRange(people);
        foreach (var person in people)
        {
            var place = EventRegistration.Request(Guid.CreateVersion7(now), id, person.Id, 1, [], false, null, now);
            seating.Decide(place, now, now.AddDays(1));
            db.Add(place);
        }

        await db.SaveChangesAsync();
        foreach (var block in Enumerable.Range(1, waiting).GroupBy(number => number / WaitingBlock.Numbers))
        {
            await WaitingBlock.Count(db, id, block.Key, block.Count(), CancellationToken.None);
        }

        await db.SaveChangesAsync();
        return people.ConvertAll(p => p.Id);
    });
}
