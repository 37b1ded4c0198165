using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Hearings;

internal static class HearingRules
{
    public static readonly Error NoHearing = new("event_is_no_hearing",
        "Бул иш-чара коомдук угуу эмес.",
        "Это мероприятие не общественные слушания.",
        "This event is no public hearing.");

    public static readonly Error ItemHasComments = new("agenda_item_has_comments",
        "Күн тартибинин бул пунктуна пикир жазылган, аны алып салууга болбойт.",
        "К этому пункту повестки уже есть мнения, убрать его нельзя.",
        "This item of the agenda has comments and cannot be taken off.");

    public static readonly Error NoSuchItem = new("no_such_agenda_item",
        "Күн тартибинде мындай пункт жок.",
        "В повестке нет такого пункта.",
        "The agenda has no such item.");

    public static readonly Error CommentsClosed = new("comments_closed",
        "Пикир кабыл алуу аяктаган.",
        "Приём мнений закончен.",
        "Comments are closed.");

    public static readonly Error CommentsOpen = new("comments_still_open",
        "Пикир кабыл алуу бүтө элек, чечим андан кийин жарыяланат.",
        "Приём мнений ещё идёт, решение публикуется после него.",
        "Comments are still open; a decision comes after them.");

    public static readonly Error TooManyComments = new("too_many_comments",
        "Бир угууга эң көп дегенде он пикир жазса болот.",
        "К одним слушаниям можно написать не больше десяти мнений.",
        "One person writes at most ten comments to a hearing.");

    public static readonly Error NotHeldYet = new("hearing_not_held_yet",
        "Угуу азырынча өтө элек.",
        "Слушания ещё не состоялись.",
        "The hearing has not been held yet.");

    public static readonly Error CommentWithdrawn = new("comment_withdrawn",
        "Бул пикирди жазган адам аны кайра алган.",
        "Автор забрала это мнение.",
        "Its author took this comment back.");

    public static readonly LocalText ReasonRequired = new(
        "Пикир эмне үчүн жашырылганын жазыңыз.", "Укажите, почему мнение скрыто.", "Say why the comment is hidden.");

    public static readonly LocalText ItemOnce = new(
        "Ар бир пункт бир эле жолу жазылат.", "Каждый пункт указывают один раз.", "Name each item once.");

    public static readonly LocalText ItemMissing =
        new("Бош пункт болбошу керек.", "Пустых пунктов быть не должно.", "An item must not be empty.");

    public static readonly LocalText NotAfterTheEnd = new(
        "Пикир кабыл алуу угуу бүткөнгө чейин аякташы керек.", "Приём мнений должен закончиться не позже самих слушаний.",
        "Comments must close no later than the hearing ends.");

    public static readonly LocalText NotInTime = new(
        "Пикир мөөнөтүнөн кеч же келечекте алынган.", "Мнение получено после срока или в будущем.",
        "It was received after the deadline, or in the future.");

    public static readonly LocalText TooFar = new(
        "Күн бүгүндөн баштап он жылдын ичинде болушу керек.", "Дата должна быть в пределах десяти лет от сегодняшнего дня.",
        "The date must be within ten years from today.");
}
