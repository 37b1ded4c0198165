using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests.Bookings;

/// <summary>What becomes of bookings when two records of one woman are merged.</summary>
[Collection<BookingSuite>]
public sealed class MergedBookingTests(RegistrationFixture fixture)
{
    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task Bookings_and_series_move_and_the_minutes_of_a_week_add_up_past_the_quota()
    {
        var lab = await world.NewLab();
        await world.SetQuota(lab, 120);
        var (loom, other) = (await world.NewResource(lab), await world.NewResource(lab));
        var (old, stays) = (await fixture.NewPerson(lab.Id), await fixture.NewPerson(lab.Id));
        var (goes, hers) = (await fixture.As(old), await fixture.As(stays));
        var day = world.Coming(weeks: 2);
        var series = await (await goes.PostCreating($"/v1/resources/{loom}/booking-series",
            new { startsAt = At(day, 10), minutes = 120, weeks = 2 })).Json();
        // The same time on another loom, under the other record.
        var own = await Booked(hers, other, At(day, 10), 60);

        await (await (await fixture.As(lab.Coordinator)).Merge(old, stays)).Json();

        var ids = series.GetProperty("booked").EnumerateArray().Select(b => b.Id()).ToList();
        ids.Count.ShouldBe(2);
        foreach (var id in ids.Append(own))
        {
            (await world.Stored(id)).ShouldSatisfyAllConditions(b => b.PersonId.ShouldBe(stays), b => b.IsLive.ShouldBeTrue());
        }

        ((await world.MinutesCounted(old)), (await world.MinutesCounted(stays))).ShouldBe((0, 300));
        await (await Book(hers, other, At(day, 14))).ShouldBeProblem(409, "weekly_quota_reached");
        var rooms = (await hers.GetJson("/v1/me/export")).GetProperty("rooms").GetProperty("bookings");
        rooms.GetProperty("bookings").EnumerateArray().Select(b => b.Id()).ShouldBe([.. ids, own], ignoreOrder: true);
        rooms.GetProperty("countedMinutes").EnumerateArray().Select(q => q.GetProperty("minutes").GetInt32()).ShouldBe([180, 120]);

        (await Cancel(hers, ids[0])).EnsureSuccessStatusCode();
        (await world.MinutesCounted(stays)).ShouldBe(180);
    }

    [Fact]
    public async Task Booking_while_being_merged_leaves_nothing_under_the_old_id_and_the_minutes_right()
    {
        var lab = await world.NewLab();
        var day = world.Coming();
        for (var round = 0; round < 5; round++)
        {
            var loom = await world.NewResource(lab);
            var (old, stays) = (await fixture.NewPerson(lab.Id), await fixture.NewPerson(lab.Id));
            var (goes, hers, coordinator) = (await fixture.As(old), await fixture.As(stays), await fixture.As(lab.Coordinator));
            await Booked(goes, loom, At(day, 9));

            var answers = await Task.WhenAll(
                [coordinator.Merge(old, stays),
                .. Enumerable.Range(10, 4).Select(hour => Book(hour % 2 == 0 ? goes : hers, loom, At(day, hour)))]);

            answers.ShouldAllBe(a => (int)a.StatusCode < 500);
            await (await coordinator.Merge(old, stays)).Json();
            var live = await world.Live(loom);
            live.ShouldAllBe(b => b.PersonId == stays);
            ((await world.MinutesCounted(old)), (await world.MinutesCounted(stays))).ShouldBe((0, 60 * live.Count));
        }
    }

    /// <summary>Somebody holds her first booking, so that the merge waits at it while her second one is decided.</summary>
    [Fact]
    public async Task What_is_said_of_a_booking_while_its_owner_is_being_merged_opens_under_the_id_that_remains()
    {
        var lab = await world.NewLab();
        var (loom, day) = (await world.NewResource(lab, needsApproval: true), world.Coming());
        var (old, stays) = (await fixture.NewPerson(lab.Id), await fixture.NewPerson(lab.Id));
        var (goes, coordinator) = (await fixture.As(old), await fixture.As(lab.Coordinator));
        var (first, second) = (await Booked(goes, loom, At(day, 10)), await Booked(goes, loom, At(day, 12)));
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"SELECT FROM booking WHERE id = '{first}' FOR UPDATE", connection, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var merging = coordinator.Merge(old, stays);
        await fixture.Eventually(async () => await fixture.Count(
            $"""
            SELECT count(*)::int AS "Value" FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """) == 1);
        (await Decide(coordinator, second, new { approve = true, reason = new { ky = "Станокту өзүңүз жүргүзүңүз." } }))
            .EnsureSuccessStatusCode();
        await held.CommitAsync();
        await (await merging).Json();

        var moved = await (await fixture.As(stays)).GetJson($"/v1/bookings/{second}");
        (moved.State(), moved.GetProperty("reason").GetString()).ShouldBe(("confirmed", "Станокту өзүңүз жүргүзүңүз."));
    }

    [Fact]
    public async Task A_coordinator_finds_the_days_on_which_she_closed_the_lab_and_what_she_decided()
    {
        var lab = await world.NewLab();
        var coordinator = await fixture.As(lab.Coordinator);
        var loom = await world.NewResource(lab, needsApproval: true);
        var day = world.Coming();
        var booking = await Booked(await world.Member(lab), loom, At(day, 10));
        (await Decide(coordinator, booking, new { approve = true })).EnsureSuccessStatusCode();
        var closed = world.Coming(DayOfWeek.Friday).AddDays(7);
        (await coordinator.PostCreating($"/v1/labs/{lab.Id}/closures",
            new { firstDay = closed, lastDay = closed, reason = new { ky = "Кой кыркуу" } })).EnsureSuccessStatusCode();

        var rooms = (await coordinator.GetJson("/v1/me/export")).GetProperty("rooms");

        rooms.GetProperty("resources").GetProperty("closures").EnumerateArray().ShouldHaveSingleItem().Id("labId").ShouldBe(lab.Id);
        rooms.GetProperty("bookings").GetProperty("decided").EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(booking);
        (await fixture.WithDb<RegistrationDb, List<Guid>>(db => db.LabsEverCoordinatedBy([lab.Coordinator], default))).ShouldBe([lab.Id]);
    }
}
