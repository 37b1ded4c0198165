using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>Where an invitation stands.</summary>
internal enum InvitationState
{
    /// <summary>She has not answered yet.</summary>
    Open,

    /// <summary>She joined.</summary>
    Accepted,

    /// <summary>She does not want to.</summary>
    Declined,

    /// <summary>The leader took it back.</summary>
    Withdrawn,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,
}

/// <summary>A leader asks a person to join; nobody becomes a member without her own word.</summary>
internal sealed class GroupInvitation : IVersioned
{
    public const int DaysToAnswer = 30;

    private GroupInvitation(Guid id, Guid groupId, Guid personId, DateTimeOffset invitedAt, DateTimeOffset answerBy)
    {
        Id = id;
        GroupId = groupId;
        PersonId = personId;
        InvitedAt = invitedAt;
        AnswerBy = answerBy;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    public InvitationState State { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset AnswerBy { get; private set; }

    public int Version { get; private set; }

    public static GroupInvitation Invite(Guid groupId, Guid personId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), groupId, personId, now, now.AddDays(DaysToAnswer));

    public Error? Answer(bool accept, DateTimeOffset now) => Close(accept ? InvitationState.Accepted : InvitationState.Declined, now);

    /// <summary>Two records of the invited became one.</summary>
    public void MoveTo(Guid personId)
    {
        PersonId = personId;
        Version++;
    }

    public Error? Withdraw(DateTimeOffset now) => Close(InvitationState.Withdrawn, now);

    /// <summary>There is nothing to answer any more: she is in the group, or was asked twice.</summary>
    public void Drop()
    {
        State = State is InvitationState.Open ? InvitationState.Withdrawn : State;
        Version++;
    }

    private Error? Close(InvitationState state, DateTimeOffset now)
    {
        if (State is not InvitationState.Open || now > AnswerBy)
        {
            return GroupRules.InvitationClosed;
        }

        State = state;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<GroupInvitation>(invitation =>
    {
        invitation.ToTable("group_invitation");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.HasOne<Group>().WithMany().HasForeignKey(i => i.GroupId);
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
        invitation.HasIndex(i => new { i.GroupId, i.PersonId }).IsUnique().HasFilter("state = 'Open'");
        invitation.HasIndex(i => new { i.PersonId, i.Id });
    });
}
