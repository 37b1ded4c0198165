using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Bookings;

internal static class BookingRules
{
    public static readonly Error Taken = new("time_taken",
        "Бул убакыт бош эмес.",
        "Это время уже занято.",
        "This time is already taken.");

    public static readonly Error QuotaReached = new("weekly_quota_reached",
        "Бул аптага берилген убактыңыз түгөндү.",
        "Ваше время на эту неделю исчерпано.",
        "Your time for this week is used up.");

    public static readonly Error LabClosed = new("lab_closed",
        "Бул убакта лаборатория жабык.",
        "В это время лаборатория закрыта.",
        "The lab is closed at this time.");

    public static readonly Error NotASlot = new("not_a_slot",
        "Башталышы жана узактыгы убакыт бөлүктөрүнө дал келиши керек.",
        "Начало и длительность должны совпадать с отрезками времени.",
        "Start and length must fit the slots of this resource.");

    public static readonly Error TooLong = new("booking_too_long",
        "Бир жолкуга мынча узак убакыт алууга болбойт.",
        "Столько времени за один раз занять нельзя.",
        "This is longer than one booking may be.");

    public static readonly Error AlreadyPast = new("already_past",
        "Бул убакыт өтүп кетти.",
        "Это время уже прошло.",
        "This time has passed.");

    public static readonly Error TooFarAhead = new("too_far_ahead",
        "Мынча эрте ээлеп коюуга болбойт.",
        "Так рано занять время нельзя.",
        "It is too early to book this time.");

    public static readonly Error TooSoonToApprove = new("too_soon_to_approve",
        "Муну координатор макулдашы керек: кеминде бир саат мурда сураңыз.",
        "Здесь нужно согласие координатора: попросите хотя бы за час.",
        "The coordinator has to agree: ask at least one hour before.");

    public static readonly Error NotInUse = new("resource_not_in_use",
        "Муну азыр колдонууга болбойт.",
        "Сейчас этим пользоваться нельзя.",
        "This is out of use at present.");

    public static readonly Error NoDateFree = new("no_date_free",
        "Бул күндөрдүн бирин да ээлөөгө болбойт.",
        "Ни одну из этих дат занять нельзя.",
        "None of these dates can be booked.");

    public static readonly Error NotHeld = new("booking_not_held",
        "Бул брон чечимди күтүп турган жок.",
        "Эта бронь не ждёт решения.",
        "This booking does not wait for a decision.");

    public static readonly Error HoldLapsed = new("hold_lapsed",
        "Чечимдин мөөнөтү өтүп кетти.",
        "Срок решения прошёл.",
        "The time for a decision is over.");

    public static readonly Error OwnBooking = new("own_booking",
        "Өз броңуз боюнча өзүңүз чечим кабыл ала албайсыз.",
        "Нельзя принимать решение по своей брони.",
        "You cannot decide on your own booking.");

    public static readonly Error NotLive = new("booking_not_live",
        "Бул брон күчүндө эмес.",
        "Эта бронь уже не действует.",
        "This booking does not stand any more.");

    public static readonly Error Begun = new("booking_begun",
        "Бул убакыт башталып калды.",
        "Это время уже началось.",
        "This time has begun.");

    public static readonly Error NotConfirmed = new("booking_not_confirmed",
        "Бул брон ырасталган эмес.",
        "Эта бронь не подтверждена.",
        "This booking is not confirmed.");

    public static readonly Error TooEarlyToCheckIn = new("too_early_to_check_in",
        "Келгениңизди белгилөөгө али эрте.",
        "Отмечаться ещё рано.",
        "It is too early to check in.");

    public static readonly LocalText ReasonRequired = new(
        "Себебин жазыңыз.", "Укажите причину.", "Give the reason.");

    public static readonly LocalText DayOutOfRange = new(
        "Бул күн өтө алыс.", "Этот день слишком далеко.", "This day is too far away.");
}
