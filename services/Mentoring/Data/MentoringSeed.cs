using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Labs;
using CreativeLabs.Mentoring.Mentors;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Data;

/// <summary>The six labs and one mentor in each, with what their lab works on.</summary>
internal static class MentoringSeed
{
    private static readonly SeedLab[] Labs =
    [
        new("osh", new("Ош", "Ош", "Osh"), ["creative-industries", "digital-marketing", "business-plan"], ["ky", "ru", "en"],
            [On(DayOfWeek.Tuesday, 10, 13), On(DayOfWeek.Saturday, 11, 14)]),
        new("jalal-abad", new("Жалал-Абад", "Джалал-Абад", "Jalal-Abad"), ["creative-industries", "embroidery", "sewing"], ["ky", "ru"],
            [On(DayOfWeek.Wednesday, 15, 18), On(DayOfWeek.Friday, 15, 17)]),
        new("batken", new("Баткен", "Баткен", "Batken"), ["e-commerce", "handicrafts", "finance"], ["ky", "ru"],
            [On(DayOfWeek.Monday, 9, 12), On(DayOfWeek.Thursday, 14, 16)]),
        new("at-bashy", new("Ат-Башы", "Ат-Баши", "At-Bashy"), ["felt", "tourism", "herbs"], ["ky", "ru"],
            [On(DayOfWeek.Tuesday, 14, 17), On(DayOfWeek.Saturday, 10, 12)]),
        new("kochkor", new("Кочкор", "Кочкор", "Kochkor"), ["felt", "e-commerce", "tourism"], ["ky", "ru", "en"],
            [On(DayOfWeek.Wednesday, 10, 12), On(DayOfWeek.Sunday, 15, 18)]),
        new("kyzart", new("Кызарт", "Кызарт", "Kyzart"), ["guesthouse", "tourism", "herbs"], ["ky", "ru", "en"],
            [On(DayOfWeek.Monday, 16, 19), On(DayOfWeek.Friday, 10, 12)]),
    ];

    public static async Task Seed(MentoringDb db, IServiceProvider services)
    {
        var until = services.GetRequiredService<TimeProvider>().GetUtcNow().AddYears(2);
        foreach (var lab in Labs)
        {
            var labId = WellKnown.Id($"lab/{lab.Code}");
            if (!await db.Labs.AnyAsync(l => l.Id == labId))
            {
                db.Add(Lab.Known(labId, lab.Name));
            }

            var mentor = WellKnown.Id($"person/{lab.Code}/mentor");
            var profile = await db.Mentors.SingleOrDefaultAsync(m => m.Id == mentor);
            if (profile is null)
            {
                profile = MentorProfile.Of(mentor, new MentorOffer(lab.Topics, lab.Languages, [labId], 3, lab.Hours, Paused: false));
                db.Add(profile);
            }

            if (profile.Standing is MentorStanding.Unvetted)
            {
                profile.Approve(until, labId);
            }
        }

        await db.SaveChangesAsync();
    }

    private static WeeklyHours On(DayOfWeek day, int from, int to) => new(day, new TimeOnly(from, 0), new TimeOnly(to, 0));

    private sealed record SeedLab(string Code, LocalText Name, string[] Topics, string[] Languages, WeeklyHours[] Hours);
}
