using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class WaitlistRushTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Two_hundred_at_once_for_thirty_places_give_thirty_and_a_line_and_ten_cancellations_serve_exactly_the_first_ten()
    {
        var id = await fixture.NewEvent(capacity: 30);
        var guests = await fixture.NewGuests(200);

        var places = await Task.WhenAll(guests.Select(guest => guest.Ask(id)));

        var confirmed = guests.Zip(places).Where(p => p.Second.State() == "confirmed").ToList();
        var line = guests.Zip(places).Where(p => p.Second.State() == "waitlisted")
            .OrderBy(p => p.Second.GetProperty("number").GetInt32()).ToList();
        (confirmed.Count, line.Count).ShouldBe((30, 170));
        line.Select(p => p.Second.GetProperty("number").GetInt32()).ShouldBe(Enumerable.Range(1, 170));
        line.Select(p => p.Second.GetProperty("position").GetInt32()).ShouldBe(Enumerable.Range(1, 170));

        await Task.WhenAll(confirmed.Take(10).Select(p => p.First.GiveBack(p.Second)));

        (await fixture.Numbers(id, EventRegistrationState.Offered)).ShouldBe(Enumerable.Range(1, 10));
        (await fixture.Numbers(id, EventRegistrationState.Waitlisted)).ShouldBe(Enumerable.Range(11, 160));
        (await line[^1].First.Place(line[^1].Second)).GetProperty("position").GetInt32().ShouldBe(160);
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PlaceOffered>(f => f.EventId == id).Count == 10));
        await fixture.ShouldAddUp(id);
    }

    [Fact]
    public Task When_everyone_comes_goes_and_answers_at_once_the_figures_still_add_up() => Depth.Prove(async () =>
    {
        var id = await fixture.NewEvent(capacity: 10, support: [new { kind = "childcare", capacity = 3 }]);
        var guests = await fixture.NewGuests(40);

        await Task.WhenAll(guests.Select((guest, index) => Behave(guest, id, Depth.Random(index), index)));

        await fixture.ShouldAddUp(id);
    });

    private static async Task Behave(HttpClient guest, Guid id, Random random, int index)
    {
        for (var step = 0; step < 6; step++)
        {
            var asked = await guest.PostCreating($"/v1/events/{id}/places",
                new { seats = 1 + index % 3, support = new[] { new { kind = "childcare", seats = 1 } }, insistOnSupport = index % 2 == 0 });
            asked.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict);
            var mine = (await guest.GetJson("/v1/me/places?limit=100")).GetProperty("items").EnumerateArray().Last();
            var act = mine.State() == "offered" && random.Next(2) == 0
                ? guest.SendWith(HttpMethod.Post, $"/v1/places/{mine.Id()}/{(random.Next(3) == 0 ? "refusal" : "acceptance")}",
                    ifMatch: "*")
                : guest.SendWith(HttpMethod.Delete, $"/v1/places/{mine.Id()}", ifMatch: "*");
            (await act).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
        }
    }
}

internal static class Accounts
{
    public static Task<List<int>> Numbers(this RegistrationFixture fixture, Guid id, EventRegistrationState state) =>
        fixture.WithDb<RegistrationDb, List<int>>(db =>
        db.EventRegistrations.Where(p => p.EventId == id && p.State == state).OrderBy(p => p.Number).Select(p =>
            p.Number!.Value).ToListAsync());

    /// <summary>Holds the event's figures against its places.</summary>
    public static Task ShouldAddUp(this RegistrationFixture fixture, Guid id) => fixture.WithDb<RegistrationDb>(async db =>
    {
        var seating = await db.Seatings.AsNoTracking().Include(s => s.Support).SingleAsync(s => s.EventId == id);
        var places = await db.EventRegistrations.AsNoTracking().Where(p => p.EventId == id).ToListAsync();
        int Seats(EventRegistrationState state) => places.Where(p => p.State == state).Sum(p => p.Seats);
        (seating.Confirmed, seating.Offered, seating.Waiting).ShouldBe(
            (Seats(EventRegistrationState.Confirmed), Seats(EventRegistrationState.Offered), places.Count(p =>
                p.State is EventRegistrationState.Waitlisted)));
        (seating.Confirmed + seating.Offered).ShouldBeLessThanOrEqualTo(seating.Capacity);
        foreach (var support in seating.Support)
        {
            support.Taken.ShouldBe(places.Where(p => p.HoldsSeats).SelectMany(p => p.Needs).Where(n => n.Met && n.Kind == support.Kind)
                .Sum(n => n.Seats));
        }

        // Nobody who fits is left waiting beside free seats.
        (places.Where(p => p.State is EventRegistrationState.Waitlisted).MinBy(p => p.Number)?.Seats > seating.Free || seating.Waiting == 0)
            .ShouldBeTrue();
        (await db.WaitingBlocks.Where(b => b.EventId == id).SumAsync(b => b.Waiting)).ShouldBe(seating.Waiting);
    });
}
