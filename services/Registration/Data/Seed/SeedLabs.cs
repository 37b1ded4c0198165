using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>The six labs.</summary>
internal static class SeedLabs
{
    private static readonly LocalText Osh = new("Ош облусу", "Ошская область", "Osh region");
    private static readonly LocalText JalalAbad = new("Жалал-Абад облусу", "Джалал-Абадская область", "Jalal-Abad region");
    private static readonly LocalText Batken = new("Баткен облусу", "Баткенская область", "Batken region");
    private static readonly LocalText Naryn = new("Нарын облусу", "Нарынская область", "Naryn region");

    public static IReadOnlyList<Lab> All =>
    [
        Lab.Open("osh", new("Ош", "Ош", "Osh"), Osh, new("Ош шаары", "город Ош", "Osh city"), 2022, (40.5283, 72.7985), null,
            ["creative-industries", "digital-marketing"], ["computers", "photo-corner", "meeting-room", "childrens-corner"], City()),
        Lab.Open("jalal-abad", new("Жалал-Абад", "Джалал-Абад", "Jalal-Abad"), JalalAbad,
            new("Жалал-Абад шаары", "город Джалал-Абад", "Jalal-Abad city"), 2023, (40.9333, 73.0000), null,
            ["creative-industries", "handicrafts"], ["sewing-machines", "computers", "meeting-room", "childrens-corner"], City()),
        Lab.Open("batken", new("Баткен", "Баткен", "Batken"), Batken, new("Баткен шаары", "город Баткен", "Batken city"), 2023,
        (40.0628, 70.8194), null,
            ["handicrafts", "e-commerce"], ["sewing-machines", "embroidery-machine", "photo-corner", "computers"], City()),
        Lab.Open("at-bashy", new("Ат-Башы", "Ат-Баши", "At-Bashy"), Naryn,
        new("Ат-Башы району", "Ат-Башинский район", "At-Bashy district"), 2024,
            (41.1700, 75.8017), 2060,
            ["tourism", "handicrafts", "herbs-and-berries"],
            ["looms", "felt-table", "sewing-machines", "herb-dryer", "computers"], Village()),
        Lab.Open("kochkor", new("Кочкор", "Кочкор", "Kochkor"), Naryn, new("Кочкор району", "Кочкорский район", "Kochkor district"), 2024,
            (42.2157, 75.7556), 1767,
            ["handicrafts", "tourism", "e-commerce"], ["looms", "felt-table", "photo-corner", "computers"], Village()),
        Lab.Open("kyzart", new("Кызарт", "Кызарт", "Kyzart"), Naryn, new("Жумгал району", "Жумгальский район", "Jumgal district"),
        2024, null, null,
            ["tourism", "herbs-and-berries"], ["herb-dryer", "meeting-room", "computers"], Village()),
    ];

    private static List<OpeningHours> City() => Days(DayOfWeek.Monday, DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(19, 0));

    // In the villages the morning belongs to the animals.
    private static List<OpeningHours> Village() => Days(DayOfWeek.Monday, DayOfWeek.Saturday, new TimeOnly(10, 0), new TimeOnly(18, 0));

    private static List<OpeningHours> Days(DayOfWeek first, DayOfWeek last, TimeOnly opens, TimeOnly closes) =>
        Enumerable.Range((int)first, last - first + 1).Select(day => new OpeningHours((DayOfWeek)day, opens, closes)).ToList();
}
