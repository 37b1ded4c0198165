using CreativeLabs.Contracts;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.Labs.Labs;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>An open day at each lab and a fair in At-Bashy, some weeks after the day of seeding.</summary>
internal static class SeedEvents
{
    public static IEnumerable<(Event Event, Seating Seating)> All(DateTimeOffset now) =>
    [
        .. SeedLabs.All.Select((lab, index) => OpenDay(lab, now.AddDays(14 + index))),
        Publish("at-bashy/felt-fair", WellKnown.Id("lab/at-bashy"), now.AddDays(30), hours: 6, new EventPlan(
            EventKind.Festival,
            new("Кийиз жарманкеси", "Ярмарка войлока", "Felt fair"),
            new("Ат-Башы, борбордук аянт", "Ат-Баши, центральная площадь", "At-Bashy, the central square"),
            120,
            new("Шырдак, ала-кийиз жана жүндөн жасалган буюмдардын көргөзмөсү жана сатуусу.",
                "Выставка и продажа шырдаков, ала-кийизов и изделий из шерсти.",
                "Shyrdaks, ala-kiyiz and things made of wool, to see and to buy."),
            [new(SupportKind.Childcare, 10), new(SupportKind.Transport, 16), new(SupportKind.Interpreter, 2)])),
    ];

    private static (Event Event, Seating Seating) OpenDay(Lab lab, DateTimeOffset day) =>
        Publish($"{lab.Code}/open-day", lab.Id, day, hours: 3, new EventPlan(
        EventKind.OpenDay,
        new("Ачык эшик күнү", "День открытых дверей", "Open day"),
        new($"{lab.Name.Ky}, аялдардын чыгармачылык лабораториясы", $"{lab.Name.Ru}, женская креативная лаборатория",
        $"{lab.Name.En}, the women's creative lab"), 30, Support: [new(SupportKind.Childcare, 4)]));

    private static (Event Event, Seating Seating) Publish(string name, Guid labId, DateTimeOffset day, int hours, EventPlan plan)
    {
        // 11:00 in Bishkek.
        var starts = new DateTimeOffset(day.UtcDateTime.Date.AddHours(5), TimeSpan.Zero);
        var planned = Event.Plan(WellKnown.Id($"event/{name}"), labId, plan, new EventTimes(starts, starts.AddHours(hours)));
        planned.Publish(starts.AddDays(-1));
        return (planned, Seating.Open(planned.Id, plan));
    }
}
