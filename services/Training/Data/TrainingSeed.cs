using CreativeLabs.Contracts;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Data;

/// <summary>Seeds the first catalog and an offering or two at each lab. The first session of each is on the day of seeding.</summary>
internal static class TrainingSeed
{
    // No trainer is in two places at once.
    private static readonly SeedOffering[] Offerings =
    [
        // Both sessions on one day, so that the whole way to a credential can be walked at once.
        new("at-bashy", "felt-carpets", "ky", 12, [(0, 9), (0, 14)]),
        new("at-bashy", "herb-gathering", "ky", 15, [(0, 17), (7, 10), (14, 10)]),
        new("kochkor", "natural-dyes", "ky", 10, [(0, 10), (2, 10)]),
        new("kochkor", "shyrdak-ornaments", "ky", 8, [(0, 14), (7, 14), (14, 14)], Published: false),
        new("kyzart", "guest-house", "ky", 14, [(0, 11), (3, 11), (6, 11)]),
        new("osh", "story-and-brand", "ru", 20, [(0, 15), (7, 15)]),
        new("osh", "social-media", "ru", 16, [(0, 18), (7, 18), (14, 18)]),
        new("jalal-abad", "tush-kiyiz-embroidery", "ky", 10, [(0, 10), (1, 10), (2, 10)]),
        new("batken", "pricing", "ky", 18, [(0, 13), (7, 13)]),
        new("batken", "phone-photography", "ru", 18, [(0, 16), (7, 16)]),
    ];

    public static async Task Seed(TrainingDb db, IServiceProvider services)
    {
        var known = await db.Labs.Select(l => l.Id).ToListAsync();
        db.AddRange(SeedLabs.All.Where(l => !known.Contains(l.Id)));
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var courses = await AddCourses(db, now);
        var today = Bishkek.DateOf(now);
        var publish = services.GetRequiredService<IPublishEndpoint>();
        foreach (var seed in Offerings)
        {
            var id = WellKnown.Id($"offering/{seed.Lab}/{seed.Course}");
            if (await db.Offerings.AnyAsync(o => o.Id == id))
            {
                continue;
            }

            var course = courses[WellKnown.Id($"course/{seed.Course}")];
            var sessions = seed.Sessions.Select(s => new SessionPlan(Bishkek.At(today.AddDays(s.Day), s.Hour), 180)).ToList();
            var plan = new OfferingPlan(WellKnown.Id($"person/{seed.Lab}/trainer"), seed.Language, seed.Capacity, today, sessions);
            var offering = Offering.Plan(id, course.Id, WellKnown.Id($"lab/{seed.Lab}"), plan,
                number => WellKnown.Id($"training-session/{seed.Lab}/{seed.Course}/{number + 1}"), now);
            db.Add(offering);
            if (seed.Published)
            {
                offering.Publish();
                await publish.Publish(new OfferingPublished(id, course.Id, offering.LabId, course.Title));
            }
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task<Dictionary<Guid, Course>> AddCourses(TrainingDb db, DateTimeOffset now)
    {
        var courses = await db.Courses.ToDictionaryAsync(c => c.Id);
        foreach (var (slug, content) in SeedCourses.All.Concat(SeedMoreCourses.All))
        {
            var id = WellKnown.Id($"course/{slug}");
            if (!courses.ContainsKey(id))
            {
                courses[id] = Course.Write(id, content);
                db.Add(courses[id]);
                await db.Keep(courses[id], content, SeedLessons.Of(slug), now, CancellationToken.None);
            }
        }

        return courses;
    }

    /// <param name="Sessions">Days from the day of seeding, and the hour in Asia/Bishkek.</param>
    private sealed record SeedOffering(string Lab, string Course, string Language, int Capacity, (int Day, int Hour)[] Sessions,
        bool Published = true);
}
