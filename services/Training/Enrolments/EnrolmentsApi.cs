using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Enrolments;

internal static class EnrolmentsApi
{
    public static void MapEnrolments(this IEndpointRouteBuilder app)
    {
        var enrolments = app.MapGroup("/v1").WithTags("Enrolments").RequireAuthorization();
        enrolments.MapPost("/offerings/{id:guid}/enrolments", Enrol.Handle).Idempotent().WithName("enrol")
            .WithSummary("Enrols the caller: a seat when one is free, else a place in the queue.");
        enrolments.MapGet("/offerings/{id:guid}/enrolments", ReadEnrolments.OfOffering).WithName("listOfferingEnrolments")
            .WithSummary("Who learns and who waits; for the lab's trainer and coordinator.");
        enrolments.MapGet("/me/enrolments", ReadEnrolments.Mine).WithName("listMyEnrolments").WithSummary("The caller's own enrolments.");
        enrolments.MapGet("/enrolments/{id:guid}", ReadEnrolments.One).WithName("getEnrolment")
            .WithSummary("One enrolment; for the learner and the lab's trainer and coordinator.");
        enrolments.MapDelete("/enrolments/{id:guid}", DropEnrolment.Handle).WithName("dropEnrolment")
            .WithSummary("Gives the seat or the place in the queue back; the first who waits gets it.");
    }
}
