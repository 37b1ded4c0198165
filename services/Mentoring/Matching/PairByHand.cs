using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>Pairs a request with a mentor, without a run.</summary>
/// <param name="MentorId">Whom.</param>
/// <param name="Reason">knows_her, special_skill, language, lives_near or other; kept with the proposal.</param>
internal sealed record PairByHandRequest(Guid MentorId, string Reason);

internal static class PairByHand
{
    private static readonly string[] Reasons = ["knows_her", "special_skill", "language", "lives_near", "other"];

    public static async Task<Results<Ok<RequestView>, ProblemResult>> Handle(
        Guid id, PairByHandRequest body, Caller caller, MentoringDb db, Topics topics, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        if (new Validation().OneOf(body.Reason, Reasons, "reason").Problem is { } unknown)
        {
            return unknown;
        }

        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var request = await db.LockAsync<MentoringRequest>(id, token);
        if (request is null || !caller.IsCoordinatorOf(request.LabId))
        {
            return request is not null && request.PersonId == caller.PersonId ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (http.RequireMatch(request) is { } stale)
        {
            return stale;
        }

        if (await Refuse(request, body.MentorId, db, now, token) is { } refused)
        {
            return refused;
        }

        await Proposing.Ask(request, body.MentorId, runId: null, caller.PersonId, body.Reason, topics, db, publish, now, token);
        await db.SaveChangesAsync(token);
        http.SetETag(request);
        return TypedResults.Ok(RequestView.Of(request, http));
    }

    /// <summary>That the two parted, that one blocked the other and that the mentor is left out is the same to the coordinator as a mentor
    /// who takes nobody.</summary>
    private static async Task<ProblemResult?> Refuse(
        MentoringRequest request, Guid mentor, MentoringDb db, DateTimeOffset now, CancellationToken token) =>
        request.State is not RequestState.Open ? ProblemResult.Of(RequestRules.NotOpen)
        : mentor == request.PersonId ? ProblemResult.Of(RequestRules.Herself)
        : await db.Proposals.AnyAsync(p => p.RequestId == request.Id && p.MentorId == mentor, token)
            ? ProblemResult.Of(MatchRules.AskedBefore)
        : !await db.IsInAudienceAsync(request, mentor, token) ? ProblemResult.Of(MentorRules.NotAvailable)
        : await db.ArePartedAsync(request.PersonId, mentor, token) || await db.AreBlockedAsync(request.PersonId, mentor, token)
            || !await MentorCapacity.Take(db, mentor, now, token) ? ProblemResult.Of(MentorRules.NotAvailable)
        : null;
}
