using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Courses;

internal static class CourseRules
{
    /// <summary>The answer carries <c>path</c>: the titles from the course back to itself.</summary>
    public static readonly Error PrerequisiteCircle = new("prerequisite_circle",
        "Курстар бири-бирин талап кылып, тегерек болуп калды.", "Курсы требуют друг друга по кругу.",
        "The courses would require each other in a circle.");
}
