using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Who learns.</summary>
internal sealed class EnrolmentsModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var enrolments = app.MapGroup("/v1").WithTags("Enrolments").RequireAuthorization();
        enrolments.MapPost("/offerings/{id:guid}/enrolments", Enrol.Handle).Idempotent().WithName("enrol")
            .WithSummary("Enrols the caller: a seat when one is free and nobody waits, else a place in the queue.");
        enrolments.MapGet("/offerings/{id:guid}/enrolments", GetEnrolments.OfOffering).WithName("listOfferingEnrolments")
            .WithSummary("Who learns and who waits; for the lab's trainer and coordinator.");
        enrolments.MapGet("/me/enrolments", GetEnrolments.Mine).WithName("listMyEnrolments").WithSummary("The caller's own enrolments.");
        enrolments.MapGet("/enrolments/{id:guid}", GetEnrolments.One).Tagged().WithName("getEnrolment")
            .WithSummary("One enrolment; for the learner and the lab's trainer and coordinator.");
        enrolments.MapDelete("/enrolments/{id:guid}", DropEnrolment.Handle).InTransaction().Matched().WithName("dropEnrolment")
            .WithSummary("Gives the seat, the offer or the place in the queue back, with a reason where she says one; the first who " +
                "waits is asked.");
        enrolments.MapPost("/enrolments/{id:guid}/acceptance", ChangeEnrolment.Accept).InTransaction().Matched().WithName("acceptSeat")
            .WithSummary("Takes the seat that is offered; twice is once.");
        enrolments.MapPost("/enrolments/{id:guid}/refusal", ChangeEnrolment.Decline).InTransaction().Matched().WithName("declineSeat")
            .WithSummary("Does not take the seat that is offered; the next in line is asked.");
        enrolments.MapPost("/offerings/{id:guid}/parties", EnrolParty.Handle).Idempotent().WithName("enrolParty")
            .WithSummary("Enrols several persons, all or none: they sit together or wait together. For the lab's trainer and " +
                "coordinator, and for the lead of a group with its members.");
        enrolments.MapGet("/offerings/{id:guid}/drop-outs", CountDropOuts.Handle).WithName("countDropOuts")
            .WithSummary("How many left, by reason; for the lab's trainer and coordinator.");
        enrolments.MapGet("/drop-reasons", DropReasons.List).AllowAnonymous().WithName("listDropReasons")
            .WithSummary("The reasons that a learner can give for leaving.");
    }
}
