using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>A piece of time, UTC, its end not included.</summary>
internal readonly record struct Slot(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public bool Overlaps(Slot other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}

/// <summary>When a lab can be used: its weekly hours less the days on which it is off. Nothing here asks a clock or the database.</summary>
/// <param name="hours">Of a week; closing at 00:00 means the midnight that ends the day.</param>
/// <param name="off">Days without opening, with the reason.</param>
internal sealed class Timetable(IReadOnlyList<OpeningHours> hours, IReadOnlyDictionary<DateOnly, LocalText> off)
{
    /// <summary>Why the lab is off on a day that it would be open; null when it is not.</summary>
    public LocalText? OffOn(DateOnly day) => off.GetValueOrDefault(day);

    /// <summary>The stretches of a day, in minutes since the wall's midnight.</summary>
    public IEnumerable<(int Opens, int Closes)> OpenOn(DateOnly day) => off.ContainsKey(day)
        ? []
        : hours.Where(h => h.Day == day.DayOfWeek)
            .Select(h => (Minutes(h.Opens), h.Closes == TimeOnly.MinValue ? LabTime.MinutesOfDay : Minutes(h.Closes)))
            .Where(stretch => stretch.Item1 < stretch.Item2).OrderBy(stretch => stretch.Item1);

    /// <summary>The whole slots of a day, counted from each opening.</summary>
    public IEnumerable<Slot> SlotsOn(DateOnly day, int slotMinutes) =>
        from stretch in OpenOn(day)
        from number in Enumerable.Range(0, (stretch.Closes - stretch.Opens) / slotMinutes)
        let starts = stretch.Opens + (number * slotMinutes)
        select new Slot(LabTime.At(day, starts), LabTime.At(day, starts + slotMinutes));

    /// <summary>True when the lab is open from the start to the end, without a break.</summary>
    public bool IsOpen(DateTimeOffset startsAt, int minutes) => Around(startsAt, minutes) is not null;

    /// <summary>True when the time begins where a slot does and takes whole slots.</summary>
    public bool OnSlots(DateTimeOffset startsAt, int minutes, int slotMinutes) =>
        minutes % slotMinutes == 0 && Around(startsAt, minutes) is { } opens && (LabTime.MinuteOf(startsAt) - opens) % slotMinutes == 0;

    private int? Around(DateTimeOffset startsAt, int minutes)
    {
        var minute = LabTime.MinuteOf(startsAt);
        foreach (var (opens, closes) in OpenOn(LabTime.DayOf(startsAt)))
        {
            if (opens <= minute && minute + minutes <= closes)
            {
                return opens;
            }
        }

        return null;
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
