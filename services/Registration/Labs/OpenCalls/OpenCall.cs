using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>Something a jury looks at.</summary>
/// <param name="Id">Names it in scores.</param>
/// <param name="Name">In up to three languages.</param>
/// <param name="Weight">1 to 100, against the weights of the others.</param>
internal sealed record Criterion(Guid Id, LocalText Name, int Weight);

/// <summary>A cohort whose applications a jury scores. The row's lock keeps scoring, closing and changes of jury and criteria
/// apart.</summary>
internal sealed class OpenCall : IVersioned
{
    /// <summary>0 to this.</summary>
    public const int MostPoints = 10;

    public const int MostCriteria = 10;

    public const int MostJurors = 12;

    private OpenCall()
    {
    }

    public Guid CohortId { get; private set; }

    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    public int Version { get; private set; }

    public static OpenCall Announce(Guid cohortId, IReadOnlyList<Criterion> criteria) =>
        new() { CohortId = cohortId, Criteria = criteria, Version = 1 };

    public Error? Change(IReadOnlyList<Criterion> criteria)
    {
        if (ClosedAt is not null)
        {
            return OpenCallRules.CallClosed;
        }

        Criteria = criteria;
        Version++;
        return null;
    }

    /// <summary>Once, after the last day for applications.</summary>
    public Error? Close(Cohort cohort, Guid by, DateTimeOffset now)
    {
        if (ClosedAt is not null)
        {
            return OpenCallRules.CallClosed;
        }

        if (cohort.IsOpen(now))
        {
            return OpenCallRules.ApplicationsStillOpen;
        }

        (ClosedAt, ClosedBy) = (now, by);
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<OpenCall>(call =>
    {
        call.ToTable("open_call");
        call.HasKey(c => c.CohortId);
        call.Property(c => c.CohortId).ValueGeneratedNever();
        call.Property(c => c.Criteria).AsJson();
        call.HasOne<Cohort>().WithOne().HasForeignKey<OpenCall>(c => c.CohortId);
    });
}
