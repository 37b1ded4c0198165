using CreativeLabs.Contracts;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Labs;

/// <summary>Whether a person is a member of a lab, as Registration told. Ids only.</summary>
internal sealed class LabMember
{
    private LabMember() { }

    public Guid MembershipId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid PersonId { get; private set; }

    public bool Ended { get; private set; }

    internal sealed class Map : IEntityTypeConfiguration<LabMember>
    {
        public void Configure(EntityTypeBuilder<LabMember> builder)
        {
            builder.ToTable("lab_members");
            builder.HasKey(m => m.MembershipId);
            builder.Property(m => m.MembershipId).ValueGeneratedNever();
            builder.HasIndex(m => new { m.PersonId, m.LabId });
        }
    }
}

/// <summary>Keeps who is a member where. That one ended is final, so the facts may come in any order and any number of times.</summary>
internal sealed class MembershipProjection(TrainingDb db) : IConsumer<MembershipStarted>, IConsumer<MembershipEnded>
{
    public Task Consume(ConsumeContext<MembershipStarted> context) =>
        Keep(context.Message.MembershipId, context.Message.LabId, context.Message.PersonId, ended: false, context.CancellationToken);

    public Task Consume(ConsumeContext<MembershipEnded> context) =>
        Keep(context.Message.MembershipId, context.Message.LabId, context.Message.PersonId, ended: true, context.CancellationToken);

    private Task<int> Keep(Guid membership, Guid lab, Guid person, bool ended, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO lab_members (membership_id, lab_id, person_id, ended) VALUES ({membership}, {lab}, {person}, {ended})
        ON CONFLICT (membership_id) DO UPDATE SET ended = lab_members.ended OR EXCLUDED.ended
        """, token);
}

internal static class LabMembers
{
    /// <summary>Those of <paramref name="persons"/> whom the lab may not enrol: neither members of it, nor ever enrolled there by
    /// themselves.</summary>
    public static async Task<List<Guid>> NotOfTheLab(this TrainingDb db, Guid labId, IReadOnlyList<Guid> persons, CancellationToken token)
    {
        var members = await db.Set<LabMember>().Where(m => m.LabId == labId && !m.Ended && persons.Contains(m.PersonId))
            .Select(m => m.PersonId).ToListAsync(token);
        var learners = await db.Enrolments
            .Where(e => persons.Contains(e.PersonId) && e.EnrolledBy == null
                && db.Offerings.Any(o => o.Id == e.OfferingId && o.LabId == labId))
            .Select(e => e.PersonId).ToListAsync(token);
        return persons.Except(members).Except(learners).ToList();
    }
}
