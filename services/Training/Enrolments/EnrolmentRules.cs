using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Enrolments;

internal static class EnrolmentRules
{
    public static readonly Rule AlreadyEnrolled = new("already_enrolled",
        "Сиз бул окууга мурда эле катталгансыз.", "Вы уже записаны на это обучение.", "You are already enrolled in this offering.");

    /// <summary>The answer carries <c>missing</c>: the courses to complete first.</summary>
    public static readonly Rule PrerequisitesMissing = new("prerequisites_missing",
        "Алгач башка курстарды бүтүрүү керек.", "Сначала нужно пройти другие курсы.", "Other courses have to be completed first.");

    public static readonly Rule NotEnrolled = new("not_enrolled",
        "Катышуучунун бул окууда орду жок.", "У участницы нет места на этом обучении.", "The learner has no seat in this offering.");

    public static readonly Rule Ended = new("enrolment_ended",
        "Бул катталуу аяктаган.", "Эта запись уже завершена.", "This enrolment has ended already.");
}
