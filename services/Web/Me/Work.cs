namespace CreativeLabs.Web.Me;

/// <summary>What somebody does at the labs beside learning: the pages of her roles.</summary>
/// <param name="Coordinates">The labs that she runs.</param>
/// <param name="Teaches">Whether she teaches somewhere.</param>
/// <param name="Operates">Whether she keeps the platform running.</param>
public sealed record Work(IReadOnlyList<Lab> Coordinates, bool Teaches, bool Operates)
{
    /// <summary>As her session says.</summary>
    internal static async Task<Work> Of(Visit visit, LabDirectory labs)
    {
        var taught = visit.LabsTaughtAt();
        var coordinates = taught.Count == 0 ? [] : (await labs.All())
            .Where(lab => visit.Session!.Caller.IsCoordinatorOf(lab.Id)).ToList();
        return new Work(coordinates, taught.Count > 0, visit.Session?.Caller.IsOperator is true);
    }
}
