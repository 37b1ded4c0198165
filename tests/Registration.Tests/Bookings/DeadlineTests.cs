using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests.Bookings;

[Collection<BookingSuite>]
public sealed class DeadlineTests(RegistrationFixture fixture)
{
    private static readonly object No = new { approve = false, reason = new { ky = "Бөлмө ремонттолуп жатат." } };

    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task What_needs_approval_is_held_until_the_coordinator_says_yes()
    {
        var (lab, room, start) = await Room();
        var client = await world.Member(lab, "Каныкей");
        var coordinator = await fixture.As(lab.Coordinator);
        var id = await Booked(client, room, start);
        (await world.Stored(id)).State.ShouldBe(BookingState.Held);
        await (await Book(await world.Member(lab), room, start)).ShouldBeProblem(409, "time_taken");
        await (await CheckInTo(client, id)).ShouldBeProblem(409, "booking_not_confirmed");

        var waiting = Items(await coordinator.GetJson($"/v1/labs/{lab.Id}/booking-requests")).ShouldHaveSingleItem();
        waiting.GetProperty("name").GetString().ShouldBe("Каныкей");
        var seen = $"\"{waiting.GetProperty("version").GetInt32()}\"";
        await (await Decide(coordinator, id, new { approve = true }, ifMatch: null)).ShouldBeProblem(428, "version_required");
        (await (await Decide(coordinator, id, new { approve = true }, seen)).Json()).GetProperty("state").GetString().ShouldBe("confirmed");

        (await fixture.Broker.Hear<BookingConfirmed>(f => f.BookingId == id)).Resource.En.ShouldBe("Loom");
        await (await Decide(coordinator, id, No)).ShouldBeProblem(409, "booking_not_held");
        Items(await coordinator.GetJson($"/v1/labs/{lab.Id}/booking-requests")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_has_a_reason_and_gives_the_time_back()
    {
        var (lab, room, start) = await Room();
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person, "ky");
        var coordinator = await fixture.As(lab.Coordinator);
        var id = await Booked(client, room, start);

        await (await Decide(coordinator, id, new { approve = false })).ShouldBeProblem(400, "invalid_request");
        await (await Decide(client, id, new { approve = true })).ShouldBeProblem(403, "not_allowed");
        (await Decide(coordinator, id, No)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var told = await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == id);
        told.Cause.ShouldBe("rejected");
        told.Reason.ShouldBeNull("it is said to her alone");
        (await client.GetJson($"/v1/bookings/{id}")).GetProperty("reason").GetString().ShouldBe("Бөлмө ремонттолуп жатат.");
        (await world.MinutesCounted(person)).ShouldBe(0);
        (await Book(await world.Member(lab), room, start)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_coordinator_does_not_approve_her_own_booking()
    {
        var (lab, room, start) = await Room();
        var coordinator = await fixture.As(lab.Coordinator);
        await (await Decide(coordinator, await Booked(coordinator, room, start), new { approve = true }))
            .ShouldBeProblem(409, "own_booking");
    }

    [Fact]
    public async Task A_booking_that_nobody_answered_lapses_and_frees_the_time()
    {
        var (lab, room, start) = await Room();
        var person = await fixture.NewPerson(lab.Id);
        var id = await Booked(await fixture.As(person), room, start);
        (await world.Stored(id)).HeldUntil!.Value.ShouldBe(fixture.Clock.GetUtcNow().AddHours(24), TimeSpan.FromMinutes(1));

        fixture.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        await world.Becomes(id, BookingState.Released);
        (await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == id)).Cause.ShouldBe("lapsed");
        (await world.MinutesCounted(person)).ShouldBe(0);
        (await Book(await world.Member(lab), room, start)).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await Decide(await fixture.As(lab.Coordinator), id, new { approve = true })).ShouldBeProblem(409, "booking_not_held");
    }

    [Fact]
    public void An_answer_after_the_deadline_comes_too_late_even_before_the_house_noticed()
    {
        var now = fixture.Clock.GetUtcNow();
        var terms = new ResourceTerms(NeedsApproval: true, 60, 60, 90, 15, InUse: true);
        var room = Resource.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), ResourceKind.Room, LocalText.Same("room"), terms);
        var booking = Booking.Take(Guid.CreateVersion7(), room, Guid.CreateVersion7(),
            new Slot(now.AddHours(2), now.AddHours(3)), null, now);

        booking.HeldUntil.ShouldBe(now.AddHours(2));
        booking.Lapse(now.AddHours(2).AddTicks(-1)).ShouldBeFalse();
        booking.Decide(approve: true, null, Guid.CreateVersion7(), now.AddHours(2)).ShouldBe(BookingRules.HoldLapsed);
        booking.Lapse(now.AddHours(2)).ShouldBeTrue();
        booking.Lapse(now.AddHours(2)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_needs_approval_is_asked_for_an_hour_before()
    {
        var (lab, room, start) = await Room();
        world.MoveTo(start.AddMinutes(-59));
        await (await Book(await world.Member(lab), room, start)).ShouldBeProblem(409, "too_soon_to_approve");
    }

    [Fact]
    public async Task Whoever_does_not_come_loses_the_time_to_others()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id);
        var day = world.Coming();
        var id = await Booked(await fixture.As(person), resource, At(day, 10), 180);

        world.MoveTo(At(day, 10).AddMinutes(15).AddSeconds(1));

        await world.Becomes(id, BookingState.NoShow);
        (await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == id)).Cause.ShouldBe("noShow");
        (await world.MinutesCounted(person)).ShouldBe(180);
        var other = await world.Member(lab);
        (await FreeHours(other, resource, day)).ShouldBe([10, 11, 12, 13, 14, 15, 16, 17]);
        var next = await Booked(other, resource, At(day, 10), 120);
        (await world.Stored(next)).WaitsUntil.ShouldBeGreaterThan(At(day, 10).AddMinutes(30));
        await (await CheckInTo(await fixture.As(person), id)).ShouldBeProblem(409, "booking_not_live");
        (await CheckInTo(other, next)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_came_keeps_the_time()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var (client, other) = (await world.Member(lab), await world.Member(lab));
        var day = world.Coming();
        var (hers, absent) =
            (await Booked(client, resource, At(day, 10), 120), await Booked(other, await world.NewResource(lab), At(day, 10), 120));
        await (await CheckInTo(client, hers)).ShouldBeProblem(409, "too_early_to_check_in");

        world.MoveTo(At(day, 10).AddMinutes(-15).AddSeconds(1));
        client = await fixture.As((await world.Stored(hers)).PersonId);
        (await (await CheckInTo(client, hers)).Json()).GetProperty("state").GetString().ShouldBe("checkedIn");
        (await (await CheckInTo(client, hers)).Json()).GetProperty("state").GetString().ShouldBe("checkedIn");
        world.MoveTo(At(day, 10).AddMinutes(16));

        // The other's deadline, at the same moment, was kept: hers was looked at too.
        await world.Becomes(absent, BookingState.NoShow);
        await fixture.Broker.Tell(new BookingNoShowDue(hers));
        await fixture.Broker.Tell(new BookingHoldDue(hers));
        (await world.Stored(hers)).State.ShouldBe(BookingState.CheckedIn);
        await (await Cancel(await fixture.As((await world.Stored(hers)).PersonId), hers)).ShouldBeProblem(409, "booking_begun");
    }

    [Fact]
    public async Task The_coordinator_checks_in_who_has_no_phone()
    {
        var lab = await world.NewLab(ByDay);
        var day = world.Coming();
        var id = await Booked(await world.Member(lab), await world.NewResource(lab), At(day, 10));
        world.MoveTo(At(day, 10).AddMinutes(5));

        var coordinator = await fixture.As(lab.Coordinator);
        await (await Cancel(coordinator, id, new { reason = new { en = "late" } })).ShouldBeProblem(409, "booking_begun");
        (await CheckInTo(coordinator, id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.Stored(id)).State.ShouldBe(BookingState.CheckedIn);
    }

    [Fact]
    public async Task A_deadline_that_comes_twice_gives_the_minutes_back_once()
    {
        var (lab, room, start) = await Room();
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var id = await Booked(client, room, start);
        await Booked(client, room, start.AddHours(2));
        fixture.Clock.Advance(TimeSpan.FromHours(23));
        await fixture.Broker.Tell(new BookingHoldDue(id));
        fixture.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fixture.Broker.Tell(new BookingHoldDue(id))));

        await world.Becomes(id, BookingState.Released);
        await fixture.Eventually(async () => await world.MinutesCounted(person) == 0);
        fixture.Broker.Heard<BookingReleased>(f => f.BookingId == id).Count.ShouldBeLessThanOrEqualTo(1);
    }

    private async Task<(OwnLab Lab, Guid Room, DateTimeOffset Start)> Room()
    {
        var lab = await world.NewLab(ByDay);
        var room = await world.NewResource(lab, ResourceKind.Room, needsApproval: true);
        return (lab, room, At(world.Coming(), 10));
    }
}
