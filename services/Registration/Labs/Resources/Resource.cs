using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>What can be booked; a weekly quota is counted by it.</summary>
internal enum ResourceKind
{
    /// <summary>A place to work at, with or without a computer.</summary>
    Desk,

    /// <summary>A loom.</summary>
    Loom,

    /// <summary>A sewing or embroidery machine.</summary>
    SewingMachine,

    /// <summary>A room.</summary>
    Room,
}

internal static class ResourceKinds
{
    /// <summary>desk, loom, sewingMachine, room.</summary>
    public static readonly IReadOnlyDictionary<string, ResourceKind> ByWord =
        Enum.GetValues<ResourceKind>()
            .ToDictionary(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), StringComparer.Ordinal);
}

/// <summary>On what terms a resource can be booked.</summary>
/// <param name="NeedsApproval">True when the coordinator says yes to each booking.</param>
/// <param name="SlotMinutes">What a booking is counted in.</param>
/// <param name="MaxMinutes">The longest booking, whole slots.</param>
/// <param name="DaysAhead">How early it can be booked.</param>
/// <param name="ReleaseMinutes">How long after the start it waits for her.</param>
/// <param name="InUse">False while it takes no bookings.</param>
internal sealed record ResourceTerms(bool NeedsApproval, int SlotMinutes, int MaxMinutes, int DaysAhead, int ReleaseMinutes, bool InUse);

/// <summary>A thing of a lab that one person uses at a time.</summary>
internal sealed class Resource : IVersioned
{
    private Resource()
    {
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    public ResourceKind Kind { get; private set; }

    public LocalText Name { get; private set; } = null!;

    public bool NeedsApproval { get; private set; }

    public int SlotMinutes { get; private set; }

    public int MaxMinutes { get; private set; }

    public int DaysAhead { get; private set; }

    public int ReleaseMinutes { get; private set; }

    public bool InUse { get; private set; }

    public int Version { get; private set; }

    public static Resource Offer(Guid id, Guid labId, ResourceKind kind, LocalText name, ResourceTerms terms)
    {
        var resource = new Resource { Id = id, LabId = labId, Kind = kind };
        resource.Change(name, terms);
        return resource;
    }

    public void Change(LocalText name, ResourceTerms terms)
    {
        Name = name;
        NeedsApproval = terms.NeedsApproval;
        SlotMinutes = terms.SlotMinutes;
        MaxMinutes = terms.MaxMinutes;
        DaysAhead = terms.DaysAhead;
        ReleaseMinutes = terms.ReleaseMinutes;
        InUse = terms.InUse;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Resource>(resource =>
    {
        resource.ToTable("resource",
            table => table.HasCheckConstraint("ck_resource_minutes", "slot_minutes > 0 AND max_minutes >= slot_minutes"));
        resource.Property(r => r.Id).ValueGeneratedNever();
        resource.Property(r => r.Name);
        resource.HasOne<Lab>().WithMany().HasForeignKey(r => r.LabId);
        resource.HasIndex(r => new { r.LabId, r.Id });
    });
}
