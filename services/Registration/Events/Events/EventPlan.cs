using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Events;

/// <summary>Help that an event has seats for.</summary>
/// <param name="Kind">childcare, transport or interpreter.</param>
/// <param name="Capacity">0 to 1000.</param>
internal sealed record SupportPlan(SupportKind Kind, int Capacity);

/// <summary>When an event is held.</summary>
/// <param name="StartsAt">In the future, at most three years ahead.</param>
/// <param name="EndsAt">After the start, at most thirty days.</param>
internal sealed record EventTimes(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3 * 366);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public Validation Check(Validation check, DateTimeOffset now) => check
        .Check(StartsAt > now && StartsAt <= now + Ahead, "startsAt",
            "Башталышы келечекте, үч жылдан ары эмес болушу керек.",
            "Начало должно быть в будущем, не дальше трёх лет.",
            "The start must be in the future, at most three years ahead.")
        .Check(EndsAt > StartsAt && EndsAt - StartsAt <= Longest, "endsAt",
            "Аягы башталыштан кийин, отуз күндөн ашпашы керек.",
            "Конец должен быть после начала, не позже чем через тридцать дней.",
            "The end must be after the start, at most thirty days.");
}

/// <summary>What a coordinator says of an event, besides its times.</summary>
/// <param name="Kind">festival, roundtable, publicHearing or openDay.</param>
/// <param name="Title">Each language up to 150 characters, at least one.</param>
/// <param name="Venue">Where, for people; each language up to 300 characters, at least one.</param>
/// <param name="Capacity">1 to 100000 people.</param>
/// <param name="Description">Each language up to 4000 characters.</param>
/// <param name="Support">Seats of support; a kind that is not named has none.</param>
internal sealed record EventPlan(
    EventKind Kind, LocalText Title, LocalText Venue, int Capacity, LocalText? Description = null,
    IReadOnlyList<SupportPlan>? Support = null)
{
    public int SupportOf(SupportKind kind) => Support?.FirstOrDefault(s => s.Kind == kind)?.Capacity ?? 0;

    public Validation Check(Validation check)
    {
        check.Text(Title, 150, "title").Text(Venue, 300, "venue").Range(Capacity, 1, 100_000, "capacity");
        if (Description is not null)
        {
            check.Text(Description, 4000, "description");
        }

        foreach (var support in Support ?? [])
        {
            check.Range(support?.Capacity ?? -1, 0, 1000, "support");
        }

        return check.Check(Support is null || Support.DistinctBy(s => s?.Kind).Count() == Support.Count, "support",
            "Ар бир түрү бир жолу аталат.", "Каждый вид называется один раз.", "Name each kind once.");
    }
}
