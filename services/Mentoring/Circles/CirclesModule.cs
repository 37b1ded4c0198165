using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>One mentor and several women.</summary>
internal sealed class CirclesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddScoped<IBlockEffect, LeaveWithBlock>();

    public void MapEntities(ModelBuilder model) => Circle.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var circles = app.MapGroup("/v1").WithTags("Circles").RequireAuthorization();
        circles.MapPost("/mentoring-circles", OpenCircle.Handle).Idempotent().WithName("createMentoringCircle")
            .WithSummary("An approved mentor opens a circle for a lab.");
        circles.MapGet("/mentoring-circles", ListCircles.OfLab).WithName("listMentoringCircles").WithSummary("Open circles of a lab.");
        circles.MapGet("/mentoring-circles/{id:guid}", ListCircles.Get).Tagged().WithName("getMentoringCircle").WithSummary("One circle.");
        circles.MapPost("/mentoring-circles/{id:guid}/closing", CloseCircle.Handle).InTransaction().Matched()
            .WithName("closeMentoringCircle").WithSummary("Its mentor closes it; what is planned does not take place. Twice is once.");
        circles.MapPut("/me/mentoring-circles/{id:guid}", JoinCircle.Handle).InTransaction().WithName("joinMentoringCircle")
            .WithSummary("A member of the lab joins, as long as there is a place. Twice is once.");
        circles.MapDelete("/me/mentoring-circles/{id:guid}", JoinCircle.Leave).InTransaction().WithName("leaveMentoringCircle")
            .WithSummary("She leaves it.");
        circles.MapPost("/mentoring-circles/{id:guid}/sessions", MeetInCircle.Plan).Idempotent().WithName("createCircleSession")
            .WithSummary("Its mentor plans a meeting; none of hers overlaps another.");
        circles.MapGet("/mentoring-circles/{id:guid}/sessions", MeetInCircle.List).WithName("listCircleSessions")
            .WithSummary("Meetings, for who belongs to the circle.");
        circles.MapPut("/circle-sessions/{id:guid}/attendance", MeetInCircle.Attend).InTransaction().WithName("putCircleAttendance")
            .WithSummary("Who came, as its mentor says. The same list again changes nothing.");
    }
}
