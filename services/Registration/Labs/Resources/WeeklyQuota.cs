using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>How long one person may use the resources of a kind at a lab in one week.</summary>
internal sealed class WeeklyQuota : IVersioned
{
    private WeeklyQuota()
    {
    }

    public Guid LabId { get; private set; }

    public ResourceKind Kind { get; private set; }

    public int Minutes { get; private set; }

    public int Version { get; private set; }

    public static WeeklyQuota Set(Guid labId, ResourceKind kind, int minutes) =>
        new() { LabId = labId, Kind = kind, Minutes = minutes, Version = 1 };

    public void Change(int minutes)
    {
        Minutes = minutes;
        Version++;
    }

    /// <summary>What holds until the lab's coordinator sets her own.</summary>
    public static int Usual(ResourceKind kind) => kind is ResourceKind.Room ? 6 * 60 : 20 * 60;

    public static void Map(ModelBuilder model) => model.Entity<WeeklyQuota>(quota =>
    {
        quota.ToTable("weekly_quota");
        quota.HasKey(q => new { q.LabId, q.Kind });
        quota.HasOne<Lab>().WithMany().HasForeignKey(q => q.LabId);
    });
}
