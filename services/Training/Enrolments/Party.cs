using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Persons to enrol together: all get a seat at once, or all wait together and are offered seats together.</summary>
/// <param name="Persons">2 to 30 persons, each once.</param>
/// <param name="GroupId">The self-help group that they belong to, when its lead enrols them.</param>
internal sealed record Party(IReadOnlyList<Guid> Persons, Guid? GroupId = null)
{
    public const int Most = 30;

    private static readonly LocalText TwoOrMore = new(
        "2–30 адам керек, ар бири бир жолу.", "Нужно от 2 до 30 человек, каждая один раз.", "Must be 2 to 30 persons, each once.");

    public Validation Check() => new Validation().Check(
        Persons.Count is >= 2 and <= Most && Persons.Distinct().Count() == Persons.Count
        && !Persons.Contains(Guid.Empty), "persons", TwoOrMore);
}
