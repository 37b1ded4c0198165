using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Attendance;

internal static class AttendanceRules
{
    public static readonly Error NotBegun = new("session_not_begun",
        "Бул сабак баштала элек.", "Это занятие ещё не началось.", "This session has not begun yet.");

    /// <summary>The answer carries <c>unknown</c>: the enrolments that are not of this offering.</summary>
    public static readonly Error NotInOffering = new("not_in_offering",
        "Тизмеде башка окуунун катышуучусу бар.", "В списке есть участница другого обучения.",
        "The list names an enrolment of another offering.");
}
