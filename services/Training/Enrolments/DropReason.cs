using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Why an enrolment was given up: a word of a list, so that it can be counted and tells nothing more of her.</summary>
internal enum DropReason
{
    NotSaid,
    NoTime,
    TooFar,
    Family,
    Health,
    Work,
    NotAsExpected,

    /// <summary>The lab called the offering off.</summary>
    OfferingCancelled,

    /// <summary>The offering ended while she waited.</summary>
    OfferingFinished,

    /// <summary>A seat became free when a course that it requires was no longer completed.</summary>
    PrerequisitesMissing,

    /// <summary>She left the platform.</summary>
    LeftPlatform,
}

/// <summary>A reason that a learner can give.</summary>
/// <param name="Reason">The code.</param>
/// <param name="Says">In the caller's language.</param>
internal sealed record DropReasonView(DropReason Reason, string Says);

internal static class DropReasons
{
    public static readonly IReadOnlyDictionary<DropReason, LocalText> Words = new Dictionary<DropReason, LocalText>
    {
        [DropReason.NotSaid] = new("Айткысы келген жок", "Не указано", "Not said"),
        [DropReason.NoTime] = new("Убакыт жок", "Нет времени", "No time"),
        [DropReason.TooFar] = new("Жол алыс же кымбат", "Далеко или дорого добираться", "Too far or too costly to get there"),
        [DropReason.Family] = new("Үй-бүлөлүк себеп", "Семейные обстоятельства", "Family"),
        [DropReason.Health] = new("Ден соолук", "Здоровье", "Health"),
        [DropReason.Work] = new("Жумуш", "Работа", "Work"),
        [DropReason.NotAsExpected] = new("Окуу күткөндөй эмес", "Обучение не оправдало ожиданий", "Not what was expected"),
        [DropReason.OfferingCancelled] = new("Окуу өткөрүлбөйт", "Обучение отменено", "The offering was cancelled"),
        [DropReason.OfferingFinished] = new("Орун бошогон жок", "Место не освободилось", "No seat became free"),
        [DropReason.PrerequisitesMissing] = new("Талап кылынган курс бүтө элек", "Нет требуемого курса", "A required course is missing"),
        [DropReason.LeftPlatform] = new("Платформадан чыкты", "Ушла с платформы", "Left the platform"),
    };

    /// <summary>What a learner may say; the rest is for the house.</summary>
    public static IReadOnlyList<DropReason> ToSay { get; } = Enum.GetValues<DropReason>()
        .Where(reason => reason < DropReason.OfferingCancelled).ToList();

    public static Ok<WholeList<DropReasonView>> List(HttpContext http) =>
        TypedResults.Ok(new WholeList<DropReasonView>([.. ToSay.Select(reason => new DropReasonView(reason, http.Say(Words[reason])))]));
}
