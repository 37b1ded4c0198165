using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Recipients;

/// <summary>Who is told what is said to a self-help group, such as what was ordered of its shop. Ids only.</summary>
internal sealed class GroupContact : IEntityTypeConfiguration<GroupContact>
{
    public Guid GroupId { get; private set; }

    /// <summary>Null once the group is dissolved.</summary>
    public Guid? LeaderId { get; private set; }

    public Guid? TreasurerId { get; private set; }

    /// <summary>The group's version that told so: what is older changes nothing.</summary>
    public int ToldBy { get; private set; }

    public void Configure(EntityTypeBuilder<GroupContact> builder)
    {
        builder.ToTable("group_contacts");
        builder.HasKey(c => c.GroupId);
    }
}

internal sealed class GroupContactConsumer(NotificationsDb db)
    : IConsumer<GroupFormed>, IConsumer<GroupRolesChanged>, IConsumer<GroupDissolved>
{
    public Task Consume(ConsumeContext<GroupFormed> context) =>
        Keep(context.Message.GroupId, context.Message.LeaderId, null, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupRolesChanged> context) => Keep(context.Message.GroupId, context.Message.LeaderId,
        context.Message.TreasurerId, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupDissolved> context) =>
        Keep(context.Message.GroupId, null, null, context.Message.Version, context.CancellationToken);

    private Task<int> Keep(Guid group, Guid? leader, Guid? treasurer, int version, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO group_contacts (group_id, leader_id, treasurer_id, told_by) VALUES ({group}, {leader}, {treasurer}, {version})
        ON CONFLICT (group_id) DO UPDATE
          SET leader_id = EXCLUDED.leader_id, treasurer_id = EXCLUDED.treasurer_id, told_by = EXCLUDED.told_by
          WHERE group_contacts.told_by < EXCLUDED.told_by
        """, token);
}
