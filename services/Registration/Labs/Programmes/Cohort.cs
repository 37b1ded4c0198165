using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>Where a cohort stands.</summary>
internal enum CohortState
{
    /// <summary>Takes applications until its last day for them.</summary>
    Open,

    /// <summary>Began.</summary>
    Running,

    /// <summary>Ended.</summary>
    Completed,
}

/// <summary>The days and places of a cohort.</summary>
/// <param name="ApplyBy">The last day for applications.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day.</param>
/// <param name="Places">In all.</param>
internal sealed record CohortPlan(DateOnly ApplyBy, DateOnly StartsOn, DateOnly EndsOn, int Places);

/// <summary>One run of a programme at a lab.</summary>
internal sealed class Cohort : IVersioned
{
    private Cohort(Guid id, Guid programmeId, Guid labId, DateOnly applyBy, DateOnly startsOn, DateOnly endsOn, int places)
    {
        Id = id;
        ProgrammeId = programmeId;
        LabId = labId;
        ApplyBy = applyBy;
        StartsOn = startsOn;
        EndsOn = endsOn;
        Places = places;
        State = CohortState.Open;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    public Guid LabId { get; private set; }

    /// <summary>The last day for applications, in Asia/Bishkek.</summary>
    public DateOnly ApplyBy { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    public int Places { get; private set; }

    /// <summary>How many were admitted. Only <see cref="TakePlace"/> counts it up, and the database never lets it pass
    /// <see cref="Places"/>.</summary>
    public int Admitted { get; private set; }

    public CohortState State { get; private set; }

    public int Version { get; private set; }

    public int PlacesLeft => Places - Admitted;

    public static Cohort Plan(Guid id, Guid programmeId, Guid labId, DateOnly applyBy, DateOnly startsOn, DateOnly endsOn, int places) =>
        new(id, programmeId, labId, applyBy, startsOn, endsOn, places);

    public bool IsOpen(DateTimeOffset now) => State is CohortState.Open && Bishkek.Today(now) <= ApplyBy;

    /// <summary>Until it ends; never fewer places than were given.</summary>
    public Error? Change(CohortPlan plan)
    {
        if (State is CohortState.Completed)
        {
            return ProgrammeRules.CohortFinished;
        }

        if (plan.Places < Admitted)
        {
            return ProgrammeRules.PlacesGiven.With("admitted", Admitted);
        }

        (ApplyBy, StartsOn, EndsOn, Places) = (plan.ApplyBy, plan.StartsOn, plan.EndsOn, plan.Places);
        Version++;
        return null;
    }

    /// <summary>On its first day or later.</summary>
    public Error? Start(DateTimeOffset now) => State is not CohortState.Open ? ProgrammeRules.CohortBegun
        : Bishkek.Today(now) < StartsOn ? ProgrammeRules.CohortStartsLater.With("startsOn", StartsOn)
        : Become(CohortState.Running);

    public Error? Complete() => State switch
    {
        CohortState.Running => Become(CohortState.Completed),
        CohortState.Open => ProgrammeRules.CohortNotBegun,
        _ => ProgrammeRules.CohortFinished,
    };

    /// <summary>Takes one place for good, as part of the caller's transaction; false when none is left or the cohort went on
    /// meanwhile.</summary>
    public static async Task<bool> TakePlace(DbSet<Cohort> cohorts, Guid id, CohortState seen, CancellationToken token) =>
        await cohorts.Where(c => c.Id == id && c.State == seen && c.Admitted < c.Places)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Admitted, c => c.Admitted + 1)
                .SetProperty(c => c.Version, c => c.Version + 1), token) == 1;

    /// <summary>Gives one place back, as part of the caller's transaction. As in taking, the cohort's row comes before the enrolment's, so
    /// that who leaves and who is admitted at once do not wait for each other in a ring.</summary>
    public static Task FreePlace(DbSet<Cohort> cohorts, Guid id, CancellationToken token) =>
        cohorts.Where(c => c.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Admitted, c => c.Admitted - 1)
                .SetProperty(c => c.Version, c => c.Version + 1), token);

    private Error? Become(CohortState state)
    {
        State = state;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Cohort>(cohort =>
    {
        cohort.ToTable("cohort", table => table.HasCheckConstraint("ck_cohort_places", "0 <= admitted AND admitted <= places"));
        cohort.Property(c => c.Id).ValueGeneratedNever();
        cohort.Ignore(c => c.PlacesLeft);
        // What is there from before these columns is open.
        cohort.Property(c => c.State).HasDefaultValue(CohortState.Open);
        cohort.Property(c => c.Version).HasDefaultValue(1);
        cohort.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId);
        cohort.HasOne<Lab>().WithMany().HasForeignKey(c => c.LabId);
    });
}
