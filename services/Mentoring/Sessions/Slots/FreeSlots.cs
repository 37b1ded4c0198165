using CreativeLabs.Mentoring.Mentors;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>A time that is given away.</summary>
internal readonly record struct Busy(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>The slots of a mentor, computed of her hours and of what is given away. A pure function.</summary>
internal static class FreeSlots
{
    public static readonly TimeSpan LabTime = TimeSpan.FromHours(6);

    /// <param name="hours">Her weekly hours.</param>
    /// <param name="terms">Her terms.</param>
    /// <param name="mentor">What is given away of her time.</param>
    /// <param name="mentee">And of the mentee's.</param>
    /// <param name="now">Slots begin after the notice that she wants.</param>
    /// <param name="from">The first day that is looked at.</param>
    /// <param name="to">The last one.</param>
    public static IEnumerable<DateTimeOffset> Of(
        IReadOnlyList<WeeklyHours> hours, BookingTerms terms, IReadOnlyList<Busy> mentor, IReadOnlyList<Busy> mentee, DateTimeOffset now,
        DateOnly from, DateOnly to)
    {
        var length = TimeSpan.FromMinutes(terms.SlotMinutes);
        var buffer = TimeSpan.FromMinutes(terms.BufferMinutes);
        var earliest = now.AddHours(terms.NoticeHours);
        var last = DayOf(now.AddDays(terms.HorizonDays));
        for (var day = from; day <= to && day <= last; day = day.AddDays(1))
        {
            if (mentor.Count(busy => DayOf(busy.StartsAt) == day) >= terms.DailyLimit)
            {
                continue;
            }

            foreach (var (opens, closes) in On(day, hours, terms))
            {
                for (var start = opens; start + length <= closes; start += length)
                {
                    var end = start + length;
                    if (start >= earliest && !mentor.Any(b => b.StartsAt < end + buffer && start - buffer < b.EndsAt)
                        && !mentee.Any(b => b.StartsAt < end && start < b.EndsAt))
                    {
                        yield return start.ToUniversalTime();
                    }
                }
            }
        }
    }

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(LabTime).DateTime);

    /// <summary>An exception takes the place of the week's hours on its day.</summary>
    private static IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> On(
        DateOnly day, IReadOnlyList<WeeklyHours> hours, BookingTerms terms)
    {
        var exceptions = terms.Exceptions.FindAll(e => e.Date == day);
        var spans = exceptions.Count > 0
            ? exceptions.Where(e => e is { From: not null, To: not null }).Select(e => (From: e.From!.Value, To: e.To!.Value))
            : hours.Where(h => h.Day == day.DayOfWeek).Select(h => (h.From, h.To));
        return spans.Order().Select(s => (
            new DateTimeOffset(day.ToDateTime(s.From), LabTime), new DateTimeOffset(day.ToDateTime(s.To), LabTime)));
    }
}
