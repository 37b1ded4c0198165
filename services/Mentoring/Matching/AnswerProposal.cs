using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>The mentor's answer.</summary>
/// <param name="Accept">True: the mentorship starts. False: the request goes to another mentor.</param>
/// <param name="Reason">Why not: no_time, not_my_topic, language, too_far or other; needed when she declines. Only coordinators' figures
/// show it.</param>
internal sealed record AnswerProposalRequest(bool Accept, string? Reason = null);

/// <summary>What the answer led to.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="State">accepted or declined.</param>
/// <param name="MentorshipId">The mentorship, when accepted.</param>
internal sealed record AnswerView(Guid RequestId, ProposalState State, Guid? MentorshipId);

internal static class AnswerProposal
{
    private static readonly string[] Reasons = ["no_time", "not_my_topic", "language", "too_far", "other"];

    public static async Task<Results<Ok<AnswerView>, ProblemResult>> Handle(
        Guid requestId, AnswerProposalRequest body, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http)
    {
        if (!body.Accept && new Validation().OneOf(body.Reason, Reasons, "reason").Problem is { } unknown)
        {
            return unknown;
        }

        var token = http.RequestAborted;
        // The pair is locked before the request, as a block does, so that neither waits for the other.
        if (await db.Requests.Where(r => r.Id == requestId).Select(r => (Guid?)r.PersonId).SingleOrDefaultAsync(token) is { } mentee)
        {
            await db.LockPairAsync(mentee, caller.PersonId, token);
        }

        var request = await db.LockAsync<MentoringRequest>(requestId, token);
        var proposal = await db.Proposals.SingleOrDefaultAsync(p => p.RequestId == requestId && p.MentorId == caller.PersonId, token);
        if (request is null || proposal is null)
        {
            return ProblemResult.NotFound;
        }

        if (proposal.State == (body.Accept ? ProposalState.Accepted : ProposalState.Declined))
        {
            return TypedResults.Ok(new AnswerView(requestId, proposal.State, await FindMentorship(db, requestId, token)));
        }

        var now = clock.GetUtcNow();
        if (body.Accept && await MayNotMeet(request.PersonId, caller.PersonId, db, now, token))
        {
            return ProblemResult.Of(MatchRules.TakenBack);
        }

        if ((body.Accept ? proposal.Accept(now) : proposal.Decline(body.Reason!, now)) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        Mentorship? started = null;
        if (body.Accept)
        {
            request.Accept();
            // The place that the proposal held is now the mentorship's.
            started = Mentorship.Start(
                request.Id, request.PersonId, caller.PersonId, request.LabId, request.CohortId, request.Topic, now);
            db.Add(started);
            await keys.Make([started.Id], token);
            await MentorshipDeadlines.Watch(started, publish, token);
            await publish.Publish(new MentorshipStarted(started.Id, request.Id, started.MenteeId, started.MentorId), token);
        }
        else
        {
            request.Reroute();
            await MentorCapacity.Free(db, caller.PersonId, token);
            await publish.Publish(new RequestRerouted(requestId), token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Ok(new AnswerView(requestId, proposal.State, started?.Id));
    }

    /// <summary>They parted, one blocked the other, or the mentor is not approved any more, since she was asked: she is told what she is
    /// told when a woman thinks better of it. Her row is locked, so that a suspension at the same moment comes before or after.</summary>
    private static async Task<bool> MayNotMeet(Guid mentee, Guid mentor, MentoringDb db, DateTimeOffset now, CancellationToken token) =>
        await db.ArePartedAsync(mentee, mentor, token) || await db.NotListed().ContainsAsync(mentor, token)
        || await db.AreBlockedAsync(mentee, mentor, token)
        || await db.LockAsync<MentorProfile>(mentor, token) is not { } profile || !profile.IsApproved(now);

    private static Task<Guid?> FindMentorship(MentoringDb db, Guid requestId, CancellationToken token) =>
        db.Mentorships.Where(m => m.RequestId == requestId).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(token);
}
