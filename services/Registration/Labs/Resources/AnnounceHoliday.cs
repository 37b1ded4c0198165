using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>What a decree or an announcement makes of a day, for all labs.</summary>
/// <param name="Off">True for a day off; false when an otherwise free day is worked.</param>
/// <param name="Name">Such as Orozo ait; each language up to 120 characters.</param>
internal sealed record HolidayChange(bool Off, LocalText Name);

/// <summary>A day on which all labs are closed.</summary>
/// <param name="Day">In Asia/Bishkek.</param>
/// <param name="Name">In the caller's language.</param>
internal sealed record HolidayView(DateOnly Day, string Name);

/// <summary>What was announced for a day.</summary>
/// <param name="Day">In Asia/Bishkek.</param>
/// <param name="Off">False when an otherwise free day is worked.</param>
/// <param name="Name">In the caller's language.</param>
internal sealed record AnnouncedView(DateOnly Day, bool Off, string Name);

/// <summary>The days of a year on which all labs are closed.</summary>
/// <param name="Year">The year.</param>
/// <param name="Days">In order.</param>
internal sealed record HolidaysOfYear(int Year, IReadOnlyList<HolidayView> Days);

internal static class AnnounceHoliday
{
    public const int FirstYear = 2024;
    public const int LastYear = 2100;

    public static async Task<Results<Ok<AnnouncedView>, ProblemResult>> Handle(
        DateOnly day, HolidayChange body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (new Validation().Name(body.Name, 120, "name").Range(day.Year, FirstYear, LastYear, "day").Problem is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var holiday = await db.HolidayOverrides.SingleOrDefaultAsync(h => h.Day == day, token);
        if ((holiday is null ? http.RequireNone() : http.RequireMatch(holiday)) is { } stale)
        {
            return stale;
        }

        if (holiday is null)
        {
            holiday = HolidayOverride.Announce(day, body.Off, body.Name);
            db.Add(holiday);
        }
        else
        {
            holiday.Change(body.Off, body.Name);
        }

        if (holiday.Off)
        {
            await CloseEverywhere(holiday, db, publish, clock.GetUtcNow(), token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(holiday);
        return TypedResults.Ok(new AnnouncedView(day, holiday.Off, http.Say(holiday.Name)));
    }

    private static async Task CloseEverywhere(
        HolidayOverride holiday, RegistrationDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        // In one order, so that two announcements at once do not wait for each other in a ring.
        foreach (var lab in await db.Labs.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(token))
        {
            await db.CloseDays(lab, token);
            await publish.Publish(new DaysClosed(Guid.CreateVersion7(now), lab, holiday.Day, holiday.Day, holiday.Name), token);
        }
    }
}

internal static class GetHoliday
{
    public static async Task<Results<Ok<AnnouncedView>, ProblemResult>> Handle(DateOnly day, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.HolidayOverrides.AsNoTracking().SingleOrDefaultAsync(h => h.Day == day, token) is not { } holiday)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(holiday);
        return TypedResults.Ok(new AnnouncedView(day, holiday.Off, http.Say(holiday.Name)));
    }
}

internal static class ListHolidays
{
    public static async Task<Results<Ok<HolidaysOfYear>, ProblemResult>> Handle(int? year, RegistrationDb db, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var asked = year ?? LabTime.DayOf(clock.GetUtcNow()).Year;
        if (new Validation().Range(asked, AnnounceHoliday.FirstYear, AnnounceHoliday.LastYear, "year").Problem is { } refusal)
        {
            return refusal;
        }

        var days = await db.HolidaysIn(new DateOnly(asked, 1, 1), new DateOnly(asked, 12, 31), token);
        return TypedResults.Ok(new HolidaysOfYear(asked, days.Select(day => new HolidayView(day.Key, http.Say(day.Value))).ToList()));
    }
}
