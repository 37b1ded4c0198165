using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>When a pair meets, and what became of it.</summary>
internal sealed class SessionsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        MentoringSession.Map(model);
        BookedTime.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/v1").WithTags("Mentoring sessions").RequireAuthorization();
        sessions.MapPost("/mentorships/{id:guid}/sessions", PlanSession.Handle).Idempotent().WithName("createMentoringSession")
            .WithSummary("Plans a session, or records one of the last seven days.");
        sessions.MapGet("/mentorships/{id:guid}/sessions", ListSessions.Handle).WithName("listMentoringSessions")
            .WithSummary("Sessions of a mentorship.");
        sessions.MapGet("/mentoring-sessions/{id:guid}", ReadSession.Handle).Tagged().WithName("getMentoringSession")
            .WithSummary("One session, for the two.");
        sessions.MapPost("/mentoring-sessions/{id:guid}/move", MoveSession.Handle).InTransaction().Matched()
            .WithName("moveMentoringSession").WithSummary("Moves a session that has not begun, and where it takes place; both are told.");
        sessions.MapPost("/mentoring-sessions/{id:guid}/cancellation", CancelSession.Handle).InTransaction().Matched()
            .WithName("cancelMentoringSession").WithSummary("Calls a session off that has not begun; both are told. Twice is once.");
        sessions.MapPost("/mentoring-sessions/{id:guid}/confirmation", ConfirmSession.Confirm).InTransaction().Matched()
            .WithName("confirmMentoringSession").WithSummary("One of the two says that the session took place. Twice is once.");
        sessions.MapPost("/mentoring-sessions/{id:guid}/denial", ConfirmSession.Deny).InTransaction().Matched()
            .WithName("denyMentoringSession")
            .WithSummary("One of the two says that the session did not take place. When the two differ, the coordinator decides.");
        sessions.MapPost("/mentoring-sessions/{id:guid}/decision", ConfirmSession.Decide).InTransaction().Matched()
            .WithName("decideMentoringSession").WithSummary("The lab's coordinator says whether a disputed session took place.");
        sessions.MapGet("/mentoring-sessions/{id:guid}/calendar.ics", ReadCalendar.Handle).WithName("getMentoringSessionCalendar")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar").WithSummary("The session as an iCalendar file.");
    }
}
