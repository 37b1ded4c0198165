using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Attendance;

/// <summary>Who was there.</summary>
internal sealed class AttendanceModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/v1/training-sessions/{id:guid}/attendance").WithTags("Attendance").RequireAuthorization();
        sessions.MapPut("", MarkAttendance.Handle).InTransaction().WithName("markAttendance")
            .WithSummary("Merges a list of who was there; sending it twice changes nothing. For the lab's trainer and coordinator.");
        sessions.MapGet("", GetAttendance.Handle).WithName("getAttendance").WithSummary("All lists of a session, merged.");
        app.MapGet("/v1/training-sessions/{id:guid}/roster", GetRoster.Handle).WithTags("Attendance").RequireAuthorization()
            .WithName("getSessionRoster")
            .WithSummary("Who learns in a session, signed, to mark it without a network; for the lab's trainer and coordinator.");
    }
}
