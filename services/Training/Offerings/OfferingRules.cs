using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Offerings;

internal static class OfferingRules
{
    public static readonly Rule NotOpen = new("offering_not_open",
        "Бул окууга катталуу ачык эмес.", "Запись на это обучение не открыта.", "This offering is not open for enrolment.");

    public static readonly Rule NotDraft = new("offering_not_draft",
        "Окуу мурда жарыяланган.", "Обучение уже опубликовано.", "This offering is not a draft any more.");

    public static readonly Rule NotRunning = new("offering_not_running",
        "Окуу азыр жүрүп жаткан жок.", "Обучение сейчас не идёт.", "This offering is not running.");

    public static readonly Rule Over = new("offering_over",
        "Окуу бүткөн же жокко чыгарылган.", "Обучение завершено или отменено.", "This offering is finished or cancelled.");

    public static readonly Rule DatesFixed = new("offering_dates_fixed",
        "Жарыялангандан кийин күндөрү өзгөрбөйт.", "После публикации даты не меняются.",
        "The dates are fixed once an offering is published.");

    /// <summary>The answer carries <c>taken</c>: the seats that are taken already.</summary>
    public static readonly Rule CapacityBelowTaken = new("capacity_below_taken",
        "Ээленген орундар мындан көп.", "Занятых мест больше.", "More seats than that are taken already.");

    /// <summary>A party that can never be seated would hold the line for ever.</summary>
    public static readonly Rule CapacityBelowParty = new("capacity_below_party",
        "Кезекте мындан чоң топ күтүп турат.", "В очереди ждёт группа больше этого числа.", "A party larger than that waits.");
}
