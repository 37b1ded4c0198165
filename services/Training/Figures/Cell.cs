namespace CreativeLabs.Training.Figures;

/// <summary>One place of the grid that figures are published on.</summary>
/// <param name="Period">2026-03, 2026-Q1 or 2026.</param>
/// <param name="LabId">The lab; <see cref="Guid.Empty"/> for all of them.</param>
/// <param name="Track">The trade; empty for all of them.</param>
/// <param name="Measure">What is counted.</param>
internal readonly record struct Cell(string Period, Guid LabId, string Track, string Measure);

/// <summary>A sum that everybody knows to hold.</summary>
internal sealed record Sum(Cell Whole, IReadOnlyList<Cell> Parts);

/// <summary>What is known of a cell: its figures (such as completions and credentials, which are close to each other and so are shown or
/// hidden together), and whether they show.</summary>
internal sealed class Entry(IReadOnlyList<int> figures, bool isPublished = false, bool shown = true)
{
    public IReadOnlyList<int> Figures { get; } = figures;

    /// <summary>Published before: it stays as it is, because somebody has seen it.</summary>
    public bool IsPublished { get; } = isPublished;

    public bool Shown { get; set; } = shown;
}
