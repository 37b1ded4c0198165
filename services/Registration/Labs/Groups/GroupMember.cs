using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>A person belongs to a group; the row goes when she leaves.</summary>
internal sealed class GroupMember
{
    private GroupMember(Guid groupId, Guid personId, DateTimeOffset joinedAt)
    {
        GroupId = groupId;
        PersonId = personId;
        JoinedAt = joinedAt;
    }

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    public static GroupMember Join(Guid groupId, Guid personId, DateTimeOffset now) => new(groupId, personId, now);

    public static void Map(ModelBuilder model) => model.Entity<GroupMember>(member =>
    {
        member.ToTable("group_member");
        member.HasKey(m => new { m.GroupId, m.PersonId });
        member.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        member.HasIndex(m => new { m.PersonId, m.GroupId });
    });
}
