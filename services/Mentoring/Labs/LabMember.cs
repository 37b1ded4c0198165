using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Labs;

/// <summary>Whether a person is a member of a lab, as Registration told. Ids only.</summary>
internal sealed class LabMember
{
    private LabMember() { }

    public Guid MembershipId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid PersonId { get; private set; }

    public bool Ended { get; private set; }

    public static LabMember Of(Guid membershipId, Guid labId, Guid personId) =>
        new() { MembershipId = membershipId, LabId = labId, PersonId = personId };

    public static void Map(ModelBuilder model) => model.Entity<LabMember>(member =>
    {
        member.ToTable("lab_members");
        member.HasKey(m => m.MembershipId);
        member.Property(m => m.MembershipId).ValueGeneratedNever();
        member.HasIndex(m => new { m.PersonId, m.LabId });
    });
}

/// <summary>Keeps who is a member where. That a membership ended is final, so the events may come in any order and any number of
/// times.</summary>
internal sealed class MembershipProjection(MentoringDb db) : IConsumer<MembershipStarted>, IConsumer<MembershipEnded>
{
    public Task Consume(ConsumeContext<MembershipStarted> context) =>
        Keep(context.Message.MembershipId, context.Message.LabId, context.Message.PersonId, ended: false, context.CancellationToken);

    public Task Consume(ConsumeContext<MembershipEnded> context) =>
        Keep(context.Message.MembershipId, context.Message.LabId, context.Message.PersonId, ended: true, context.CancellationToken);

    private Task<int> Keep(Guid membership, Guid lab, Guid person, bool ended, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO lab_members (membership_id, lab_id, person_id, ended)
        SELECT {membership}, {lab}, {person}, {ended} WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {person})
        ON CONFLICT (membership_id) DO UPDATE SET ended = lab_members.ended OR EXCLUDED.ended
        """, token);
}

internal static class LabMembers
{
    /// <summary>She is a member, or works there.</summary>
    public static async Task<bool> BelongsTo(this MentoringDb db, Caller caller, Guid labId, CancellationToken token) =>
        caller.IsTrainerAt(labId)
        || await db.LabMembers.AnyAsync(m => m.LabId == labId && m.PersonId == caller.PersonId && !m.Ended, token);
}
