namespace CreativeLabs.Training.Tests.Access;

/// <summary>Courses, lessons, badges and figures.</summary>
internal static partial class Questions
{
    private static Dictionary<string, Make> OfCourses { get; } = new(StringComparer.Ordinal)
    {
        ["listCourses"] = Plain(),
        ["countCourseFacets"] = Plain(),
        ["getCourse"] = async (s, _) => About(s, await s.Course()),
        ["createCourse"] = Plain(Scene.Content),
        ["replaceCourse"] = async (s, _) => About(s, await s.Course(), Scene.Content),
        ["retireCourse"] = async (s, _) => About(s, await s.Course()),
        ["listCourseVersions"] = async (s, _) => About(s, await s.Course()),
        ["getCourseVersion"] = async (s, _) => About(s, await s.Course(), null, ("number", 1)),
        ["replaceLessons"] = async (s, _) => About(s, await s.Course(), s.Lessons()),
        ["listLessons"] = async (s, _) => About(s, await Learnt(s), null, ("number", 2)),
        ["sendLessonFile"] = (s, _) => Task.FromResult(About(s, body: Scene.Bytes())),
        ["getLessonPack"] = async (s, _) => About(s, await Learnt(s), null, ("number", 2)) with { Query = "language=ky" },
        ["getLessonFile"] = async (s, _) =>
        {
            var file = await s.File();
            return About(s, await Learnt(s, file), null, ("hash", file));
        },

        ["getBadge"] = async (s, _) => About(s, others: ("number", await s.Credential())),
        ["getIssuer"] = Plain(),
        ["listIssuerKeys"] = Plain(),
        ["getIssuerKey"] = async (s, _) => About(s, others: ("kid", await s.Key())),
        ["getStatusList"] = async (s, _) =>
        {
            // The list is there from the first credential on.
            await s.Credential();
            return About(s, others: ("list", 1));
        },

        ["getFigures"] = (s, known) => Task.FromResult(About(s) with { Query = $"year=2025{(known == OfLab ? $"&labId={s.Lab}" : "")}" }),
        ["exportFigures"] = (s, known) =>
            Task.FromResult(About(s) with { Query = $"year=2025{(known == OfLab ? $"&labId={s.Lab}" : "")}" }),
    };

    /// <summary>The learner has a seat in the course, another waits for one.</summary>
    private static async Task<Guid> Learnt(Scene scene, params string[] files)
    {
        var course = await scene.Course(files);
        await scene.Full(course);
        return course;
    }
}
