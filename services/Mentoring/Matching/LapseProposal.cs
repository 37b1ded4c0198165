using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A mentor who was silent for two days: her place is free again, the request open for another.</summary>
internal sealed class LapseProposal(MentoringDb db, TimeProvider clock) : IConsumer<ProposalDue>
{
    public async Task Consume(ConsumeContext<ProposalDue> context)
    {
        var (requestId, mentorId) = context.Message;
        var token = context.CancellationToken;
        var request = await db.LockAsync<MentoringRequest>(requestId, token);
        var proposal = await db.Proposals.SingleOrDefaultAsync(p => p.RequestId == requestId && p.MentorId == mentorId, token);
        if (request is null || proposal is null || !proposal.Lapse(clock.GetUtcNow()))
        {
            return;
        }

        request.Reroute();
        await MentorCapacity.Free(db, mentorId, token);
        await context.Publish(new RequestRerouted(requestId), token);
    }
}
