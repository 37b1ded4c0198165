using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Offerings;

/// <summary>When a session is.</summary>
/// <param name="StartsAt">The moment it begins.</param>
/// <param name="Minutes">How long, 15 to 720; 120 when left out.</param>
internal sealed record SessionPlan(DateTimeOffset StartsAt, int Minutes = 120);

/// <summary>What may change in an offering.</summary>
/// <param name="TrainerId">The person who teaches.</param>
/// <param name="Language">The language it is held in: ky, ru or en.</param>
/// <param name="Capacity">Seats, 1 to 500.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="Sessions">1 to 60, none before the first day; fixed once published.</param>
internal record OfferingPlan(Guid TrainerId, string Language, int Capacity, DateOnly StartsOn, IReadOnlyList<SessionPlan> Sessions)
{
    private static readonly LocalText OneOrMore = new("1–60 сабак керек.", "Нужно от 1 до 60 занятий.", "Must have 1 to 60 sessions.");

    public Validation Check()
    {
        var validation = new Validation()
            .Check(TrainerId != Guid.Empty, "trainerId", "Окутуучу көрсөтүлүшү керек.", "Нужно указать преподавателя.", "A trainer is required.")
            .OneOf(Language, LocalText.Languages, "language")
            .Range(Capacity, 1, 500, "capacity")
            .Range(StartsOn.Year, 2020, 2100, "startsOn")
            .Check(Sessions.Count is >= 1 and <= 60 && !Sessions.Contains(null!), "sessions", OneOrMore);
        foreach (var session in Sessions.Where(s => s is not null))
        {
            validation.Range(session.Minutes, 15, 720, "sessions.minutes");
            validation.Check(session.StartsAt.Year is >= 2020 and <= 2100 && Bishkek.DateOf(session.StartsAt) >= StartsOn, "sessions.startsAt",
                "Сабак биринчи күндөн эрте башталбайт.", "Занятие не может быть раньше первого дня.", "No session can be before the first day.");
        }

        return validation;
    }
}

/// <summary>A new offering.</summary>
/// <param name="CourseId">The course.</param>
/// <param name="LabId">The lab; its coordinator plans.</param>
/// <param name="TrainerId">The person who teaches.</param>
/// <param name="Language">The language it is held in: ky, ru or en.</param>
/// <param name="Capacity">Seats, 1 to 500.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="Sessions">1 to 60, none before the first day.</param>
internal sealed record NewOffering(
    Guid CourseId, Guid LabId, Guid TrainerId, string Language, int Capacity, DateOnly StartsOn, IReadOnlyList<SessionPlan> Sessions)
    : OfferingPlan(TrainerId, Language, Capacity, StartsOn, Sessions);
