using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A proposal that waits for the mentor's answer. Who asks is told when she accepts.</summary>
/// <param name="RequestId">What to answer.</param>
/// <param name="LabId">The woman's lab.</param>
/// <param name="Topic">What about.</param>
/// <param name="Languages">Which she speaks.</param>
/// <param name="ProposedAt">Since when.</param>
/// <param name="LapsesAt">Silence until then is a no.</param>
internal sealed record ProposalView(
    Guid RequestId, Guid LabId, TopicView Topic, IReadOnlyList<string> Languages, DateTimeOffset ProposedAt, DateTimeOffset LapsesAt);

internal static class ListMyProposals
{
    public static async Task<Results<Ok<Page<ProposalView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var waiting =
            from proposal in db.Proposals.AsNoTracking()
            where proposal.MentorId == caller.PersonId && proposal.State == ProposalState.Waiting && proposal.LapsesAt > now
                && proposal.Id > page.After
            join request in db.Requests on proposal.RequestId equals request.Id
            orderby proposal.Id
            select new { proposal, request };
        return TypedResults.Ok(await page.ToPageAsync(waiting, w => w.proposal.Id, w => new ProposalView(
            w.request.Id, w.request.LabId, TopicView.Of(w.request.Topic, http), w.request.Languages, w.proposal.ProposedAt,
            w.proposal.LapsesAt), http));
    }
}
