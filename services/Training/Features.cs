using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training;

/// <summary>What the service is made of.</summary>
internal static class Features
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new Courses.CoursesModule(),
        new Lessons.LessonsModule(),
        new Offerings.OfferingsModule(),
        new Enrolments.EnrolmentsModule(),
        new Waivers.WaiversModule(),
        new Attendance.AttendanceModule(),
        new Assessments.AssessmentsModule(),
        new Corrections.CorrectionsModule(),
        new Credentials.CredentialsModule(),
        new Badges.BadgesModule(),
        new Figures.FiguresModule(),
    ];
}
