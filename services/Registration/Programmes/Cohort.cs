using CreativeLabs.Registration.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Programmes;

/// <summary>One run of a programme at a lab.</summary>
internal sealed class Cohort
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    private Cohort(Guid id, Guid programmeId, Guid labId, DateOnly applyBy, DateOnly startsOn, DateOnly endsOn, int places)
    {
        Id = id;
        ProgrammeId = programmeId;
        LabId = labId;
        ApplyBy = applyBy;
        StartsOn = startsOn;
        EndsOn = endsOn;
        Places = places;
    }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    public Guid LabId { get; private set; }

    /// <summary>The last day for applications, in Asia/Bishkek.</summary>
    public DateOnly ApplyBy { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    public int Places { get; private set; }

    /// <summary>How many were admitted. Only <see cref="TakePlace"/> counts it up, and the database never lets it pass <see cref="Places"/>.</summary>
    public int Admitted { get; private set; }

    public int PlacesLeft => Places - Admitted;

    public static Cohort Plan(Guid id, Guid programmeId, Guid labId, DateOnly applyBy, DateOnly startsOn, DateOnly endsOn, int places) =>
        new(id, programmeId, labId, applyBy, startsOn, endsOn, places);

    public bool IsOpen(DateTimeOffset now) => Today(now) <= ApplyBy;

    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Bishkek).DateTime);

    /// <summary>Takes one place for good, as part of the caller's transaction; false when none is left.</summary>
    public static async Task<bool> TakePlace(DbSet<Cohort> cohorts, Guid id, CancellationToken token) =>
        await cohorts.Where(c => c.Id == id && c.Admitted < c.Places)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Admitted, c => c.Admitted + 1), token) == 1;

    /// <summary>Gives a place back, as part of the caller's transaction.</summary>
    public static Task<int> GiveBackPlace(DbSet<Cohort> cohorts, Guid id, CancellationToken token) =>
        cohorts.Where(c => c.Id == id && c.Admitted > 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.Admitted, c => c.Admitted - 1), token);

    public static void Map(ModelBuilder model) => model.Entity<Cohort>(cohort =>
    {
        cohort.ToTable("cohort", table => table.HasCheckConstraint("ck_cohort_places", "0 <= admitted AND admitted <= places"));
        cohort.Property(c => c.Id).ValueGeneratedNever();
        cohort.Ignore(c => c.PlacesLeft);
        cohort.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId);
        cohort.HasOne<Lab>().WithMany().HasForeignKey(c => c.LabId);
    });
}
