using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs;

internal static class LabRules
{
    public static readonly Rule AlreadyMember = new("already_member",
        "Сиз бул лабораториянын мүчөсүсүз.",
        "Вы уже состоите в этой лаборатории.",
        "You are already a member of this lab.");

    public static readonly Rule MembershipRequired = new("membership_required",
        "Адегенде лабораторияга мүчө болуу керек.",
        "Сначала нужно вступить в лабораторию.",
        "Membership of the lab is needed first.");

    public static readonly Rule AlreadyGranted = new("role_already_granted",
        "Бул роль мурун эле берилген.",
        "Эта роль уже дана.",
        "This role was given before.");
}
