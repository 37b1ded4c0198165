using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>A self-help group of a lab. It names its leader and its treasurer, and the database lets neither of them be anybody who is no
/// member, nor a living group be without a leader (see <c>GroupGuards</c>).</summary>
internal sealed class Group : IVersioned
{
    public const int MostMembers = 50;

    private static readonly LocalText Nameless = new("Тараган топ", "Распущенная группа", "A dissolved group");

    public static readonly IReadOnlyList<string> KnownPurposes = ["learn", "sell", "fund", "make", "help"];

    private Group(Guid id, Guid labId, LocalText name, IReadOnlyList<string> purposes, DateTimeOffset formedAt)
    {
        Id = id;
        LabId = labId;
        Name = name;
        Purposes = purposes;
        FormedAt = formedAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    public LocalText Name { get; private set; }

    /// <summary>Some of <see cref="KnownPurposes"/>.</summary>
    public IReadOnlyList<string> Purposes { get; private set; }

    /// <summary>Null only when the group is no more.</summary>
    public Guid? LeaderId { get; private set; }

    public Guid? TreasurerId { get; private set; }

    /// <summary>How many there are. Joining and leaving count in one statement each, so that it is right under parallel ones.</summary>
    public int Members { get; private set; }

    public DateTimeOffset FormedAt { get; private set; }

    public DateTimeOffset? DissolvedAt { get; private set; }

    public int Version { get; private set; }

    public static Group Form(Guid id, Guid labId, LocalText name, IReadOnlyList<string> purposes, Guid founderId, DateTimeOffset now) =>
        new(id, labId, name, purposes, now) { LeaderId = founderId, Members = 1 };

    public void Describe(LocalText name, IReadOnlyList<string> purposes)
    {
        Name = name;
        Purposes = purposes;
        Version++;
    }

    /// <summary>Who led the group stays a member; who kept its money and leads it now no longer keeps it.</summary>
    public Error? HandOver(Guid to)
    {
        if (to == LeaderId)
        {
            return GroupRules.LeadsAlready;
        }

        LeaderId = to;
        TreasurerId = TreasurerId == to ? null : TreasurerId;
        Version++;
        return null;
    }

    public Error? Entrust(Guid? treasurer)
    {
        if (treasurer == LeaderId)
        {
            return GroupRules.LeaderKeepsNoMoney;
        }

        TreasurerId = treasurer;
        Version++;
        return null;
    }

    /// <summary>Two records of one woman were merged. Offices go with her; who turns out to lead the group and to keep its money leads
    /// it.</summary>
    /// <param name="from">The id that goes.</param>
    /// <param name="to">The id that remains.</param>
    /// <param name="both">True when both were members: there is one less.</param>
    /// <returns>True when an office changed.</returns>
    public bool Merge(Guid from, Guid to, bool both)
    {
        var before = (LeaderId, TreasurerId);
        LeaderId = LeaderId == from ? to : LeaderId;
        TreasurerId = TreasurerId == from ? to : TreasurerId;
        TreasurerId = TreasurerId == LeaderId ? null : TreasurerId;
        Members -= both ? 1 : 0;
        Version++;
        return before != (LeaderId, TreasurerId);
    }

    /// <summary>leader, treasurer or member.</summary>
    public string RoleOf(Guid personId) => personId == LeaderId ? "leader" : personId == TreasurerId ? "treasurer" : "member";

    /// <summary>Makes room for one more as part of the caller's transaction; false when the group is full or no more.</summary>
    public static async Task<bool> TakePlace(DbSet<Group> groups, Guid id, CancellationToken token) =>
        await groups.Where(g => g.Id == id && g.DissolvedAt == null && g.Members < MostMembers).ExecuteUpdateAsync(
            set => set.SetProperty(g => g.Members, g => g.Members + 1).SetProperty(g => g.Version, g => g.Version + 1), token) == 1;

    /// <summary>Counts a member out, who may keep the money but does not lead; false when she leads by now.</summary>
    public static async Task<bool> GivePlaceBack(DbSet<Group> groups, Guid id, Guid personId, CancellationToken token) =>
        await groups.Where(g => g.Id == id && g.DissolvedAt == null && g.LeaderId != personId).ExecuteUpdateAsync(
            set => set.SetProperty(g => g.Members, g => g.Members - 1).SetProperty(g => g.Version, g => g.Version + 1)
                .SetProperty(g => g.TreasurerId, g => g.TreasurerId == personId ? null : g.TreasurerId), token) == 1;

    /// <summary>Ends the group of a leader who is alone in it; false when somebody joined meanwhile. Its name goes: women often give a
    /// group their own.</summary>
    public static async Task<bool> Dissolve(DbSet<Group> groups, Guid id, Guid leaderId, DateTimeOffset now, CancellationToken token) =>
        await groups.Where(g => g.Id == id && g.LeaderId == leaderId && g.Members == 1).ExecuteUpdateAsync(
            set => set.SetProperty(g => g.Members, 0).SetProperty(g => g.Version, g => g.Version + 1)
                .SetProperty(g => g.LeaderId, (Guid?)null).SetProperty(g => g.DissolvedAt, now).SetProperty(g => g.Name, Nameless),
            token) == 1;

    public static void Map(ModelBuilder model) => model.Entity<Group>(group =>
    {
        group.ToTable("self_help_group", table =>
        {
            table.HasCheckConstraint("ck_self_help_group_leader", "(leader_id IS NULL) = (dissolved_at IS NOT NULL)");
            table.HasCheckConstraint("ck_self_help_group_treasurer", "treasurer_id IS NULL OR treasurer_id <> leader_id");
            table.HasCheckConstraint("ck_self_help_group_members", $"0 <= members AND members <= {MostMembers}");
        });
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Name);
        group.Property(g => g.Purposes).AsJson();
        group.HasOne<Lab>().WithMany().HasForeignKey(g => g.LabId);
        group.HasIndex(g => new { g.LabId, g.Id });
    });
}
