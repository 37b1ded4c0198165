using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Mentoring.Matching;

internal static class Proposing
{
    /// <summary>Asks a mentor whose place was just taken, under the lock of the request.</summary>
    /// <param name="request">The request, open.</param>
    /// <param name="mentorId">Whom.</param>
    /// <param name="runId">The run that found her; null when she was found without one.</param>
    /// <param name="by">The coordinator who paired them by hand.</param>
    /// <param name="reason">Why she did.</param>
    public static async Task Ask(
        MentoringRequest request, Guid mentorId, Guid? runId, Guid? by, string? reason, Topics topics, MentoringDb db,
        IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        request.Propose(mentorId);
        var proposal = Proposal.Of(request.Id, mentorId, runId, by, reason, now);
        db.Add(proposal);
        await publish.Publish(
            new MatchProposed(request.Id, request.PersonId, mentorId, request.Topic, topics.Of(request.Topic).Name), token);
        await publish.SchedulePublish(new ProposalDue(request.Id, mentorId), proposal.LapsesAt, token);
    }
}
