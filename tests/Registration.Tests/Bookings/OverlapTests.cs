using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Registration.Tests.Bookings;

/// <summary>What holds of times whatever they are: on made-up cases, some of them in the real table.</summary>
[Collection<BookingSuite>]
public sealed class OverlapTests(RegistrationFixture fixture)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 8, 18, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Slot> AnyTime =
        from starts in Gen.Choose(0, 40)
        from length in Gen.Choose(1, 12)
        select new Slot(Start.AddMinutes(30 * starts), Start.AddMinutes(30 * (starts + length)));

    private static readonly Gen<(List<OpeningHours> Hours, DateOnly Day, int Slot)> AnyTimetable =
        from opens in Gen.Choose(0, 47)
        from length in Gen.Choose(1, 48)
        from pause in Gen.Choose(0, 5)
        from second in Gen.Choose(0, 10)
        from day in Gen.Choose(0, 3000)
        from slot in Gen.Elements(15, 20, 30, 45, 60, 90, 480)
        select (Stretches(30 * opens, 30 * length, 30 * pause, 30 * second), new DateOnly(2024, 1, 1).AddDays(day), slot);

    [Fact]
    public Task The_table_takes_a_time_exactly_when_it_overlaps_nothing_that_is_live() => Depth.Prove(async () =>
    {
        var world = new BookingWorld(fixture);
        var lab = await world.NewLab();
        var person = await fixture.NewPerson(lab.Id);
        foreach (var times in AnyTime.ListOf(25).SampleBy(Depth.Times(30)))
        {
            var id = await world.NewResource(lab);
            await fixture.WithDb<RegistrationDb>(async db =>
            {
                var resource = await db.Resources.SingleAsync(r => r.Id == id);
                var taken = new List<(Slot Time, Guid Id)>();
                foreach (var time in times)
                {
                    var booking = Booking.Take(Guid.CreateVersion7(), resource, person, time, null, Start);
                    var wrote = await TakeTime.Insert(db, booking, default);
                    wrote.ShouldBe(!taken.Exists(other => other.Time.Overlaps(time)), $"{time} among {string.Join(", ", taken)}");
                    if (wrote)
                    {
                        taken.Add((time, booking.Id));
                    }

                    // Every third that was taken is given free again, and no longer stands in the way.
                    if (taken.Count % 3 == 2)
                    {
                        var gone = taken[0];
                        await db.Bookings.Where(b => b.Id == gone.Id)
                            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.NoShow));
                        taken.RemoveAt(0);
                    }
                }
            });
        }
    });

    [Fact]
    public void Overlapping_is_mutual_and_needs_a_shared_moment() => Prop.ForAll(AnyTime.Zip(AnyTime).ToArbitrary(), pair =>
    {
        var (one, other) = pair;
        var shared = one.StartsAt > other.StartsAt ? one.StartsAt : other.StartsAt;
        return one.Overlaps(other) == other.Overlaps(one) && one.Overlaps(other) == (shared < one.EndsAt && shared < other.EndsAt)
            && one.Overlaps(one);
    }).Prove();

    [Fact]
    public void Slots_are_whole_apart_within_the_hours_and_the_day() => Prop.ForAll(AnyTimetable.ToArbitrary(), made =>
    {
        var (hours, day, minutes) = made;
        var timetable = new Timetable(hours, new Dictionary<DateOnly, LocalText>());
        var slots = timetable.SlotsOn(day, minutes).ToList();
        return slots.TrueForAll(slot => slot.EndsAt - slot.StartsAt == TimeSpan.FromMinutes(minutes)
                && LabTime.DayOf(slot.StartsAt) == day && LabTime.DayOf(slot.EndsAt.AddTicks(-1)) == day
                && timetable.IsOpen(slot.StartsAt, minutes) && timetable.OnSlots(slot.StartsAt, minutes, minutes)
                && !timetable.OnSlots(slot.StartsAt.AddMinutes(1), minutes, minutes))
            && slots.Zip(slots.Skip(1)).All(pair => pair.First.EndsAt <= pair.Second.StartsAt)
            && slots.Count == timetable.OpenOn(day).Sum(stretch => (stretch.Closes - stretch.Opens) / minutes);
    }).Prove();

    [Fact]
    public void A_day_off_has_no_slots_and_is_not_open() => Prop.ForAll(AnyTimetable.ToArbitrary(), made =>
    {
        var (hours, day, minutes) = made;
        var open = new Timetable(hours, new Dictionary<DateOnly, LocalText>()).SlotsOn(day, minutes).ToList();
        var off = new Timetable(hours, new Dictionary<DateOnly, LocalText> { [day] = LocalText.Same("off") });
        return !off.SlotsOn(day, minutes).Any() && open.TrueForAll(slot => !off.IsOpen(slot.StartsAt, minutes));
    }).Prove();

    [Fact]
    public void Days_and_weeks_are_those_of_the_labs_wall()
    {
        var beforeMidnight = new DateTimeOffset(2026, 12, 31, 17, 59, 59, TimeSpan.Zero);
        LabTime.DayOf(beforeMidnight).ShouldBe(new DateOnly(2026, 12, 31));
        LabTime.DayOf(beforeMidnight.AddSeconds(1)).ShouldBe(new DateOnly(2027, 1, 1));
        LabTime.At(new DateOnly(2027, 1, 1), 0).ShouldBe(beforeMidnight.AddSeconds(1));
        LabTime.At(new DateOnly(2026, 12, 31), LabTime.MinutesOfDay).ShouldBe(beforeMidnight.AddSeconds(1));
        LabTime.WeekOf(new DateOnly(2027, 1, 1)).ShouldBe(new DateOnly(2026, 12, 28));
        LabTime.WeekOf(new DateOnly(2027, 1, 3)).ShouldBe(new DateOnly(2026, 12, 28));
        LabTime.WeekOf(new DateOnly(2027, 1, 4)).ShouldBe(new DateOnly(2027, 1, 4));
        // No clock is moved in the country: the last Sundays of March and October are as long as any day.
        LabTime.At(new DateOnly(2026, 3, 29), LabTime.MinutesOfDay).ShouldBe(LabTime.At(new DateOnly(2026, 3, 29), 0).AddHours(24));
        LabTime.At(new DateOnly(2026, 10, 25), LabTime.MinutesOfDay).ShouldBe(LabTime.At(new DateOnly(2026, 10, 25), 0).AddHours(24));
    }

    /// <summary>The exclusion constraint needs an extension, and the service's database user need not be a superuser for it.</summary>
    [Fact]
    public async Task A_database_user_without_special_rights_builds_the_schema()
    {
        var name = $"plain_{Guid.NewGuid():N}";
        await using (var admin = new NpgsqlConnection($"{fixture.Servers.Postgres};Database=postgres"))
        {
            await admin.OpenAsync();
            foreach (var sql in new[] { $"CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB PASSWORD '{name}'",
                $"CREATE DATABASE {name} OWNER {name}" })
            {
                await using var command = new NpgsqlCommand(sql, admin);
                await command.ExecuteNonQueryAsync();
            }
        }

        var connection = new NpgsqlConnectionStringBuilder(fixture.Servers.Postgres)
        {
            Username = name, Password = name, Database = name,
            Pooling = false
        };
        await using var db =
            new RegistrationDb(new DbContextOptionsBuilder<RegistrationDb>().UseNpgsql(connection.ConnectionString).Options);
        await db.Database.MigrateAsync();

        (await db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM pg_constraint WHERE conname = 'ex_booking_resource_id_time'""").SingleAsync())
            .ShouldBe(1);
        (await db.Database.SqlQuery<bool>($"""SELECT rolsuper AS "Value" FROM pg_roles WHERE rolname = current_user""").SingleAsync())
            .ShouldBeFalse();
    }

    private static List<OpeningHours> Stretches(int opens, int length, int pause, int second)
    {
        var closes = Math.Min(opens + length, LabTime.MinutesOfDay);
        var (again, end) = (closes + pause, Math.Min(closes + pause + second, LabTime.MinutesOfDay));
        return Enum.GetValues<DayOfWeek>().SelectMany(day => again < end
            ? new[] { new OpeningHours(day, Time(opens), Time(closes)), new OpeningHours(day, Time(again), Time(end)) }
            : [new OpeningHours(day, Time(opens), Time(closes))]).ToList();
    }

    private static TimeOnly Time(int minutes) => TimeOnly.MinValue.AddMinutes(minutes);
}
