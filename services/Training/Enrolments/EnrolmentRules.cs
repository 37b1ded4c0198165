using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Enrolments;

internal static class EnrolmentRules
{
    public static readonly Error AlreadyEnrolled = new("already_enrolled",
        "Сиз бул окууга мурда эле катталгансыз.", "Вы уже записаны на это обучение.", "You are already enrolled in this offering.");

    /// <summary>The answer carries <c>missing</c>: the courses to complete first.</summary>
    public static readonly Error PrerequisitesMissing = new("prerequisites_missing",
        "Алгач башка курстарды бүтүрүү керек.", "Сначала нужно пройти другие курсы.", "Other courses have to be completed first.");

    public static readonly Error NotEnrolled = new("not_enrolled",
        "Катышуучунун бул окууда орду жок.", "У участницы нет места на этом обучении.", "The learner has no seat in this offering.");

    public static readonly Error Ended = new("enrolment_ended",
        "Бул катталуу аяктаган.", "Эта запись уже завершена.", "This enrolment has ended already.");

    public static readonly Error OfferLapsed = new("offer_lapsed",
        "Сунуштун мөөнөтү өтүп кеткен.", "Срок предложения истёк.", "The offer has lapsed.");

    public static readonly Error NothingOffered = new("nothing_offered",
        "Сизге азыр орун сунушталган эмес.", "Сейчас вам место не предложено.", "No seat is offered to you now.");

    /// <summary>The answer carries <c>already</c>: the persons who have a seat or wait.</summary>
    public static readonly Error SomeAlreadyEnrolled = new("some_already_enrolled",
        "Тизмеде мурда катталгандар бар.", "В списке есть уже записанные.", "The list names persons who are enrolled already.");

    /// <summary>The answer carries <c>capacity</c>.</summary>
    public static readonly Error PartyTooLarge = new("party_too_large",
        "Окууда мынча орун жок.", "На обучении нет столько мест.", "The offering does not have that many seats.");

    /// <summary>The answer carries <c>strangers</c>: the persons who are neither members of the lab nor have learnt there.</summary>
    public static readonly Error NotOfTheLab = new("not_of_the_lab",
        "Тизмеде лабораториянын мүчөсү эместер бар. Алар өздөрү катталсын.",
        "В списке есть те, кто не состоит в лаборатории. Пусть они запишутся сами.",
        "The list names persons who are not members of the lab. They can enrol themselves.");

    /// <summary>The answer carries <c>strangers</c>: the persons who do not belong to the group.</summary>
    public static readonly Error NotOfTheGroup = new("not_of_the_group",
        "Тизмеде топтун мүчөсү эместер бар.", "В списке есть те, кто не состоит в группе.",
        "The list names persons who do not belong to the group.");
}
