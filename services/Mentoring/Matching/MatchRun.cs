using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

internal enum MatchRunState
{
    /// <summary>The coordinator looks at it.</summary>
    Draft,

    /// <summary>Its pairs were proposed, as far as they still could be.</summary>
    Published,

    /// <summary>Taken back before anybody was told.</summary>
    Undone,
}

/// <summary>What became of a pair when its run was published.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Outcome">proposed, request_not_open, capacity_full, no_mentor_in_audience or blocked.</param>
internal sealed record PairOutcome(Guid RequestId, string Outcome)
{
    public const string Proposed = "proposed";
    public const string NotOpen = "request_not_open";
}

/// <summary>A matching of a lab's open requests, kept as it was found until its coordinator publishes it.</summary>
internal sealed class MatchRun : IVersioned
{
    private MatchRun() { }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    /// <summary>The cohort whose requests it looked at; null for those of the whole lab.</summary>
    public Guid? CohortId { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>SHA-256 of what the run looked at.</summary>
    public string InputHash { get; private set; } = "";

    /// <summary>What decided between mentors who were worth the same to a woman; the same seed gives the same outcome.</summary>
    public int Seed { get; private set; }

    public List<Pair> Pairs { get; private set; } = [];

    public List<Unmatched> Unmatched { get; private set; } = [];

    public MatchRunState State { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public List<PairOutcome> Outcomes { get; private set; } = [];

    public int Version { get; private set; }

    public static MatchRun Of(Guid labId, Guid? cohortId, Guid createdBy, MatchInputs inputs, DateTimeOffset now)
    {
        var outcome = Match.Run(inputs);
        return new MatchRun
        {
            Id = Guid.CreateVersion7(now),
            LabId = labId,
            CohortId = cohortId,
            CreatedBy = createdBy,
            CreatedAt = now,
            InputHash = inputs.Hash(),
            Seed = inputs.Seed,
            Pairs = [.. outcome.Pairs],
            Unmatched = [.. outcome.Unmatched],
            Version = 1,
        };
    }

    public Error? Publish(IEnumerable<PairOutcome> outcomes, DateTimeOffset now)
    {
        if (State is not MatchRunState.Draft)
        {
            return State is MatchRunState.Published ? MatchRules.AlreadyPublished : MatchRules.Undone;
        }

        State = MatchRunState.Published;
        PublishedAt = now;
        Outcomes = [.. outcomes];
        Version++;
        return null;
    }

    /// <summary>Undoing again changes nothing.</summary>
    public Error? Undo()
    {
        if (State is MatchRunState.Published)
        {
            return MatchRules.AlreadyPublished;
        }

        if (State is MatchRunState.Draft)
        {
            State = MatchRunState.Undone;
            Version++;
        }

        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<MatchRun>(run =>
    {
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Pairs).AsJson();
        run.Property(r => r.Unmatched).AsJson();
        run.Property(r => r.Outcomes).AsJson();
        run.HasIndex(r => new { r.LabId, r.Id });
    });
}
