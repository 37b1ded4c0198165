using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Duplicates;

internal static class DuplicateRules
{
    public static readonly Error CandidateDecided = new("candidate_decided",
        "Бул жуп боюнча чечим кабыл алынган.",
        "По этой паре уже принято решение.",
        "This pair was decided on before.");

    public static readonly Error SamePerson = new("same_person",
        "Бир эле жазууну өзүнө кошууга болбойт.",
        "Нельзя объединить запись с ней самой.",
        "A record cannot be merged into itself.");

    public static readonly Error AlreadyMerged = new("already_merged",
        "Бул жазуу мурун эле башкасына кошулган.",
        "Эта запись уже объединена с другой.",
        "This record was merged into another one before.");

    public static readonly Error RoleHeld = new("role_held",
        "Адегенде бул адамдын ролун токтотуңуз.",
        "Сначала прекратите роль этого человека.",
        "Revoke this person's role first.");

    public static readonly Error MergeWaits = new("merge_waiting",
        "Бул жазууну башкасына кошуу мурун эле суралган.",
        "Объединение этой записи с другой уже запрошено.",
        "Another merge of this record is waiting already.");

    public static readonly Error MergeOver = new("merge_over",
        "Жазууларды бириктирүү боюнча суроо аяктаган.",
        "Запрос на объединение записей уже завершён.",
        "This merge is over.");

    public static readonly Error OwnPinNeeded = new("own_pin_needed",
        "Жазууларды бириктирүүгө макул болуу үчүн PIN кодуңузду жазыңыз.",
        "Чтобы согласиться на объединение записей, введите свой PIN.",
        "To agree that two records are joined, your PIN is needed.");

    public static readonly Error OwnRecord = new("own_record",
        "Өз жазууңузду өзүңүз кошо албайсыз.",
        "Нельзя объединять собственную запись.",
        "You cannot merge your own record.");
}
