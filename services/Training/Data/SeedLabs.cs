using CreativeLabs.Contracts;
using CreativeLabs.Training.Labs;

namespace CreativeLabs.Training.Data;

/// <summary>The six labs by name; further ones are heard of.</summary>
internal static class SeedLabs
{
    public static IReadOnlyList<Lab> All =>
    [
        Known("osh", new("Ош", "Ош", "Osh")), Known("jalal-abad", new("Жалал-Абад", "Джалал-Абад", "Jalal-Abad")),
        Known("batken", new("Баткен", "Баткен", "Batken")), Known("at-bashy", new("Ат-Башы", "Ат-Баши", "At-Bashy")),
        Known("kochkor", new("Кочкор", "Кочкор", "Kochkor")), Known("kyzart", new("Кызарт", "Кызарт", "Kyzart")),
    ];

    private static Lab Known(string slug, LocalText name) => new(WellKnown.Id($"lab/{slug}"), name);
}
