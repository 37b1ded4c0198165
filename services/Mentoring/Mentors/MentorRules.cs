using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentors;

internal static class MentorRules
{
    public const string WithinCapacity = "ck_mentors_engaged_within_capacity";

    public static readonly Error CapacityInUse = new("capacity_in_use",
        "Учурда мындан көп аял сиз менен иштеп жатат. Алгач алардын ишин аяктаңыз.",
        "Сейчас с вами работает больше женщин. Сначала завершите работу с ними.",
        "More women than that work with you now. Complete those mentorships first.");

    public static readonly Error NotApproved = new("mentor_not_approved",
        "Бул насаатчынын ырастоосу жок.", "У этой наставницы нет подтверждения.", "This mentor is not approved.");

    public static readonly Error NotSuspended = new("mentor_not_suspended",
        "Бул насаатчы токтотулган эмес.", "Эта наставница не приостановлена.", "This mentor is not suspended.");

    /// <summary>One sentence for every cause, so that a pause, an approval that ended and what nobody may know look alike.</summary>
    public static readonly Error NotAvailable = new("mentor_not_available",
        "Насаатчы азыр жеткиликтүү эмес.", "Наставница сейчас недоступна.", "The mentor is not available now.");

    public static readonly Error ProfileFirst = new("mentor_profile_first",
        "Адегенде насаатчы баракчаңызды толтуруңуз.", "Сначала заполните профиль наставницы.", "Fill in your mentor profile first.");

    public static readonly Error NameFirst = new("contact_first",
        "Адегенде атыңызды жана кантип жолугууну жазыңыз.", "Сначала напишите имя и как с вами встретиться.",
        "First write your name and how you can be met.");

    public static readonly Error AlreadyApplied = new("already_applied",
        "Арызыңыз каралып жатат.", "Ваша заявка уже рассматривается.", "Your application is being looked at already.");

    public static readonly Error Decided = new("application_decided",
        "Бул арыз боюнча чечим чыккан.", "По этой заявке уже есть решение.", "This application was decided already.");

    public static readonly Error Conflicted = new("conflict_of_interest",
        "Бул арызды сиз карай албайсыз: аны башка координатор карайт.",
        "Эту заявку вы рассмотреть не можете: её рассмотрит другой координатор.",
        "You cannot look at this application; another coordinator does.");
}
