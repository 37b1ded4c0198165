using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Circles;

internal static class CircleRules
{
    public static readonly Error Full = new("circle_full", "Чөйрөдө орун калган жок.", "В круге нет мест.", "The circle is full.");

    public static readonly Error Closed = new("circle_closed", "Чөйрө жабылган.", "Круг закрыт.", "The circle is closed.");

    public static readonly Error OwnCircle = new("own_circle",
        "Бул сиздин чөйрөңүз.", "Это ваш круг.", "This is your own circle.");
}
