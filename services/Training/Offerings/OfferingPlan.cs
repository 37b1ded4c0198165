using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Offerings;

/// <summary>When a session is.</summary>
/// <param name="StartsAt">The moment it begins.</param>
/// <param name="Minutes">How long, 15 to 720; 120 when left out.</param>
/// <param name="Room">As the lab calls it, up to 60 characters; none online.</param>
internal record SessionPlan(DateTimeOffset StartsAt, int Minutes = 120, string? Room = null)
{
    /// <summary>One room is written in one way.</summary>
    internal string? RoomName => string.IsNullOrWhiteSpace(Room)
        ? null : string.Join(' ', Room.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    internal DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);
}

/// <summary>What may change in an offering.</summary>
/// <param name="TrainerId">The person who teaches.</param>
/// <param name="Language">The language it is held in: ky, ru or en.</param>
/// <param name="Capacity">Seats, 1 to 500.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="Sessions">1 to 60, none before the first day, no two at one time; once published they are changed by rescheduling.</param>
/// <param name="Link">For an offering online: the https address to open, shown only to who learns or teaches there.</param>
internal record OfferingPlan(
    Guid TrainerId, string Language, int Capacity, DateOnly StartsOn, IReadOnlyList<SessionPlan> Sessions, string? Link = null)
{
    public const int MostSessions = 60;

    private static readonly LocalText OneOrMore = new("1–60 сабак керек.", "Нужно от 1 до 60 занятий.", "Must have 1 to 60 sessions.");
    private static readonly LocalText Overlapping =
        new("Эки сабак бир убакта.", "Два занятия в одно время.", "Two sessions are at one time.");
    private static readonly LocalText TooEarly = new(
        "Сабак биринчи күндөн эрте башталбайт.", "Занятие не может быть раньше первого дня.", "No session can be before the first day.");

    public Validation Check()
    {
        var validation = new Validation()
            .Check(TrainerId != Guid.Empty, "trainerId", "Окутуучу көрсөтүлүшү керек.", "Нужно указать преподавателя.",
                "A trainer is required.")
            .OneOf(Language, LocalText.Languages, "language")
            .Range(Capacity, 1, 500, "capacity")
            .Range(StartsOn.Year, 2020, 2100, "startsOn")
            .Length(Link, 0, 500, "link")
            .Check(Link is null || (Uri.TryCreate(Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps), "link",
                "https дареги керек.", "Нужен адрес https.", "Must be an https address.");
        Check(validation, Sessions, Link is not null);
        return validation.Check(
            Sessions.All(s => s is null || s.StartsAt.Year is < 2020 or > 2100 || Bishkek.DateOf(s.StartsAt) >= StartsOn),
            "sessions.startsAt", TooEarly);
    }

    public static Validation Check(Validation validation, IReadOnlyList<SessionPlan> sessions, bool online)
    {
        validation.Check(sessions.Count is >= 1 and <= MostSessions && !sessions.Contains(null!), "sessions", OneOrMore);
        var named = sessions.Where(s => s is not null).Take(MostSessions).ToList();
        foreach (var session in named)
        {
            validation.Range(session.Minutes, 15, 720, "sessions.minutes");
            validation.Range(session.StartsAt.Year, 2020, 2100, "sessions.startsAt");
            validation.Length(session.Room, 0, 60, "sessions.room");
            validation.Check(!online || session.RoomName is null, "sessions.room",
                "Онлайн сабактын бөлмөсү жок.", "У онлайн-занятия нет комнаты.", "A session online has no room.");
        }

        return validation.Problem is null
            ? validation.Check(named.OrderBy(s => s.StartsAt)
                .Zip(named.OrderBy(s => s.StartsAt).Skip(1), (one, next) => one.EndsAt <= next.StartsAt).All(apart => apart), "sessions",
                Overlapping)
            : validation;
    }
}

/// <summary>A new offering.</summary>
/// <param name="CourseId">The course.</param>
/// <param name="LabId">The lab that gives it, also online; its coordinator plans.</param>
/// <param name="TrainerId">The person who teaches.</param>
/// <param name="Language">The language it is held in: ky, ru or en.</param>
/// <param name="Capacity">Seats, 1 to 500.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="Sessions">1 to 60, none before the first day, no two at one time.</param>
/// <param name="Link">For an offering online: the https address to open, shown only to who learns or teaches there.</param>
internal sealed record NewOffering(
    Guid CourseId, Guid LabId, Guid TrainerId, string Language, int Capacity, DateOnly StartsOn, IReadOnlyList<SessionPlan> Sessions,
    string? Link = null)
    : OfferingPlan(TrainerId, Language, Capacity, StartsOn, Sessions, Link);
