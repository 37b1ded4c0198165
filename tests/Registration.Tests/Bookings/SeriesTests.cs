using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests.Bookings;

[Collection<BookingSuite>]
public sealed class SeriesTests(RegistrationFixture fixture)
{
    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task A_series_skips_what_cannot_be_booked_and_says_so_for_each_date()
    {
        var lab = await world.NewLab(ByDay);
        await world.SetQuota(lab, 180);
        var (resource, another) = (await world.NewResource(lab, daysAhead: 60), await world.NewResource(lab));
        var client = await world.Member(lab);
        var day = world.Coming(weeks: 4);
        await Booked(await world.Member(lab), resource, At(day.AddDays(7), 11));
        await Booked(client, another, At(day.AddDays(14), 14), 120);
        await Close(lab, day.AddDays(21), "Кой кыркуу");

        var answer = await Series(client, resource, At(day, 10), 120, 14);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var series = await answer.Json();
        var skipped = series.GetProperty("skipped").EnumerateArray().ToDictionary(
            s => DateOnly.Parse(s.GetProperty("day").GetString()!),
            s => (Code: s.GetProperty("code").GetString(), Reason: s.GetProperty("reason").GetString()));
        skipped[day.AddDays(7)].ShouldBe(("time_taken", BookingRules.Taken.Sentence.En));
        skipped[day.AddDays(14)].ShouldBe(("weekly_quota_reached", BookingRules.QuotaReached.Sentence.En));
        skipped[day.AddDays(21)].ShouldBe(("lab_closed", "Кой кыркуу"));
        skipped[day.AddDays(7 * 13)].Code.ShouldBe("too_far_ahead");

        var booked = series.GetProperty("booked").EnumerateArray()
            .Select(b => LabTime.DayOf(b.GetProperty("startsAt").GetDateTimeOffset())).ToList();
        booked.ShouldContain(day);
        booked.Concat(skipped.Keys).Order().ShouldBe(Enumerable.Range(0, 14).Select(week => day.AddDays(7 * week)));
        booked.ShouldAllBe(date => Holidays.On(date) == null);
        Items(await client.GetJson("/v1/me/bookings?limit=100"))
            .Count(b => b.GetProperty("seriesId").ValueKind != System.Text.Json.JsonValueKind.Null
            && b.Id("seriesId") == series.Id("seriesId")).ShouldBe(booked.Count);
    }

    [Fact]
    public async Task A_series_of_which_nothing_can_be_booked_is_refused_with_every_date()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);

        var refused = await (await Series(client, resource, At(world.Coming(weeks: 2), 7), 60, 2)).ShouldBeProblem(409, "no_date_free");

        refused.GetProperty("skipped").EnumerateArray().Select(s => s.GetProperty("code").GetString())
            .ShouldBe(["lab_closed", "lab_closed"]);
        (await world.Live(resource)).ShouldBeEmpty();
        foreach (var weeks in new[] { 1, 27, int.MaxValue, int.MinValue })
        {
            await (await Series(client, resource, At(world.Coming(), 10), 60, weeks)).ShouldBeProblem(400, "invalid_request");
        }

        await (await Series(client, resource, DateTimeOffset.MaxValue, 60, 26)).ShouldBeProblem(409, "too_far_ahead");
    }

    [Fact]
    public async Task Parallel_series_share_the_dates_without_overlap_and_without_failing()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var day = world.Coming(weeks: 4);
        var clients = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.Member(lab)));

        var answers = await Task.WhenAll(clients.Select((client, i) => Series(client, resource, At(day.AddDays(7 * (i % 3)), 10), 60, 2)));

        // Three starts in four weeks: some got both dates, some one, the rest none; every date has one.
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        foreach (var refused in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict))
        {
            await refused.ShouldBeProblem(409, "no_date_free");
        }

        (await world.Live(resource)).Select(b => LabTime.DayOf(b.StartsAt)).Order()
            .ShouldBe(Enumerable.Range(0, 4).Select(week => day.AddDays(7 * week)));
    }

    [Fact]
    public async Task She_cancels_what_is_left_of_her_series()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id);
        var client = await fixture.As(person);
        var id = (await (await Series(client, resource, At(world.Coming(weeks: 3), 10), 60, 3)).Json()).Id("seriesId");
        await (await Cancelled(await world.Member(lab), id)).ShouldBeProblem(404, "not_found");

        (await (await Cancelled(client, id)).Json()).GetProperty("cancelled").GetArrayLength().ShouldBe(3);

        (await (await Cancelled(client, id)).Json()).GetProperty("cancelled").GetArrayLength().ShouldBe(0);
        (await world.Live(resource)).ShouldBeEmpty();
        (await world.MinutesCounted(person)).ShouldBe(0);
    }

    private static Task<HttpResponseMessage> Series(HttpClient client, Guid resource, DateTimeOffset startsAt, int minutes, int weeks) =>
        client.PostCreating($"/v1/resources/{resource}/booking-series", new { startsAt, minutes, weeks });

    private static Task<HttpResponseMessage> Cancelled(HttpClient client, Guid series) =>
        client.SendWith(HttpMethod.Post, $"/v1/booking-series/{series}/cancellation");

    private async Task Close(OwnLab lab, DateOnly day, string reason) =>
        (await (await fixture.As(lab.Coordinator))
            .PostCreating($"/v1/labs/{lab.Id}/closures", new { firstDay = day, lastDay = day, reason = new { ky = reason } }))
            .StatusCode.ShouldBe(HttpStatusCode.Created);
}
