namespace CreativeLabs.Web.Shell;

/// <summary>What was just done, said once at the head of the next page.</summary>
internal static class DoneWords
{
    public static readonly LocalText Joined = new("Лабораторияга кошулдуңуз.", "Вы вступили в лабораторию.", "You have joined the lab.");
    public static readonly LocalText Left = new("Лабораториядан чыктыңыз.", "Вы вышли из лаборатории.", "You have left the lab.");
    public static readonly LocalText Registered = new("Катталдыңыз.", "Вы записаны.", "You are registered.");
    public static readonly LocalText Cancelled = new("Жокко чыгарылды.", "Отменено.", "Cancelled.");
    public static readonly LocalText Saved = new("Сакталды.", "Сохранено.", "Saved.");
    public static readonly LocalText SignedOut = new("Чыктыңыз.", "Вы вышли.", "You are signed out.");
    public static readonly LocalText Enrolled = new("Курска жазылдыңыз.", "Вы записаны на курс.", "You are enrolled.");
    public static readonly LocalText Sent = new("Жөнөтүлдү.", "Отправлено.", "Sent.");
    public static readonly LocalText Decided = new("Чечим кабыл алынды.", "Решение принято.", "Decided.");

    public static readonly LocalText Came = new("Келди деп белгиленди.", "Приход отмечен.", "Marked: she is here.");

    public static LocalText? Of(string done) => done switch
    {
        "joined" => Joined,
        "left" => Left,
        "registered" => Registered,
        "cancelled" => Cancelled,
        "saved" => Saved,
        "signed-out" => SignedOut,
        "enrolled" => Enrolled,
        "sent" => Sent,
        "decided" => Decided,
        "came" => Came,
        _ => null,
    };
}
