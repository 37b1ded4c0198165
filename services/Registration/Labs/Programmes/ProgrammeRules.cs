using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Programmes;

internal static class ProgrammeRules
{
    public static readonly Error ApplicationsClosed = new("applications_closed",
        "Бул топко арыз кабыл алуу бүткөн.",
        "Приём заявок в эту группу закончен.",
        "This cohort takes no more applications.");

    public static readonly Error AlreadyApplied = new("already_applied",
        "Сиз бул топко арыз бергенсиз.",
        "Вы уже подали заявку в эту группу.",
        "You have already applied to this cohort.");

    public static readonly Error AlreadyDecided = new("already_decided",
        "Бул арыз боюнча чечим кабыл алынган.",
        "По этой заявке уже принято решение.",
        "This application was decided before.");

    public static readonly Error OwnApplication = new("own_application",
        "Өз арызыңызды өзүңүз чече албайсыз.",
        "Нельзя принимать решение по своей заявке.",
        "You cannot decide on your own application.");

    public static readonly Error NoPlacesLeft = new("no_places_left",
        "Топто бош орун калган жок.",
        "В группе не осталось мест.",
        "No place is left in this cohort.");

    public static readonly Error PlacesGiven = new("places_already_given",
        "Мындан көп орун берилип калган.",
        "Мест уже отдано больше.",
        "More places than that were given.");

    public static readonly Error CohortBegun = new("cohort_begun",
        "Бул топ башталып калган.",
        "Эта группа уже началась.",
        "This cohort has begun.");

    public static readonly Error CohortStartsLater = new("cohort_starts_later",
        "Бул топ азырынча башталбайт.",
        "Эта группа начнётся позже.",
        "This cohort starts later.");

    public static readonly Error CohortNotBegun = new("cohort_not_begun",
        "Бул топ али баштала элек.",
        "Эта группа ещё не началась.",
        "This cohort has not begun.");

    public static readonly Error CohortFinished = new("cohort_finished",
        "Бул топ аяктаган.",
        "Эта группа уже закончилась.",
        "This cohort has ended.");

    public static readonly Error NothingToWithdraw = new("nothing_to_withdraw",
        "Бул арызды кайтарып алууга болбойт.",
        "Эту заявку уже нельзя отозвать.",
        "There is nothing left to withdraw from.");

    public static readonly Error NotAdmitted = new("not_admitted",
        "Бул арыз боюнча адегенде чечим кабыл алыңыз.",
        "Сначала примите решение по этой заявке.",
        "Decide on this application first.");

    public static readonly Error SlugTaken = new("slug_taken",
        "Мындай кыска ат бар.",
        "Такое короткое имя уже есть.",
        "This short name is taken.");

    public static readonly LocalText SlugForm = new(
        "Кыска атта латын тамгалары, сандар жана сызыкча гана болот.", "В коротком имени только латинские буквы, цифры и дефис.",
        "The short name takes small Latin letters, digits and hyphens.");

    public static readonly LocalText DaysInOrder = new(
        "Күндөрдүн ирети туура эмес.", "Даты идут не по порядку.", "The days are not in order.");

    public static readonly LocalText DaysTooFar = new(
        "Бул күн өтө алыс.", "Этот день слишком далеко.", "This day is too far away.");

    public static readonly LocalText EndedUndecided = new(
        "Программа аяктады, сиз үчүн орун бошогон жок.", "Программа завершилась, место для вас так и не освободилось.",
        "The programme has ended, and no place became free for you.");

    public static readonly LocalText ReasonRequired = new(
        "Четке кагуунун себебин жазыңыз.", "Укажите причину отказа.", "Give the reason for a rejection.");
}
