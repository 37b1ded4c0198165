using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Goals;

/// <summary>What a pair wants to reach.</summary>
internal sealed class GoalsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => Goal.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var goals = app.MapGroup("/v1").WithTags("Mentoring goals").RequireAuthorization();
        goals.MapPost("/mentorships/{id:guid}/goals", SetGoals.Create).Idempotent().WithName("createMentoringGoal")
            .WithSummary("Sets a goal with its steps; only the two read it.");
        goals.MapGet("/mentorships/{id:guid}/goals", SetGoals.List).WithName("listMentoringGoals").WithSummary("The pair's goals.");
        goals.MapGet("/mentoring-goals/{id:guid}", SetGoals.Get).Tagged().WithName("getMentoringGoal").WithSummary("One goal.");
        goals.MapPut("/mentoring-goals/{id:guid}", SetGoals.Update).InTransaction().Matched().WithName("updateMentoringGoal")
            .WithSummary("Words it anew, or marks steps as done.");
        goals.MapPost("/mentoring-goals/{id:guid}/reaching", SetGoals.Reach).InTransaction().Matched().WithName("reachMentoringGoal")
            .WithSummary("It was reached. Twice is once.");
        goals.MapPost("/mentoring-goals/{id:guid}/dropping", SetGoals.Drop).InTransaction().Matched().WithName("dropMentoringGoal")
            .WithSummary("The two do without it.");
    }
}
