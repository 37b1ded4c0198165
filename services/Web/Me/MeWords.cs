namespace CreativeLabs.Web.Me;

internal static class MeWords
{
    public static readonly LocalText Hello = new("Кош келиңиз, {0}!", "Здравствуйте, {0}!", "Welcome, {0}!");
    public static readonly LocalText Week = new("Менин аптам", "Моя неделя", "My week");
    public static readonly LocalText NextUp = new("Алдыда", "Впереди", "Coming up");
    public static readonly LocalText Nothing = new(
        "Алдыда эч нерсе жок. Бир иш-чарага барып көрүңүз.", "Впереди пока ничего. Загляните на мероприятие.",
        "Nothing ahead yet. Why not go to an event?");
    public static readonly LocalText Inbox = new("Жаңы кабарлар", "Новые сообщения", "News for you");
    public static readonly LocalText AllInbox = new("Бардык кабарлар", "Все сообщения", "All messages");
    public static readonly LocalText NoNews = new("Жаңы кабар жок.", "Новых сообщений нет.", "No news.");
    public static readonly LocalText MyCourses = new("Курстарым", "Мои курсы", "My courses");
    public static readonly LocalText MyLabs = new("Лабораторияларым", "Мои лаборатории", "My labs");
    public static readonly LocalText NoLab = new(
        "Сиз азырынча лабораторияга кошула элексиз.", "Вы пока не вступили в лабораторию.", "You have not joined a lab yet.");
    public static readonly LocalText WelcomeTitle = new("Таанышалы", "Давайте познакомимся", "Let us get to know you");
    public static readonly LocalText Name = new("Аты-жөнүңүз", "Имя и фамилия", "Your name");
    public static readonly LocalText NameHint = new(
        "Лабораторияда кандай аташсын?", "Как к вам обращаться в лаборатории?", "What shall they call you at the lab?");
    public static readonly LocalText BirthYear = new("Туулган жылыңыз", "Год рождения", "Year of birth");
    public static readonly LocalText AgreeTitle = new("Макулдугуңуз", "Ваше согласие", "Your consent");
    public static readonly LocalText Agree = new("Макулмун", "Я согласна", "I agree");
    public static readonly LocalText AgreeFirst = new(
        "Улантуу үчүн макулдугуңуз керек.", "Чтобы продолжить, нужно ваше согласие.", "Your consent is needed to go on.");
    public static readonly LocalText GoOn = new("Улантуу", "Продолжить", "Go on");
    public static readonly LocalText Mine = new("Меники", "Моё", "Mine");
    public static readonly LocalText Work = new("Менин ишим", "Моя работа", "My work");
    public static readonly LocalText Teaching = new("Окутуучунун барактары", "Страницы преподавателя", "My teaching");
    public static readonly LocalText Mentoring = new("Насаатчылыгым", "Моё наставничество", "My mentoring");
    public static readonly LocalText Operations = new("Платформаны тейлөө", "Обслуживание платформы", "Running the platform");
    public static readonly LocalText Today = new("бүгүн", "сегодня", "today");
}
