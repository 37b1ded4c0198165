namespace CreativeLabs.Web.Me;

internal static class GuardianWords
{
    public static readonly LocalText Title = new("Ата-эненин макулдугу", "Согласие родителя", "A parent's consent");
    public static readonly LocalText Lead = new(
        "Он алтыга чыга элек кыз лабораторияга апасынын, атасынын же мыйзамдуу өкүлүнүн макулдугу менен катышат.",
        "До шестнадцати лет в лаборатории участвуют с согласия мамы, папы или опекуна.",
        "Until she is sixteen a girl takes part with the consent of her mother, father or guardian.");
    public static readonly LocalText NotNeeded = new(
        "Сизге мындай макулдук керек эмес.", "Вам такое согласие не нужно.", "You need no such consent.");
    public static readonly LocalText There = new("Макулдук бар. Рахмат!", "Согласие есть. Спасибо!", "The consent is there. Thank you!");
    public static readonly LocalText Read = new(
        "Ата-энеңиз муну окусун", "Пусть родитель прочитает", "For your parent to read");
    public static readonly LocalText ByPhone = new("Телефон аркылуу", "По телефону", "By phone");
    public static readonly LocalText ByPhoneLead = new(
        "Апаңыздын же атаңыздын өз телефонуна код жөнөтөбүз.", "Пришлём код на телефон мамы или папы.",
        "We send a code to your mother's or father's own phone.");
    public static readonly LocalText Phone = new("Ата-эненин телефону", "Телефон родителя", "Your parent's phone");
    public static readonly LocalText SendCode = new("Код жөнөтүү", "Прислать код", "Send the code");
    public static readonly LocalText CodeSent = new(
        "Код {0} номерине жөнөтүлдү. Макул болсо, ата-энеңиз аны айтып берсин.",
        "Код отправлен на {0}. Если родитель согласен, пусть назовёт его.",
        "The code went to {0}. If your parent agrees, let them tell it.");
    public static readonly LocalText Code = new("Келген код", "Код из сообщения", "The code that came");
    public static readonly LocalText Name = new("Ата-эненин аты-жөнү", "Имя и фамилия родителя", "Your parent's name");
    public static readonly LocalText Relation = new("Ал сизге ким болот", "Кем приходится", "Who that is to you");
    public static readonly LocalText Agrees = new("Окудум, макулмун", "Прочитано, есть согласие", "I have read it and agree");
    public static readonly LocalText AgreesFirst = new(
        "Адегенде ата-энеңиз текстти окуп, макул болушу керек.", "Сначала родитель должен прочитать текст и согласиться.",
        "Your parent has to read the text and agree first.");
    public static readonly LocalText Confirm = new("Ырастоо", "Подтвердить", "Confirm");
    public static readonly LocalText AnotherPhone = new("Башка номер", "Другой номер", "Another number");
    public static readonly LocalText OnPaper = new("Кагаз менен", "На бумаге", "On paper");
    public static readonly LocalText OnPaperLead = new(
        "Ата-энеңиздин телефону жок болсо, лабораторияга чогуу барып, кагазга кол койсун. Координаторго ушул белгини көрсөтүңүз.",
        "Если у родителя нет телефона, придите в лабораторию вместе: он подпишет бумагу. Координатору покажите это слово.",
        "If your parent has no phone, go to the lab together to sign a paper. Show the coordinator this word.");
    public static readonly LocalText TakeSlip = new("Белги алуу", "Получить слово", "Get the word");
    public static readonly LocalText SlipHolds = new("{0} чейинки мөөнөтү бар.", "Действует до: {0}.", "Good until {0}.");
    public static readonly LocalText Given = new("Ким макул болгон", "Кто дал согласие", "Who agreed");
    public static readonly LocalText TakeBack = new("Кайтарып алуу", "Отозвать", "Take it back");
    public static readonly LocalText TakeBackHint = new(
        "Акыркы макулдук кайтарылса, мүчөлүгүңүз токтойт.", "Если отозвать последнее согласие, участие в лаборатории прекратится.",
        "When the last one is taken back, your membership of the lab ends.");
    public static readonly LocalText Withdrawn = new("кайтарып алды", "отозвано", "taken back");

    // The coordinator's.
    public static readonly LocalText OfMember = new("Ата-энесинин макулдугу", "Согласие родителя", "A parent's consent");
    public static readonly LocalText NoneYet = new("Макулдук жазыла элек.", "Согласие не записано.", "None is on record.");
    public static readonly LocalText Minor = new(
        "Он алтыга чыга элек кыз", "Девушка младше шестнадцати", "A girl under sixteen");
    public static readonly LocalText MinorLead = new(
        "Ата-энеси же мыйзамдуу өкүлү да кагазга кол коёт.", "Бумагу подписывает и родитель или опекун.",
        "Her parent or guardian signs the paper too.");
    public static readonly LocalText WithSlip = new(
        "Өзү катталган кыздын ата-энеси келди", "Пришёл родитель девушки, которая записалась сама",
        "The parent of a girl who signed up herself is here");
    public static readonly LocalText Slip = new("Кыз көрсөткөн белги", "Слово, которое показала девушка", "The word that the girl shows");
    public static readonly LocalText GuardianName = new("Ата-энесинин аты-жөнү", "Имя и фамилия родителя", "The parent's name");
    public static readonly LocalText GuardianPhone = new("Ата-энесинин телефону", "Телефон родителя", "The parent's phone");
    public static readonly LocalText GuardianIs = new("Кызга ким болот", "Кем приходится девушке", "Who that is to the girl");
    public static readonly LocalText Record = new("Макулдукту жазуу", "Записать согласие", "Record the consent");
    public static readonly LocalText Reason = new(
        "Ата-энесин кайдан тааныйсыз", "Откуда вы знаете родителя", "How you know the parent");

    private static readonly LocalText Mother = new("апасы", "мама", "mother");
    private static readonly LocalText Father = new("атасы", "папа", "father");
    private static readonly LocalText Guardian = new("мыйзамдуу өкүлү", "опекун", "guardian");

    /// <summary>Who agrees, for a list to pick from.</summary>
    public static IEnumerable<(string Value, LocalText Text)> Relations => [("mother", Mother), ("father", Father), ("guardian", Guardian)];

    public static LocalText RelationOf(string relation) => Relations.FirstOrDefault(one => one.Value == relation).Text ?? Guardian;
}
