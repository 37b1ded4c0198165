using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>What becomes of a group's fund. In the inbox only, and without a figure: a phone may be shared.</summary>
internal static class FundTemplates
{
    public static readonly Template Called = new("fund-meeting-called", 1, Category.Community, new LocalText(
        "Топтун фондунун жолугушуусу: {date}.",
        "Встреча фонда вашей группы: {date}.",
        "The fund of your group meets on {date}."));

    public static readonly Template Voted = new("fund-loan-voted", 1, Category.Community, new LocalText(
        "Топтун фондундагы арызыңыз жактырылды. Кийинки жолугушууга келиңиз.",
        "Ваша заявка в фонде группы одобрена. Приходите на следующую встречу.",
        "What you asked the fund of your group for is approved. Come to its next meeting."));

    public static readonly Template Refused = new("fund-loan-refused", 1, Category.Community, new LocalText(
        "Топтун фондундагы арызыңыз жактырылган жок.",
        "Ваша заявка в фонде группы не одобрена.",
        "What you asked the fund of your group for is not approved."));

    public static readonly Template SharedOut = new("fund-shared-out", 1, Category.Community, new LocalText(
        "Топтун фондунун мөөнөтү бүттү, жыйналганы бөлүндү. Өз үлүшүңүздү фонддун барагынан караңыз.",
        "Срок фонда вашей группы закончился, накопленное разделено. Свою долю смотрите на странице фонда.",
        "The cycle of your group's fund has ended and what was saved is shared out. See your share on the fund's page."));

    public static readonly Template Signer = new("fund-signer-chosen", 1, Category.Community, new LocalText(
        "Топтун фондунда кол коюуну сизге ишеништи.",
        "Вам доверили подписывать в фонде вашей группы.",
        "You were chosen to sign in the fund of your group."));

    public static IReadOnlyList<Template> All { get; } = [Called, Voted, Refused, SharedOut, Signer];
}
