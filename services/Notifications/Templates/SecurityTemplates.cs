using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>Notices of safety. A phone may be shared, or looked at by someone who must not know: a message says what happened and what to
/// do, and neither where it comes from nor whom it is for.</summary>
internal static class SecurityTemplates
{
    /// <summary>Says what it is and nothing of where it comes from.</summary>
    public static readonly Template SignInCode = new("sign-in-code", 1, Category.Security,
        new LocalText("Кирүү коду жөнөтүлдү.", "Код для входа отправлен.", "A sign-in code was sent."),
        new LocalText("Кодуңуз: {code}. Аны эч кимге айтпаңыз.", "Ваш код: {code}. Никому его не сообщайте.",
        "Your code: {code}. Do not share it with anyone."));

    /// <summary>In the inbox alone: the code that opened it came by message just before.</summary>
    public static readonly Template NewDevice = new("signed-in-new-device", 1, Category.Security, new LocalText(
        "{date}: баракчаңызга жаңы түзмөктөн кирди. Бул сиз болбосоңуз, бардык түзмөктөрдөн чыгыңыз.",
        "{date}: на вашу страницу вошли с нового устройства. Если это не вы, выйдите на всех устройствах.",
        "{date}: your page was opened on a new device. If it was not you, sign out everywhere."));

    public static readonly Template PinPaused = new("pin-paused", 1, Category.Security,
        new LocalText(
            "PIN кодуңуз бир нече жолу туура эмес терилди, ошондуктан ал убактылуу иштебейт. Бул сиз болбосоңуз, PIN кодду алмаштырыңыз.",
            "Ваш PIN несколько раз ввели неверно, поэтому он временно не действует. Если это не вы, смените PIN.",
            "Your PIN was wrong several times and is not taken for a while. If it was not you, change it."),
        new LocalText(
            "PIN код бир нече жолу туура эмес терилди. Бул сиз болбосоңуз, аны алмаштырыңыз.",
            "PIN несколько раз введён неверно. Если это не вы, смените его.",
            "A PIN was wrong several times. If it was not you, change it."));

    public static readonly Template PinChanged = new("pin-changed", 1, Category.Security, new LocalText(
        "PIN кодуңуз өзгөрдү. Бул сиз болбосоңуз, бардык түзмөктөрдөн чыгып, лабораторияңыздын координаторуна кайрылыңыз.",
        "Ваш PIN изменён. Если это не вы, выйдите на всех устройствах и обратитесь к координатору лаборатории.",
        "Your PIN was changed. If it was not you, sign out everywhere and speak to the coordinator of your lab."));

    public static readonly Template PinRemoved = new("pin-removed", 1, Category.Security, new LocalText(
        "PIN кодуңуз алынып салынды. Бул сиз болбосоңуз, бардык түзмөктөрдөн чыгып, лабораторияңыздын координаторуна кайрылыңыз.",
        "Ваш PIN удалён. Если это не вы, выйдите на всех устройствах и обратитесь к координатору лаборатории.",
        "Your PIN was removed. If it was not you, sign out everywhere and speak to the coordinator of your lab."));

    public static readonly Template PhoneChangeAsked = new("phone-change-asked", 1, Category.Security,
        new LocalText(
            "Кирүү номериңизди алмаштыруу суралды. Жаңы номер {date} иштей баштайт. Бул сиз болбосоңуз, ага чейин жокко чыгарыңыз.",
            "Запрошена смена номера для входа. Новый номер заработает {date}. Если это не вы, отмените до этого дня.",
            "Another sign-in number was asked for. It takes over on {date}. If it was not you, cancel it before then."),
        new LocalText(
            "Номериңизди алмаштыруу суралды. Бул сиз болбосоңуз, кирип, жокко чыгарыңыз.",
            "Запрошена смена вашего номера. Если это не вы, войдите и отмените.",
            "A change of your number was asked for. If it was not you, sign in and cancel it."));

    public static readonly Template PhoneChangeAssisted = new("phone-change-assisted", 1, Category.Security,
        new LocalText(
            "Лабораторияңыздын координатору кирүү номериңизди алмаштырууну сурады. Жаңы номер {date} иштей баштайт. Муну сиз " +
            "сурабасаңыз, ага чейин жокко чыгарыңыз.",
            "Координатор вашей лаборатории запросила смену номера для входа. Новый номер заработает {date}. Если вы об этом не просили, " +
            "отмените до этого дня.",
            "The coordinator of your lab asked for another sign-in number for you. It takes over on {date}. If you did not ask for it, " +
            "cancel it before then."),
        PhoneChangeAsked.Sms);

    public static readonly Template PhoneChanged = new("phone-changed", 1, Category.Security,
        new LocalText("Эми ушул номер менен киресиз. Башка түзмөктөрдөгү сеанстар аяктады.",
        "Теперь вы входите с этим номером. Сеансы на других устройствах завершены.",
        "You sign in with this number now. Sessions on other devices have ended."),
        new LocalText("Номериңиз алмашты.", "Ваш номер изменён.", "Your number was changed."));

    public static readonly Template PhoneChangeCancelled = new("phone-change-cancelled", 1, Category.Security, new LocalText(
        "Кирүү номериңизди алмаштыруу жокко чыгарылды.",
        "Смена номера для входа отменена.",
        "The change of your sign-in number was cancelled."));

    public static readonly Template PhoneChangeFull = new("phone-change-full", 1, Category.Security, new LocalText(
        "Кирүү номериңиз алмашкан жок: жаңы номерди колдонгондор өтө көп.",
        "Номер для входа не изменён: новым номером пользуется слишком много людей.",
        "Your sign-in number was not changed: too many people share the new one."));

    public static readonly Template NumberRemoved = new("sign-in-number-removed", 1, Category.Security,
        new LocalText(
            "Кирүү номерлериңиздин бири өчүрүлдү. Бул сиз болбосоңуз, PIN кодуңузду алмаштырып, лабораторияңыздын координаторуна " +
            "кайрылыңыз.",
            "Один из ваших номеров для входа убран. Если это не вы, смените PIN и обратитесь к координатору лаборатории.",
            "One of your sign-in numbers was removed. If it was not you, change your PIN and speak to the coordinator of your lab."),
        new LocalText(
            "Кирүү номери өчүрүлдү. Бул сиз болбосоңуз, кирип, текшериңиз.",
            "Номер для входа убран. Если это не вы, войдите и проверьте.",
            "A sign-in number was removed. If it was not you, sign in and look."));

    public static readonly Template MergeAsked = new("merge-asked", 1, Category.Security,
        new LocalText(
            "Лабораторияңыздын координатору дагы бир жазууну сиздики деп эсептеп, экөөнү бириктирүүнү сурады. Сиз макул болбосоңуз, " +
            "эч нерсе " +
            "өзгөрбөйт. Бул сиздики болбосо, «жок» деңиз.",
            "Координатор вашей лаборатории считает, что ещё одна запись — тоже ваша, и просит их объединить. Без вашего согласия " +
            "ничего не " +
            "изменится. Если это не ваша запись, откажитесь.",
            "The coordinator of your lab believes that another record is yours too and asks to join the two. Nothing changes unless " +
            "you agree. " +
            "If it is not yours, say no."),
        new LocalText(
            "Жазууларды бириктирүү суралды. Муну күтпөсөңүз, кирип, «жок» деңиз.",
            "Запрошено объединение записей. Если вы этого не ждали, войдите и откажитесь.",
            "A merge of records was asked for. If you did not expect it, sign in and say no."));

    public static readonly Template MergeAgreed = new("merge-agreed", 1, Category.Security,
        new LocalText(
            "Жазууларды бириктирүүгө макулдук берилди. Алар {date} бир болот. Бул сиз болбосоңуз, ага чейин жокко чыгарыңыз.",
            "Согласие на объединение записей дано. Они станут одной {date}. Если это не вы, отмените до этого дня.",
            "It was agreed that two records are joined. They become one on {date}. If it was not you, undo it before then."),
        new LocalText(
            "Жазуулар жети күндөн кийин бириктирилет. Бул сиз болбосоңуз, кирип, жокко чыгарыңыз.",
            "Записи объединят через семь дней. Если это не вы, войдите и отмените.",
            "Records will be joined in seven days. If it was not you, sign in and undo it."));

    public static readonly Template MergeDone = new("merge-done", 1, Category.Security, new LocalText(
        "Жазууларыңыз бириктирилди. Кайсы номерлер менен кире аларыңызды караңыз.",
        "Ваши записи объединены. Посмотрите, с какими номерами вы теперь входите.",
        "Your records were joined. Look which numbers you can sign in with now."));

    public static readonly Template MergeOff = new("merge-off", 1, Category.Security, new LocalText(
        "Жазууларды бириктирүү болбой калды, эч нерсе өзгөргөн жок.",
        "Объединение записей не состоялось, ничего не изменилось.",
        "The records were not joined; nothing has changed."));

    public static readonly Template ErasureAnnounced = new("erasure-announced", 1, Category.Security,
        new LocalText(
            "Кызматкер сиз жөнүндө маалыматты өчүрүүнү сурады. Ал {date} биротоло өчүрүлөт. Муну сиз сурабасаңыз, ага чейин жокко " +
            "чыгарыңыз.",
            "Сотрудница попросила удалить ваши данные. Они будут удалены навсегда {date}. Если вы об этом не просили, отмените до " +
            "этого дня.",
            "A member of staff asked that your data be erased. They go for good on {date}. If you did not ask for it, call it off " +
            "before then."),
        new LocalText(
            "Баракчаны өчүрүү суралды. Муну сиз сурабасаңыз, кирип, жокко чыгарыңыз.",
            "Запрошено удаление страницы. Если вы об этом не просили, войдите и отмените.",
            "An erasure was asked for. If you did not ask for it, sign in and call it off."));

    public static IReadOnlyList<Template> All { get; } =
        [SignInCode, NewDevice, PinPaused, PinChanged, PinRemoved, PhoneChangeAsked, PhoneChangeAssisted, PhoneChanged,
            PhoneChangeCancelled, PhoneChangeFull, NumberRemoved, MergeAsked, MergeAgreed, MergeDone, MergeOff, ErasureAnnounced];
}
