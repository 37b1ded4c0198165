using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests.Bookings;

[Collection<BookingSuite>]
public sealed class BookingTests(RegistrationFixture fixture)
{
    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task A_member_books_a_time_and_finds_it()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);
        var day = world.Coming();

        var answer = await Book(client, resource, At(day, 10), 120);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var booking = await answer.Json();
        answer.Headers.Location!.ToString().ShouldBe($"/v1/bookings/{booking.Id()}");
        booking.GetProperty("state").GetString().ShouldBe("confirmed");
        booking.GetProperty("resource").GetString().ShouldBe("Loom");
        booking.GetProperty("startsAt").GetString().ShouldEndWith("T04:00:00+00:00");
        var told = await fixture.Broker.Hear<BookingConfirmed>(f => f.BookingId == booking.Id());
        told.EndsAt.ShouldBe(At(day, 12));
        told.LabId.ShouldBe(lab.Id);
        Items(await client.GetJson("/v1/me/bookings?state=confirmed")).ShouldHaveSingleItem().Id().ShouldBe(booking.Id());
        Items(await client.GetJson("/v1/me/bookings?state=held")).ShouldBeEmpty();
        (await client.GetJson($"/v1/bookings/{booking.Id()}")).Id("resourceId").ShouldBe(resource);
        (await FreeHours(client, resource, day)).ShouldBe([9, 12, 13, 14, 15, 16, 17]);
    }

    [Fact]
    public async Task Booking_needs_consent_and_membership()
    {
        var lab = await world.NewLab();
        var resource = await world.NewResource(lab);
        var start = At(world.Coming(), 10);

        var withoutConsent = await fixture.As(await fixture.NewPerson(lab.Id, agreed: false));
        await (await Book(withoutConsent, resource, start)).ShouldBeProblem(409, "consent_required");
        await (await Book(await world.Member(await world.NewLab()), resource, start)).ShouldBeProblem(409, "membership_required");
        await (await Book(fixture.Anonymous(), resource, start)).ShouldBeProblem(401);
        await (await Book(await world.Member(lab), Guid.CreateVersion7(), start)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Fifty_who_want_overlapping_times_at_once_give_exactly_one_booking()
    {
        var lab = await world.NewLab();
        var resource = await world.NewResource(lab);
        var day = world.Coming();
        var clients = new List<HttpClient>();
        for (var i = 0; i < 50; i++)
        {
            clients.Add(await world.Member(lab));
        }

        // From 8, 9, 10 and 11 for four hours each: every two of them share the hour from 11.
        var answers = await Task.WhenAll(clients.Select((client, i) => Book(client, resource, At(day, 8 + (i % 4)), 240)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "time_taken");
        }

        (await world.Live(resource)).Count.ShouldBe(1);
        (await fixture.WithDb<RegistrationDb, int>(db => db.QuotaUses.Where(q => q.LabId == lab.Id).SumAsync(q => q.Minutes)))
            .ShouldBe(240);
    }

    [Fact]
    public async Task Bookings_that_touch_at_an_end_do_not_overlap()
    {
        var lab = await world.NewLab();
        var resource = await world.NewResource(lab);
        var day = world.Coming();
        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Member(lab)));

        var answers = await Task.WhenAll(clients.Select((client, i) => Book(client, resource, At(day, 8 + i))));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        await (await Book(clients[0], resource, At(day, 7), 120)).ShouldBeProblem(409, "time_taken");
        (await Book(clients[0], resource, At(day, 7))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_time_on_another_resource_is_free()
    {
        var lab = await world.NewLab();
        var (client, start) = (await world.Member(lab), At(world.Coming(), 10));

        (await Book(client, await world.NewResource(lab), start)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Book(client, await world.NewResource(lab), start)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_weekly_quota_holds_under_twenty_parallel_requests()
    {
        var lab = await world.NewLab();
        await world.SetQuota(lab, 180);
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var (one, other) = (await world.NewResource(lab), await world.NewResource(lab));
        var day = world.Coming();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Book(client, i % 2 == 0 ? one : other, At(day, 2 + i))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(3);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            (await refused.ShouldBeProblem(409, "weekly_quota_reached")).GetProperty("quotaMinutes").GetInt32().ShouldBe(180);
        }

        (await world.MinutesCounted(person)).ShouldBe(180);
    }

    [Fact]
    public async Task A_week_begins_on_monday_at_the_labs_midnight()
    {
        var lab = await world.NewLab(Always);
        await world.SetQuota(lab, 60);
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);
        var sunday = world.Coming(DayOfWeek.Sunday);
        while (CreativeLabs.Registration.Labs.Resources.Holidays.On(sunday.AddDays(1)) is not null
            || CreativeLabs.Registration.Labs.Resources.Holidays.On(sunday) is not null)
        {
            sunday = sunday.AddDays(7);
        }

        // Both are the same Sunday in UTC.
        At(sunday, 23).UtcDateTime.DayOfWeek.ShouldBe(At(sunday.AddDays(1), 0).UtcDateTime.DayOfWeek);
        (await Book(client, resource, At(sunday, 23))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await Book(client, resource, At(sunday, 22))).ShouldBeProblem(409, "weekly_quota_reached");
        (await Book(client, resource, At(sunday.AddDays(1), 0))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await Book(client, resource, At(sunday.AddDays(1), 1))).ShouldBeProblem(409, "weekly_quota_reached");
    }

    [Fact]
    public async Task A_booking_belongs_to_one_day_of_the_lab()
    {
        var lab = await world.NewLab(Always);
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);
        var day = world.Coming();

        await (await Book(client, resource, At(day, 23), 120)).ShouldBeProblem(409, "lab_closed");
        (await Book(client, resource, At(day, 23), 60)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await FreeHours(client, resource, day)).ShouldBe(Enumerable.Range(0, 23));
    }

    [Theory]
    [InlineData(8, 60, "lab_closed")]
    [InlineData(17, 120, "lab_closed")]
    [InlineData(20, 60, "lab_closed")]
    [InlineData(10, 90, "not_a_slot")]
    [InlineData(10, 300, "booking_too_long")]
    public async Task A_time_that_does_not_fit_is_refused(int hour, int minutes, string code)
    {
        var lab = await world.NewLab(ByDay);
        await (await Book(await world.Member(lab), await world.NewResource(lab), At(world.Coming(), hour), minutes))
            .ShouldBeProblem(409, code);
    }

    [Fact]
    public async Task Times_past_far_ahead_or_between_slots_are_refused()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab, daysAhead: 30);
        var client = await world.Member(lab);
        var start = At(world.Coming(), 10);

        await (await Book(client, resource, start.AddMinutes(30))).ShouldBeProblem(409, "not_a_slot");
        await (await Book(client, resource, start.AddTicks(1))).ShouldBeProblem(409, "not_a_slot");
        await (await Book(client, resource, At(world.Today.AddDays(-1), 10))).ShouldBeProblem(409, "already_past");
        (await (await Book(client, resource, At(world.Today.AddDays(32), 10))).ShouldBeProblem(409, "too_far_ahead"))
            .GetProperty("daysAhead").GetInt32().ShouldBe(30);
        await (await Book(client, resource, DateTimeOffset.MaxValue)).ShouldBeProblem(409, "too_far_ahead");
        await (await Book(client, resource, DateTimeOffset.MinValue)).ShouldBeProblem(409, "already_past");
        await (await Book(client, resource, start, 0)).ShouldBeProblem(400, "invalid_request");
        await (await Book(client, resource, start, int.MinValue)).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task The_same_key_books_once()
    {
        var lab = await world.NewLab();
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);
        var (key, body) = (Guid.NewGuid(), new { startsAt = At(world.Coming(), 10), minutes = 60 });

        var first = await (await client.PostCreating($"/v1/resources/{resource}/bookings", body, key)).Json();
        var again = await client.PostCreating($"/v1/resources/{resource}/bookings", body, key);

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Json()).Id().ShouldBe(first.Id());
        (await world.Live(resource)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Cancelling_gives_the_time_and_the_minutes_back()
    {
        var lab = await world.NewLab();
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var start = At(world.Coming(), 10);
        var id = await Booked(client, resource, start);
        await (await Cancel(client, id, ifMatch: null)).ShouldBeProblem(428, "version_required");
        await (await Cancel(client, id, ifMatch: "\"9\"")).ShouldBeProblem(412, "stale_version");

        (await (await Cancel(client, id)).Json()).GetProperty("state").GetString().ShouldBe("cancelled");

        (await fixture.Broker.Hear<BookingCancelled>(f => f.BookingId == id)).ByHerself.ShouldBeTrue();
        (await world.MinutesCounted(person)).ShouldBe(0);
        await (await Cancel(client, id)).ShouldBeProblem(409, "booking_not_live");
        (await Book(await world.Member(lab), resource, start)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Parallel_cancellations_give_the_minutes_back_once()
    {
        var lab = await world.NewLab();
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var day = world.Coming();
        var id = await Booked(client, resource, At(day, 10));
        await Booked(client, resource, At(day, 12));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Cancel(client, id, ifMatch: "\"1\"")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed);
        (await world.MinutesCounted(person)).ShouldBe(60);
    }

    [Fact]
    public async Task A_coordinator_cancels_with_a_reason_and_others_do_not()
    {
        var lab = await world.NewLab();
        var id = await Booked(await world.Member(lab), await world.NewResource(lab), At(world.Coming(), 10));
        var coordinator = await fixture.As(lab.Coordinator);

        foreach (var other in new[] { await world.Member(lab), await fixture.As("person/kochkor/coordinator"),
            await fixture.As("person/operator") })
        {
            await (await other.GetAsync($"/v1/bookings/{id}")).ShouldBeProblem(404, "not_found");
            await (await Cancel(other, id, new { reason = new { en = "no" } })).ShouldBeProblem(404, "not_found");
            await (await Decide(other, id, new { approve = true })).ShouldBeProblem(404, "not_found");
            await (await CheckInTo(other, id)).ShouldBeProblem(404, "not_found");
        }

        await (await Cancel(coordinator, id)).ShouldBeProblem(400, "invalid_request");
        (await Cancel(coordinator, id, new { reason = new { ky = "Станок бузулду." } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = await fixture.Broker.Hear<BookingCancelled>(f => f.BookingId == id);
        told.ByHerself.ShouldBeFalse();
        (await coordinator.GetJson($"/v1/bookings/{id}")).GetProperty("reason").GetString().ShouldBe("Станок бузулду.");
        (await world.Stored(id)).State.ShouldBe(BookingState.Cancelled);
    }
}
