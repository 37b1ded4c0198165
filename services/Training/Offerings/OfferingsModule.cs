using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Offerings;

/// <summary>A course at a time and a place.</summary>
internal sealed class OfferingsModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var offerings = app.MapGroup("/v1/offerings").WithTags("Offerings");
        offerings.MapGet("", FindOfferings.Handle).AllowAnonymous().WithName("listOfferings")
            .WithSummary("What is offered, by lab, course and state.");
        offerings.MapGet("/{id:guid}", GetOffering.Handle).Tagged().AllowAnonymous().WithName("getOffering").WithSummary("One offering.");
        offerings.MapGet("/{id:guid}/sessions", ListSessions.Handle).AllowAnonymous().WithName("listOfferingSessions")
            .WithSummary("All sessions of an offering, earliest first.");
        offerings.MapPost("", PlanOffering.Handle).Idempotent().WithName("createOffering")
            .WithSummary("Plans an offering as a draft; for the lab's coordinator.");
        offerings.MapPut("/{id:guid}", ChangeOffering.Handle).Matched().WithName("replaceOffering")
            .WithSummary("Changes all but the dates of a published offering; more seats are offered to who waits.");
        offerings.MapPut("/{id:guid}/sessions", RescheduleOffering.Handle).Matched().WithName("rescheduleOffering")
            .WithSummary("Other dates after publication; everyone who has a seat, waits or is offered one is told.");
        offerings.MapGet("/{id:guid}/calendar.ics", GetCalendar.Handle).AllowAnonymous()
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .WithName("getOfferingCalendar")
                .WithSummary("The sessions as an iCalendar file; with the link of an offering online for who learns or teaches there.");
        offerings.MapGet("/{id:guid}/link", GetCalendar.Link).WithName("getOfferingLink")
            .WithSummary("Where an offering online is held; for who learns or teaches there.");
        offerings.MapPost("/{id:guid}/publication", MoveOffering.Publish).Matched().WithName("publishOffering")
            .WithSummary("Opens an offering for enrolment.");
        offerings.MapPost("/{id:guid}/start", MoveOffering.Start).Matched().WithName("startOffering")
            .WithSummary("Closes enrolment; the course runs.");
        offerings.MapPost("/{id:guid}/finish", MoveOffering.Finish).Matched().WithName("finishOffering")
            .WithSummary("Ends an offering; who has not completed it by then has not completed it, unless a late list shows otherwise.");
        offerings.MapPost("/{id:guid}/cancellation", MoveOffering.Cancel).Matched().WithName("cancelOffering")
            .WithSummary("Calls an offering off; everyone who had a seat, waited or was offered one is told.");
    }
}
