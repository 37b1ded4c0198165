using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

/// <summary>Women who ask for a mentor.</summary>
internal sealed class RequestsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => MentoringRequest.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var requests = app.MapGroup("/v1").WithTags("Mentoring requests").RequireAuthorization();
        requests.MapPost("/mentoring-requests", AskForMentor.Handle).Idempotent().WithName("createMentoringRequest")
            .WithSummary("Asks for a mentor on a topic.");
        requests.MapGet("/me/mentoring-requests", ListMyRequests.Handle).WithName("listMyMentoringRequests")
            .WithSummary("The caller's requests.");
        requests.MapGet("/mentoring-requests", ListLabRequests.Handle).WithName("listMentoringRequests")
            .WithSummary("Requests at a lab, for its coordinator, by state, by audience and by cohort.");
        requests.MapGet("/mentoring-requests/{id:guid}", ReadRequest.Handle).Tagged().WithName("getMentoringRequest")
            .WithSummary("One request, for who asked and for the coordinator of her lab.");
        requests.MapDelete("/mentoring-requests/{id:guid}", WithdrawRequest.Handle).InTransaction().Matched()
            .WithName("withdrawMentoringRequest").WithSummary("Takes a request back, until a mentor accepts. Needs If-Match.");
    }
}
