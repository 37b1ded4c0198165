using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentors;

internal static class MentorRules
{
    public const string WithinCapacity = "ck_mentors_engaged_within_capacity";

    public static readonly Rule CapacityInUse = new("capacity_in_use",
        "Учурда мындан көп аял сиз менен иштеп жатат. Алгач алардын ишин аяктаңыз.",
        "Сейчас с вами работает больше женщин. Сначала завершите работу с ними.",
        "More women than that work with you now. Complete those mentorships first.");
}
