using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class CommunityTemplates
{
    public static readonly Template Welcome = new("welcome", 1, Category.Community, new LocalText(
        "Кош келиңиз! Сизге тиешелүү жаңылыктар ушул жерге келет.",
        "Добро пожаловать! Здесь будут появляться ваши новости.",
        "Welcome! News that concerns you will arrive here."));

    public static readonly Template MembershipStarted = new("membership-started", 2, Category.Community, new LocalText(
        "Сиз «{lab}» лабораториясынын мүчөсү болдуңуз. Эми программаларга жана курстарга жазыла аласыз.",
        "Вы стали участницей лаборатории «{lab}». Теперь можно записываться на программы и курсы.",
        "You are now a member of the lab {lab}. You can apply to programmes and enrol in courses."));

    public static IReadOnlyList<Template> All { get; } = [Welcome, MembershipStarted];
}
