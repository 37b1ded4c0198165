using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>The same time each week.</summary>
/// <param name="StartsAt">The first time; the others are at the same time on the lab's clock.</param>
/// <param name="Minutes">Whole slots, up to the resource's longest booking.</param>
/// <param name="Weeks">How many, 2 to 26.</param>
internal sealed record SeriesWanted(DateTimeOffset StartsAt, int Minutes, int Weeks);

/// <summary>A date of a series that could not be booked.</summary>
/// <param name="Day">In Asia/Bishkek.</param>
/// <param name="Code">The rule, as a single booking would be refused: lab_closed, time_taken, weekly_quota_reached, too_far_ahead and so
/// on.</param>
/// <param name="Reason">In the caller's language; on a holiday or closure its name.</param>
internal sealed record DateSkipped(DateOnly Day, string Code, string Reason);

/// <summary>What became of a series.</summary>
/// <param name="SeriesId">The series.</param>
/// <param name="Booked">At least one.</param>
/// <param name="Skipped">Every other date, with why.</param>
internal sealed record SeriesView(Guid SeriesId, IReadOnlyList<BookingView> Booked, IReadOnlyList<DateSkipped> Skipped);

internal static class BookSeries
{
    private const int MostWeeks = 26;

    public static async Task<Results<Created<SeriesView>, ProblemResult>> Handle(
        Guid id, SeriesWanted body, Caller caller, RegistrationDb db, Agreements agreements, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.Minutes, 1, LabTime.MinutesOfDay, "minutes")
            .Range(body.Weeks, 2, MostWeeks, "weeks").Problem is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var (time, refused) = await TakeTime.Begin(db, agreements, id, caller.PersonId, body.StartsAt, body.Weeks, now, token);
        if (time is null)
        {
            return refused!;
        }

        var (first, minute) = (LabTime.DayOf(body.StartsAt), LabTime.MinuteOf(body.StartsAt));
        var series = Guid.CreateVersion7(now);
        var (booked, skipped) = (new List<BookingView>(), new List<DateSkipped>());

        // By date, so that two series at once do not wait for each other in a ring.
        for (var week = 0; week < body.Weeks; week++)
        {
            var day = first.AddDays(7 * week);
            var (booking, broken) = await time.Try(LabTime.At(day, minute), body.Minutes, series, db, publish, token);
            if (booking is not null)
            {
                booked.Add(BookingView.Of(booking, time.Resource.Name, null, http));
            }
            else
            {
                var closed = broken == BookingRules.LabClosed ? time.Timetable.OffOn(day) : null;
                skipped.Add(new DateSkipped(day, broken!.Code, http.Say(closed ?? broken.Sentence)));
            }
        }

        if (booked.Count == 0)
        {
            return ProblemResult.Of(BookingRules.NoDateFree.With("skipped", skipped));
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Created((string?)null, new SeriesView(series, booked, skipped));
    }
}
