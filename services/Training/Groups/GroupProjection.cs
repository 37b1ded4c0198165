using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Groups;

/// <summary>Keeps who leads and who belongs to a group. Each row keeps the version that told of it, so that facts may come in any order and
/// any number of times.</summary>
[ConsumerName("CreativeLabs.Training.Groups.LearnOfGroup")]
internal sealed class GroupProjection(TrainingDb db)
    : IConsumer<GroupFormed>, IConsumer<GroupMemberJoined>, IConsumer<GroupMemberLeft>, IConsumer<GroupRolesChanged>,
        IConsumer<GroupDissolved>
{
    public async Task Consume(ConsumeContext<GroupFormed> context)
    {
        var fact = context.Message;
        await Lead(fact.GroupId, fact.LeaderId, fact.Version, context.CancellationToken);
        await Belong(fact.GroupId, fact.LeaderId, belongs: true, fact.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<GroupMemberJoined> context) =>
        Belong(context.Message.GroupId, context.Message.PersonId, belongs: true, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupMemberLeft> context) =>
        Belong(context.Message.GroupId, context.Message.PersonId, belongs: false, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupRolesChanged> context) =>
        Lead(context.Message.GroupId, context.Message.LeaderId, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<GroupDissolved> context) =>
        Lead(context.Message.GroupId, null, context.Message.Version, context.CancellationToken);

    private Task<int> Lead(Guid group, Guid? leader, int version, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO known_groups (id, leader_id, told_by) VALUES ({group}, {leader}, {version})
        ON CONFLICT (id) DO UPDATE SET leader_id = EXCLUDED.leader_id, told_by = EXCLUDED.told_by
          WHERE known_groups.told_by < EXCLUDED.told_by
        """, token);

    private Task<int> Belong(Guid group, Guid person, bool belongs, int version, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO known_members (group_id, person_id, belongs, told_by) VALUES ({group}, {person}, {belongs}, {version})
        ON CONFLICT (group_id, person_id) DO UPDATE SET belongs = EXCLUDED.belongs, told_by = EXCLUDED.told_by
          WHERE known_members.told_by < EXCLUDED.told_by
        """, token);
}
