namespace CreativeLabs.Web.Session;

/// <summary>Who may open the pages of a role. The API refuses all the same; this spares it the question and shows a plain page.</summary>
internal static class Roles
{
    /// <summary>The coordinator of the lab alone.</summary>
    public static void CoordinatorOnly(this Visit visit, Guid labId) => Only(visit.Session?.Caller.IsCoordinatorOf(labId) is true);

    /// <summary>Who teaches at the lab, its coordinator included.</summary>
    public static void TrainerOnly(this Visit visit, Guid labId) => Only(visit.Session?.Caller.IsTrainerAt(labId) is true);

    /// <summary>An operator alone.</summary>
    public static void OperatorOnly(this Visit visit) => Only(visit.Session?.Caller.IsOperator is true);

    /// <summary>The labs where she teaches or coordinates.</summary>
    public static IReadOnlyList<Guid> LabsTaughtAt(this Visit visit) => visit.Session is not { } session ? []
        : [.. session.Caller.Roles.Where(role => role.StartsWith("trainer:", StringComparison.Ordinal)
                || role.StartsWith("coordinator:", StringComparison.Ordinal))
            .Select(role => Guid.Parse(role[(role.IndexOf(':', StringComparison.Ordinal) + 1)..])).Distinct()];

    private static void Only(bool may)
    {
        if (!may)
        {
            throw new ApiRefusedException(new Problem(403, "forbidden", null, null));
        }
    }
}
