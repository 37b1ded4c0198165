namespace CreativeLabs.Training.Courses;

/// <summary>One course that has to be completed before another.</summary>
internal sealed class Prerequisite
{
    private Prerequisite() { }

    public Prerequisite(Guid courseId, Guid requiresId)
    {
        CourseId = courseId;
        RequiresId = requiresId;
    }

    public Guid CourseId { get; private set; }

    public Guid RequiresId { get; private set; }
}

/// <summary>What requires what, over the whole catalog.</summary>
internal sealed class PrerequisiteGraph(IEnumerable<Prerequisite> known)
{
    private readonly ILookup<Guid, Guid> requires = known.ToLookup(p => p.CourseId, p => p.RequiresId);

    /// <summary>The circle that <paramref name="course"/> would close by requiring <paramref name="required"/>: from the course back to
    /// itself. Empty when there is none.</summary>
    public IReadOnlyList<Guid> Circle(Guid course, IEnumerable<Guid> required)
    {
        var cameFrom = new Dictionary<Guid, Guid>();
        var open = new Queue<Guid>();
        Visit(required, course);
        while (open.TryDequeue(out var next))
        {
            if (next == course)
            {
                return Path(course, cameFrom);
            }

            Visit(requires[next], next);
        }

        return [];

        void Visit(IEnumerable<Guid> steps, Guid from)
        {
            foreach (var step in steps.Where(step => cameFrom.TryAdd(step, from)))
            {
                open.Enqueue(step);
            }
        }
    }

    private static List<Guid> Path(Guid course, Dictionary<Guid, Guid> cameFrom)
    {
        var path = new List<Guid> { course };
        var step = course;
        do
        {
            step = cameFrom[step];
            path.Insert(0, step);
        }
        while (step != course);
        return path;
    }
}
