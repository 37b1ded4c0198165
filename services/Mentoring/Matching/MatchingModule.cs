using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>Who is proposed to whom.</summary>
internal sealed class MatchingModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        MatchRun.Map(model);
        Proposal.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var matching = app.MapGroup("/v1").WithTags("Matching").RequireAuthorization();
        matching.MapPost("/match-runs", RunMatch.Handle).Idempotent().WithName("createMatchRun")
            .WithSummary("Matches the lab's open requests with mentors. Nobody is told yet. For the lab's coordinator.");
        matching.MapGet("/match-runs", ListMatchRuns.Handle).WithName("listMatchRuns").WithSummary("Runs of a lab, for its coordinator.");
        matching.MapGet("/match-runs/{id:guid}/comparison", ListMatchRuns.Compare).WithName("compareMatchRuns")
            .WithSummary("What differs between two runs of a lab.");
        matching.MapPost("/match-runs/{id:guid}/undoing", ListMatchRuns.Undo).InTransaction().Matched().WithName("undoMatchRun")
            .WithSummary("Takes a run back before anybody was told. Twice is once.");
        matching.MapPost("/mentoring-requests/{id:guid}/pairing", PairByHand.Handle).InTransaction().Matched()
            .WithName("pairMentoringRequest").WithSummary("The lab's coordinator has a mentor asked, with a reason and without a run.");
        matching.MapGet("/match-runs/{id:guid}", ReadMatchRun.Handle).Tagged().WithName("getMatchRun")
            .WithSummary("One run: pairs and unmatched, with reasons.");
        matching.MapPost("/match-runs/{id:guid}/publication", PublishMatchRun.Handle).InTransaction().Matched().WithName("publishMatchRun")
            .WithSummary("Proposes the pairs to their mentors, as far as request and place are still free. Twice is once.");
        matching.MapGet("/me/match-proposals", ListMyProposals.Handle).WithName("listMyMatchProposals")
            .WithSummary("Proposals that wait for the caller's answer as a mentor.");
        matching.MapPost("/match-proposals/{requestId:guid}/answer", AnswerProposal.Handle).InTransaction().WithName("answerMatchProposal")
            .WithSummary("The mentor accepts or declines. The same answer twice is once.");
    }
}
