using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Programmes;

internal static class ProgrammeRules
{
    public static readonly Rule ApplicationsClosed = new("applications_closed",
        "Бул топко арыз кабыл алуу бүткөн.",
        "Приём заявок в эту группу закончен.",
        "This cohort takes no more applications.");

    public static readonly Rule AlreadyApplied = new("already_applied",
        "Сиз бул топко арыз бергенсиз.",
        "Вы уже подали заявку в эту группу.",
        "You have already applied to this cohort.");

    public static readonly Rule AlreadyDecided = new("already_decided",
        "Бул арыз боюнча чечим кабыл алынган.",
        "По этой заявке уже принято решение.",
        "This application was decided before.");

    public static readonly Rule OwnApplication = new("own_application",
        "Өз арызыңызды өзүңүз чече албайсыз.",
        "Нельзя принимать решение по своей заявке.",
        "You cannot decide on your own application.");

    public static readonly Rule NoPlacesLeft = new("no_places_left",
        "Топто бош орун калган жок.",
        "В группе не осталось мест.",
        "No place is left in this cohort.");

    public static readonly LocalText ReasonRequired = new(
        "Четке кагуунун себебин жазыңыз.", "Укажите причину отказа.", "Give the reason for a rejection.");
}
