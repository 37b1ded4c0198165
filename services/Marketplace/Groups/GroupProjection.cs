using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Groups;

/// <summary>Keeps who leads, who keeps the money of, and who belongs to a group. Each row keeps the version that told of it, so that facts
/// may come in any order and any number of times.</summary>
internal sealed class GroupProjection(MarketplaceDb db)
    : IConsumer<GroupFormed>, IConsumer<GroupMemberJoined>, IConsumer<GroupMemberLeft>, IConsumer<GroupRolesChanged>,
        IConsumer<GroupDissolved>
{
    public async Task Consume(ConsumeContext<GroupFormed> context)
    {
        var (fact, token) = (context.Message, context.CancellationToken);
        await Lead(fact.GroupId, fact.LabId, fact.LeaderId, null, fact.Version, token);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE known_groups SET lab_id = {fact.LabId} WHERE id = {fact.GroupId} AND lab_id IS NULL", token);
        await Belong(fact.GroupId, fact.LeaderId, belongs: true, fact.Version, token);
    }

    public Task Consume(ConsumeContext<GroupMemberJoined> context) =>
        Belong(context.Message.GroupId, context.Message.PersonId, belongs: true, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupMemberLeft> context) =>
        Belong(context.Message.GroupId, context.Message.PersonId, belongs: false, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupRolesChanged> context) => Lead(context.Message.GroupId, null, context.Message.LeaderId,
        context.Message.TreasurerId, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupDissolved> context) =>
        Lead(context.Message.GroupId, null, null, null, context.Message.Version, context.CancellationToken);

    private Task<int> Lead(Guid group, Guid? lab, Guid? leader, Guid? treasurer, int version, CancellationToken token) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO known_groups (id, lab_id, leader_id, treasurer_id, told_by)
            VALUES ({group}, {lab}, {leader}, {treasurer}, {version})
            ON CONFLICT (id) DO UPDATE SET leader_id = EXCLUDED.leader_id, treasurer_id = EXCLUDED.treasurer_id, told_by = EXCLUDED.told_by
              WHERE known_groups.told_by < EXCLUDED.told_by
            """, token);

    private Task<int> Belong(Guid group, Guid person, bool belongs, int version, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO known_members (group_id, person_id, belongs, told_by)
        SELECT {group}, {person}, {belongs}, {version} WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {person})
        ON CONFLICT (group_id, person_id) DO UPDATE SET belongs = EXCLUDED.belongs, told_by = EXCLUDED.told_by
          WHERE known_members.told_by < EXCLUDED.told_by
        """, token);
}
