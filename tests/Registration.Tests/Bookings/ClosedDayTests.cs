using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests.Bookings;

[Collection<BookingSuite>]
public sealed class ClosedDayTests(RegistrationFixture fixture)
{
    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task Closing_the_lab_releases_what_was_booked_and_tells_why()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var day = world.Coming(weeks: 2);
        var (inside, outside) = (await Booked(client, resource, At(day, 10)), await Booked(client, resource, At(day.AddDays(7), 10)));

        var closure = (await (await Close(lab, day, day)).Json()).Id();

        await world.Becomes(inside, BookingState.Released);
        var told = await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == inside);
        told.Cause.ShouldBe("closed");
        told.Reason!.Ky.ShouldBe("Ремонт");
        (await client.GetJson($"/v1/bookings/{inside}")).GetProperty("reason").GetString().ShouldBe("Ремонт");
        (await world.Stored(outside)).State.ShouldBe(BookingState.Confirmed);
        (await world.MinutesCounted(person)).ShouldBe(60);
        await (await Book(client, resource, At(day, 12))).ShouldBeProblem(409, "lab_closed");
        var free = (await client.GetJson($"/v1/resources/{resource}/free-slots?from={day:yyyy-MM-dd}&days=1")).GetProperty("days")[0];
        free.GetProperty("closed").GetString().ShouldBe("Ремонт");
        free.GetProperty("free").GetArrayLength().ShouldBe(0);
        Items(await fixture.Anonymous().GetJson($"/v1/labs/{lab.Id}/closures")).ShouldHaveSingleItem().Id().ShouldBe(closure);

        var coordinator = await fixture.As(lab.Coordinator);
        (await coordinator.DeleteAsync($"/v1/labs/{lab.Id}/closures/{closure}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await coordinator.DeleteAsync($"/v1/labs/{lab.Id}/closures/{closure}")).ShouldBeProblem(404, "not_found");
        (await Book(client, resource, At(day, 12))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Other_opening_hours_release_what_is_booked_outside_of_them_and_tell_why()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var day = world.Coming(weeks: 2);
        var (early, late) = (await Booked(client, resource, At(day, 10)), await Booked(client, resource, At(day, 15)));
        var coordinator = await fixture.As(lab.Coordinator);
        object Hours(string opens) => new
        {
            hours = Enum.GetValues<DayOfWeek>()
                .Select(d => new { day = d.ToString().ToLowerInvariant(), opens, closes = "18:00:00" }).ToArray(),
            facilities = Array.Empty<string>(), languages = new[] { "ky" },
        };

        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/labs/{lab.Id}", Hours("13:00:00"), ifMatch: "*")).Json();

        await world.Becomes(early, BookingState.Released);
        var told = await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == early);
        (told.Cause, told.Reason!.En).ShouldBe(("closed", "the lab's opening hours have changed."));
        (await world.Stored(late)).State.ShouldBe(BookingState.Confirmed);
        (await world.MinutesCounted(person)).ShouldBe(60);
        await (await Book(client, resource, At(day, 10))).ShouldBeProblem(409, "lab_closed");
    }

    [Fact]
    public async Task Leaving_the_lab_releases_what_she_booked_there()
    {
        var (lab, other) = (await world.NewLab(ByDay), await world.NewLab(ByDay));
        var (resource, elsewhere) = (await world.NewResource(lab), await world.NewResource(other));
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        await (await client.PostCreating($"/v1/labs/{other.Id}/memberships")).Json();
        var day = world.Coming(weeks: 2);
        var (here, there) = (await Booked(client, resource, At(day, 10)), await Booked(client, elsewhere, At(day, 12)));
        var membership = (await client.GetJson("/v1/me/memberships")).GetProperty("items").EnumerateArray()
            .Single(m => m.Id("labId") == lab.Id).Id();

        (await client.DeleteAsync($"/v1/me/memberships/{membership}")).EnsureSuccessStatusCode();

        await world.Becomes(here, BookingState.Released);
        (await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == here)).Cause.ShouldBe("left");
        (await world.Stored(there)).State.ShouldBe(BookingState.Confirmed);
    }

    [Fact]
    public async Task A_resource_taken_out_of_use_releases_what_is_booked_on_it_and_the_others_stay()
    {
        var lab = await world.NewLab(ByDay);
        var (resource, other) = (await world.NewResource(lab), await world.NewResource(lab));
        var (client, day) = (await world.Member(lab), world.Coming(weeks: 2));
        var (hers, stays) = (await Booked(client, resource, At(day, 10)), await Booked(client, other, At(day, 12)));
        var coordinator = await fixture.As(lab.Coordinator);

        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/resources/{resource}", Terms(inUse: false), ifMatch: "*")).Json();

        await world.Becomes(hers, BookingState.Released);
        (await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == hers)).Cause.ShouldBe("outOfUse");
        (await world.Stored(stays)).State.ShouldBe(BookingState.Confirmed);
        await (await Book(client, resource, At(day, 14))).ShouldBeProblem(409, "resource_not_in_use");
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/resources/{resource}", Terms(inUse: true), ifMatch: "*")).Json();
        await fixture.Broker.Tell(new ResourceOutOfUse(resource, Guid.Empty));
        var again = await Booked(client, resource, At(day, 14));
        await fixture.Eventually(async () => await TakenOut() > 1);
        (await world.Stored(again)).State.ShouldBe(BookingState.Confirmed);
    }

    /// <summary>As after an older backup was put back, which knows what she booked before she was forgotten.</summary>
    [Fact]
    public async Task The_time_of_a_woman_whose_key_is_gone_is_given_free_too()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var (gone, day) = (await fixture.NewPerson(lab.Id), world.Coming(weeks: 2));
        var hers = await Booked(await fixture.As(gone), resource, At(day, 10));
        var others = await Booked(await world.Member(lab), resource, At(day, 12));
        await fixture.Services.GetRequiredService<DataKeys>().Destroy([gone], CancellationToken.None);

        (await Close(lab, day, day)).EnsureSuccessStatusCode();

        await world.Becomes(others, BookingState.Released);
        (await world.Stored(hers)).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Released), b => b.Reason.ShouldBeNull());
    }

    [Fact]
    public async Task More_bookings_than_one_step_takes_are_all_released()
    {
        var lab = await world.NewLab(Always);
        var resource = await world.NewResource(lab);
        var day = world.Coming();
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var stored = await db.Resources.SingleAsync(r => r.Id == resource);
            var person = await fixture.NewPerson(lab.Id);
            for (var hour = 0; hour < 240; hour++)
            {
                var starts = At(day, 0).AddHours(hour);
                (await TakeTime.Insert(db,
                    Booking.Take(Guid.CreateVersion7(), stored, person, new Slot(starts, starts.AddHours(1)), null,
                    fixture.Clock.GetUtcNow()), default)).ShouldBeTrue();
            }
        });

        await Close(lab, day, day.AddDays(9));

        await fixture.Eventually(async () => (await world.Live(resource)).Count == 0);
    }

    [Fact]
    public async Task Nobody_books_a_day_that_is_being_closed_at_the_same_moment()
    {
        var lab = await world.NewLab(ByDay);
        var day = world.Coming();
        var resources = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            resources.Add(await world.NewResource(lab));
        }

        var clients = await Task.WhenAll(resources.Select(_ => world.Member(lab)));
        var bookings = Task.WhenAll(resources.Select((resource, i) => Book(clients[i], resource, At(day, 10))));
        var closing = Close(lab, day, day);
        var answers = await bookings;

        (await closing).StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var answer in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await answer.ShouldBeProblem(409, "lab_closed");
        }

        await fixture.Eventually(() => fixture.WithDb<RegistrationDb, bool>(async db =>
            await db.Bookings.CountAsync(b => b.LabId == lab.Id && b.State == BookingState.Confirmed) == 0));
    }

    /// <summary>A booking that has looked at the days and not yet committed: closing waits for it, and then finds it.</summary>
    [Fact]
    public async Task A_closure_waits_for_whoever_is_booking_and_then_releases_her_too()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var (person, start) = (await fixture.NewPerson(lab.Id), At(world.Coming(), 10));
        var before = await ClosingsDone();
        await using var scope = fixture.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var agreements = scope.ServiceProvider.GetRequiredService<Agreements>();
        var (time, _) = await TakeTime.Begin(db, agreements, resource, person, start, weeks: 1, fixture.Clock.GetUtcNow(), default);

        var closing = Close(lab, LabTime.DayOf(start), LabTime.DayOf(start));
        await fixture.Eventually(async () => await fixture.SomebodyWaits() || await ClosingsDone() > before);
        var (booking, _) = await time!.Try(start, 60, null, db, scope.ServiceProvider.GetRequiredService<IPublishEndpoint>(), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        (await closing).StatusCode.ShouldBe(HttpStatusCode.Created);
        await world.Becomes(booking!.Id, BookingState.Released);
    }

    [Fact]
    public async Task Only_the_labs_coordinator_closes_it_and_only_for_days_that_make_sense()
    {
        var lab = await world.NewLab();
        var day = world.Coming();
        foreach (var other in new[] { await world.Member(lab), await fixture.As("person/at-bashy/coordinator"),
            await fixture.As("person/operator") })
        {
            await (await Close(other, lab, day, day)).ShouldBeProblem(403, "not_allowed");
            await (await other.DeleteAsync($"/v1/labs/{lab.Id}/closures/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not_found");
        }

        await (await Close(fixture.Anonymous(), lab, day, day)).ShouldBeProblem(401);
        await (await Close(lab, day, day.AddDays(-1))).ShouldBeProblem(400, "invalid_request");
        await (await Close(lab, day, day.AddDays(93))).ShouldBeProblem(400, "invalid_request");
        await (await Close(lab, world.Today.AddDays(-1), day)).ShouldBeProblem(400, "invalid_request");
        await (await Close(lab, DateOnly.MaxValue, DateOnly.MaxValue)).ShouldBeProblem(400, "invalid_request");
        await (await Close(lab, DateOnly.MinValue, DateOnly.MaxValue)).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Holidays_are_known_and_named_in_three_languages()
    {
        var year = await fixture.Anonymous("ky").GetJson("/v1/holidays?year=2026");

        var days = year.GetProperty("days").EnumerateArray()
            .ToDictionary(d => d.GetProperty("day").GetString()!, d => d.GetProperty("name").GetString());
        days["2026-03-21"].ShouldBe("Нооруз");
        days["2026-08-31"].ShouldBe("Эгемендүүлүк күнү");
        days.ShouldContainKey("2026-01-12");
        days.ShouldNotContainKey("2026-01-13");
        days.Count.ShouldBe(24);
        (await fixture.Anonymous().GetJson("/v1/holidays?year=2027")).GetProperty("days").GetArrayLength().ShouldBe(19);
        await (await fixture.Anonymous().GetAsync("/v1/holidays?year=9999")).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task A_decree_makes_a_day_off_for_every_lab_and_another_takes_it_back()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);
        var day = world.Coming(DayOfWeek.Tuesday);
        var id = await Booked(client, resource, At(day, 10));
        var name = new { ky = "Орозо айт", ru = "Орозо айт", en = "Orozo ait" };
        foreach (var other in new[] { client, await fixture.As(lab.Coordinator) })
        {
            await (await Announce(other, day, new { off = true, name })).ShouldBeProblem(403, "not_allowed");
        }

        var decreed = await Announce(await fixture.As("person/operator"), day, new { off = true, name });

        decreed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await world.Becomes(id, BookingState.Released);
        await (await Book(client, resource, At(day, 10))).ShouldBeProblem(409, "lab_closed");

        var @operator = await fixture.As("person/operator");
        await (await Announce(@operator, day, new { off = false, name })).ShouldBeProblem(428, "version_required");
        await (await Announce(@operator, day, new { off = false, name }, "\"4\"")).ShouldBeProblem(412, "stale_version");
        var seen = (await fixture.Anonymous().GetAsync($"/v1/holidays/{day:yyyy-MM-dd}")).Headers.ETag!.Tag;
        (await Announce(@operator, day, new { off = false, name }, seen)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Book(client, resource, At(day, 10))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await Announce(@operator, DateOnly.MaxValue, new { off = true, name })).ShouldBeProblem(400, "invalid_request");
        await (await @operator.GetAsync("/v1/holidays/2026-02-30")).ShouldBeProblem(400);
    }

    private static object Terms(bool inUse) => new
    {
        name = new { en = "Loom" }, slotMinutes = 60, maxMinutes = 240, daysAhead = 90, needsApproval = false, releaseMinutes = 15, inUse,
    };

    private Task<int> TakenOut() => fixture.WithDb<RegistrationDb, int>(db => db.Database.SqlQuery<int>(
        $"""SELECT count(*)::int AS "Value" FROM inbox WHERE consumer LIKE '%ResourceOutOfUse%'""").SingleAsync());

    private Task<int> ClosingsDone() => fixture.WithDb<RegistrationDb, int>(db =>
        db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE consumer LIKE '%ReleaseClosedDays%'""")
            .SingleAsync());

    private static Task<HttpResponseMessage> Announce(HttpClient client, DateOnly day, object body, string? ifMatch = null) =>
        client.SendWith(HttpMethod.Put, $"/v1/holidays/{day:yyyy-MM-dd}", body, ifMatch);

    private async Task<HttpResponseMessage> Close(OwnLab lab, DateOnly first, DateOnly last) =>
        await Close(await fixture.As(lab.Coordinator), lab, first, last);

    private static Task<HttpResponseMessage> Close(HttpClient client, OwnLab lab, DateOnly firstDay, DateOnly lastDay) =>
        client.PostCreating($"/v1/labs/{lab.Id}/closures", new { firstDay, lastDay, reason = new { ky = "Ремонт" } });
}
