using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>The days of a lab, read from the database.</summary>
internal static class LabDays
{
    /// <summary>The lab's timetable from the first to the last day.</summary>
    public static async Task<Timetable> TimetableOf(this RegistrationDb db, Lab lab, DateOnly first, DateOnly last, CancellationToken token)
    {
        var off = await db.HolidaysIn(first, last, token);
        foreach (var closure in await db.Closures.AsNoTracking()
            .Where(c => c.LabId == lab.Id && c.LastDay >= first && c.FirstDay <= last).OrderBy(c => c.FirstDay).ToListAsync(token))
        {
            for (var day = closure.FirstDay < first ? first : closure.FirstDay; day <= closure.LastDay && day <= last; day = day.AddDays(1))
            {
                off[day] = closure.Reason;
            }
        }

        return new Timetable(lab.Hours, off);
    }

    /// <summary>The holidays of all labs between two days, both included.</summary>
    public static async Task<SortedDictionary<DateOnly, LocalText>> HolidaysIn(this RegistrationDb db, DateOnly first, DateOnly last,
        CancellationToken token)
    {
        var off = new SortedDictionary<DateOnly, LocalText>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (Holidays.On(day) is { } holiday)
            {
                off[day] = holiday;
            }
        }

        foreach (var announced in await db.HolidayOverrides.AsNoTracking().Where(h => h.Day >= first && h.Day <= last).ToListAsync(token))
        {
            off.Remove(announced.Day);
            if (announced.Off)
            {
                off[announced.Day] = announced.Name;
            }
        }

        return off;
    }
}
