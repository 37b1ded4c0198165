namespace CreativeLabs.Web.Home;

internal static class HomeWords
{
    public static readonly LocalText Title = new("Үйрөн. Жаса. Сат.", "Учись. Создавай. Продавай.", "Learn. Make. Sell.");
    public static readonly LocalText Lead = new(
        "Өз айылыңдын жанындагы чыгармачылык лабораториясында: курстар, насаатчы жана өз дүкөнүң.",
        "В креативной лаборатории рядом с домом: курсы, наставница и свой магазин.",
        "At a creative lab near your home: courses, a mentor and a shop of your own.");
    public static readonly LocalText FindLab = new("Лаборатория табуу", "Найти лабораторию", "Find a lab");
    public static readonly LocalText Start = new("Баштоо", "Начать", "Start");
    public static readonly LocalText HowTitle = new("Кантип болот", "Как это бывает", "How it goes");
    public static readonly LocalText Step1 = new(
        "Жакын лабораторияга кошуласыз", "Вступаете в лабораторию поблизости", "You join the lab near you");
    public static readonly LocalText Step2 = new(
        "Курстан өтүп, күбөлүк аласыз", "Проходите курс и получаете свидетельство", "You take a course and get a credential");
    public static readonly LocalText Step3 = new(
        "Насаатчы жолуңузду көрсөтөт", "Наставница помогает в деле", "A mentor helps you along");
    public static readonly LocalText Step4 = new(
        "Дүкөн ачып, QR менен сатасыз", "Открываете магазин и продаёте по QR", "You open a shop and sell by QR");
    public static readonly LocalText Soon = new("Жакында", "Скоро", "Soon");
    public static readonly LocalText AllEvents = new("Бардык иш-чаралар", "Все мероприятия", "All events");
    public static readonly LocalText Made = new("Аялдардын колунан", "Сделано женщинами", "Made by women");
    public static readonly LocalText ToMarket = new("Базарга", "На базар", "To the market");
    public static readonly LocalText Where = new("Лабораториялар кайда", "Где лаборатории", "Where the labs are");

    public static readonly LocalText HelpTitle = new("Жардам жана коопсуздук", "Помощь и безопасность", "Help and safety");
    public static readonly LocalText HelpLead = new(
        "Бул барак ачык: кирүүнүн кереги жок.", "Эта страница открыта: входить не нужно.", "This page is open: you need not sign in.");
    public static readonly LocalText Danger = new("Коркунуч болсо", "Если вам угрожают", "If you are in danger");
    public static readonly LocalText DangerCall = new(
        "Милиция: 102. Тез жардам: 103. Акысыз, телефондун баарынан.", "Милиция: 102. Скорая: 103. Бесплатно, с любого телефона.",
        "Police: 102. Ambulance: 103. Free, from any phone.");
    public static readonly LocalText Leave = new("Бул баракты тез жабуу", "Быстро уйти со страницы", "Leave this page quickly");
    public static readonly LocalText LeaveText = new(
        "Үстүңкү «Тез чыгуу» баскычы сизди чыгарып, жөнөкөй баракты ачат. Баскычтоптон: Shift баскычын үч жолу басыңыз.",
        "Кнопка «Быстро уйти» наверху завершает вход и открывает обычную страницу. С клавиатуры: нажмите Shift три раза.",
        "The button at the top signs you out and opens an everyday page. On a keyboard: press Shift three times.");
    public static readonly LocalText History = new(
        "Браузердин тарыхында бул барактар калат. Купуя терезени колдонсоңуз, калбайт.",
        "Страницы остаются в истории браузера. В приватном окне — не остаются.",
        "Pages stay in the browser's history. In a private window they do not.");
    public static readonly LocalText Privacy = new("Сиз жөнүндө эмне билишет", "Что о вас знают", "What is known about you");
    public static readonly LocalText PrivacyText = new(
        "Атыңызды жана номериңизди лабораторияңыздын координатору гана көрөт, ар бир көргөнү жазылат. SMS'те аты-жөн жана себеп болбойт.",
        "Имя и номер видит только координатор вашей лаборатории, каждый просмотр записан. В SMS нет ни имени, ни темы.",
        "Only your lab's coordinator sees your name and number, and each look is recorded. An SMS says neither a name nor its subject.");
    public static readonly LocalText Questions = new("Суроо болсо", "Если есть вопрос", "If you have a question");
    public static readonly LocalText QuestionsText = new(
        "Лабораторияңызга келиңиз: координатор сиз менен бирге бардыгын толтуруп берет.",
        "Приходите в лабораторию: координатор заполнит всё вместе с вами.",
        "Come to your lab: the coordinator fills everything in together with you.");
}
