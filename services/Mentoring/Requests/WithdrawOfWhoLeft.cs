using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

/// <summary>What a woman asks for at a lab rests on her being there; a mentorship that runs already does not. Whether she is a member by
/// another membership is looked at without this one: who keeps the memberships may hear of its end later.</summary>
internal sealed class WithdrawOfWhoLeft(MentoringDb db, TimeProvider clock) : IConsumer<MembershipEnded>
{
    public async Task Consume(ConsumeContext<MembershipEnded> context)
    {
        var (told, token) = (context.Message, context.CancellationToken);
        if (await db.LabMembers.AnyAsync(m => m.LabId == told.LabId && m.PersonId == told.PersonId && !m.Ended
            && m.MembershipId != told.MembershipId, token))
        {
            return;
        }

        await WithdrawRequest.All(r => r.PersonId == told.PersonId && r.LabId == told.LabId, db, clock, token);
        await db.SaveChangesAsync(token);
    }
}
