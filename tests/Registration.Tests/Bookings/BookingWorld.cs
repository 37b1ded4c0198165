using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Tests.Bookings;

/// <summary>A service and a database for the tests of bookings: they move the clock and open labs of their own.</summary>
[CollectionDefinition]
public sealed class BookingSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>A lab of a test's own, with its coordinator.</summary>
internal sealed record OwnLab(Guid Id, Guid Coordinator);

/// <summary>What the tests of bookings build on.</summary>
internal sealed class BookingWorld(RegistrationFixture fixture)
{
    /// <summary>Open all day, every day.</summary>
    public static IReadOnlyList<OpeningHours> Always { get; } =
        Enum.GetValues<DayOfWeek>().Select(day => new OpeningHours(day, TimeOnly.MinValue, TimeOnly.MinValue)).ToList();

    /// <summary>Open from 9 to 18, every day.</summary>
    public static IReadOnlyList<OpeningHours> ByDay { get; } =
        Enum.GetValues<DayOfWeek>().Select(day => new OpeningHours(day, new TimeOnly(9, 0), new TimeOnly(18, 0))).ToList();

    public DateOnly Today => LabTime.DayOf(fixture.Clock.GetUtcNow());

    /// <summary>A day of the week from the day after tomorrow on that is no holiday, nor are the same days of the next weeks.</summary>
    public DateOnly Coming(DayOfWeek weekday = DayOfWeek.Wednesday, int weeks = 1)
    {
        var day = Today.AddDays(2);
        while (day.DayOfWeek != weekday || Enumerable.Range(0, weeks).Any(week => Holidays.On(day.AddDays(7 * week)) is not null))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public static DateTimeOffset At(DateOnly day, int hour) => LabTime.At(day, hour * 60);

    public Task<OwnLab> NewLab(IReadOnlyList<OpeningHours>? hours = null) => fixture.WithDb<RegistrationDb, OwnLab>(async db =>
    {
        var code = $"lab-{Guid.NewGuid():N}";
        var lab = Lab.Open(code, LocalText.Same(code), LocalText.Same(code), LocalText.Same(code), 2026, null, null, [], [],
            hours ?? Always);
        db.Add(lab);
        await db.SaveChangesAsync();
        var coordinator = await fixture.NewPerson(lab.Id);
        db.Add(RoleGrant.Give(coordinator, Role.Coordinator, lab.Id, null, fixture.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return new OwnLab(lab.Id, coordinator);
    });

    public Task<Guid> NewResource(OwnLab lab, ResourceKind kind = ResourceKind.Loom, bool needsApproval = false, int slot = 60,
        int max = 240, int daysAhead = 90) =>
        fixture.WithDb<RegistrationDb, Guid>(async db =>
        {
            var terms = new ResourceTerms(needsApproval, slot, max, daysAhead, ReleaseMinutes: 15, InUse: true);
            var resource = Resource.Offer(Guid.CreateVersion7(), lab.Id, kind, new LocalText("Станок", "Станок", "Loom"), terms);
            db.Add(resource);
            await db.SaveChangesAsync();
            return resource.Id;
        });

    public Task SetQuota(OwnLab lab, int minutes, ResourceKind kind = ResourceKind.Loom) => fixture.WithDb<RegistrationDb>(async db =>
    {
        db.Add(WeeklyQuota.Set(lab.Id, kind, minutes));
        await db.SaveChangesAsync();
    });

    public async Task<HttpClient> Member(OwnLab lab, string name = "Бермет") =>
        await fixture.As(await fixture.NewPerson(lab.Id, name: name));

    public static Task<HttpResponseMessage> Book(HttpClient client, Guid resource, DateTimeOffset startsAt, int minutes = 60) =>
        client.PostCreating($"/v1/resources/{resource}/bookings", new { startsAt, minutes });

    public static async Task<Guid> Booked(HttpClient client, Guid resource, DateTimeOffset startsAt, int minutes = 60) =>
        (await (await Book(client, resource, startsAt, minutes)).Json()).Id();

    public static Task<HttpResponseMessage> Cancel(HttpClient client, Guid booking, object? body = null, string? ifMatch = "*") =>
        client.SendWith(HttpMethod.Post, $"/v1/bookings/{booking}/cancellation", body ?? new { }, ifMatch);

    public static Task<HttpResponseMessage> Decide(HttpClient client, Guid booking, object body, string? ifMatch = "*") =>
        client.SendWith(HttpMethod.Post, $"/v1/bookings/{booking}/decision", body, ifMatch);

    public static Task<HttpResponseMessage> CheckInTo(HttpClient client, Guid booking) =>
        client.PostSeen($"/v1/bookings/{booking}/check-in");

    public Task<Booking> Stored(Guid id) =>
        fixture.WithDb<RegistrationDb, Booking>(db => db.Bookings.AsNoTracking().SingleAsync(b => b.Id == id));

    public Task Becomes(Guid id, BookingState state) => fixture.Eventually(async () => (await Stored(id)).State == state);

    public Task<List<Booking>> Live(Guid resource) => fixture.WithDb<RegistrationDb, List<Booking>>(async db =>
        (await db.Bookings.AsNoTracking().Where(b => b.ResourceId == resource).ToListAsync()).Where(b => b.IsLive).ToList());

    public Task<int> MinutesCounted(Guid person) =>
        fixture.WithDb<RegistrationDb, int>(db => db.QuotaUses.Where(q => q.PersonId == person).SumAsync(q => q.Minutes));

    /// <summary>Moves the clock to a moment that lies ahead.</summary>
    public void MoveTo(DateTimeOffset moment) => fixture.Clock.Advance(moment - fixture.Clock.GetUtcNow());

    /// <summary>The free starts of a day, on the wall.</summary>
    public static async Task<List<int>> FreeHours(HttpClient client, Guid resource, DateOnly day)
    {
        var free = (await client.GetJson($"/v1/resources/{resource}/free-slots?from={day:yyyy-MM-dd}&days=1")).GetProperty("days")
            .EnumerateArray().Single();
        return free.GetProperty("free").EnumerateArray()
            .Select(slot => (int)LabTime.MinuteOf(slot.GetProperty("startsAt").GetDateTimeOffset()) / 60).ToList();
    }

    public static List<JsonElement> Items(JsonElement page) => page.GetProperty("items").EnumerateArray().ToList();
}
