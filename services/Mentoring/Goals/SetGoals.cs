using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Goals;

/// <summary>A goal.</summary>
/// <param name="Text">1 to 500 characters; only the two read it.</param>
/// <param name="Steps">At most twenty.</param>
/// <param name="TargetOn">When it is to be reached.</param>
internal sealed record GoalRequest(string Text, IReadOnlyList<GoalStep>? Steps = null, DateOnly? TargetOn = null);

/// <summary>A goal was set. What it says is not repeated: this answer is kept for replay.</summary>
/// <param name="Id">The goal.</param>
/// <param name="State">open.</param>
internal sealed record GoalSet(Guid Id, GoalState State);

/// <summary>A goal, for the two.</summary>
/// <param name="Id">The goal.</param>
/// <param name="Text">What it says; null once the pair's key is gone.</param>
/// <param name="Steps">The way to it.</param>
/// <param name="TargetOn">When it is to be reached.</param>
/// <param name="State">open, reached or dropped.</param>
/// <param name="ReachedAt">When it was.</param>
internal sealed record GoalView(
    Guid Id, string? Text, IReadOnlyList<GoalStep> Steps, DateOnly? TargetOn, GoalState State, DateTimeOffset? ReachedAt)
{
    public static GoalView Of(Goal goal, byte[]? key)
    {
        var words = goal.Words(key);
        return new GoalView(goal.Id, words?.Text, words?.Steps ?? [], goal.TargetOn, goal.State, goal.ReachedAt);
    }
}

internal static class SetGoals
{
    public static async Task<Results<Created<GoalSet>, ProblemResult>> Create(
        Guid id, GoalRequest body, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (Check(body) is { } invalid)
        {
            return invalid;
        }

        if (mentorship!.HasEnded || await keys.Find(id, token) is not { } key)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        var goal = Goal.Set(id, Words(body), body.TargetOn, key, clock.GetUtcNow());
        db.Add(goal);
        await db.SaveChangesAsync(token);
        http.SetETag(goal);
        return TypedResults.Created($"/v1/mentoring-goals/{goal.Id}", new GoalSet(goal.Id, goal.State));
    }

    public static async Task<Results<Ok<Page<GoalView>>, ProblemResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        if (page.Read() is { } tampered)
        {
            return tampered;
        }

        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        http.Response.Headers.CacheControl = "no-store";
        var key = mentorship!.HasEnded ? null : await keys.Find(id, http.RequestAborted);
        var goals = db.Goals.AsNoTracking().Where(g => g.MentorshipId == id && g.Id > page.After).OrderBy(g => g.Id);
        return TypedResults.Ok(await page.ToPageAsync(goals, g => g.Id, g => GoalView.Of(g, key), http));
    }

    public static async Task<Results<Ok<GoalView>, ProblemResult>> Get(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        var goal = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, http.RequestAborted);
        var mentorship = goal is null
            ? null : await db.Mentorships.AsNoTracking().SingleAsync(m => m.Id == goal.MentorshipId, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        http.SetETag(goal!);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(GoalView.Of(goal!, mentorship!.HasEnded ? null : await keys.Find(mentorship.Id, http.RequestAborted)));
    }

    public static async Task<Results<Ok<GoalView>, ProblemResult>> Update(
        Guid id, GoalRequest body, Caller caller, MentoringDb db, DataKeys keys, HttpContext http) =>
        Check(body) is { } invalid ? invalid
            : await Change(id, caller, db, keys, http, (goal, key) => goal.Change(Words(body), body.TargetOn, key));

    public static Task<Results<Ok<GoalView>, ProblemResult>> Reach(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, keys, http, (goal, _) => goal.Close(reached: true, clock.GetUtcNow()),
            (goal, pair) => publish.Publish(new GoalReached(goal.Id, pair.Id, pair.MenteeId, pair.MentorId, pair.LabId)));

    public static Task<Results<Ok<GoalView>, ProblemResult>> Drop(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, keys, http, (goal, _) => goal.Close(reached: false, clock.GetUtcNow()));

    private static async Task<Results<Ok<GoalView>, ProblemResult>> Change(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, HttpContext http, Func<Goal, byte[], Error?> change,
        Func<Goal, Mentorship, Task>? effect = null)
    {
        var token = http.RequestAborted;
        var pairId = await db.Goals.Where(g => g.Id == id).Select(g => (Guid?)g.MentorshipId).SingleOrDefaultAsync(token);
        var mentorship = pairId is { } known ? await db.LockAsync<Mentorship>(known, token) : null;
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        // The pair's lock is the goal's as well.
        var goal = await db.Goals.SingleAsync(g => g.Id == id, token);
        if (mentorship!.HasEnded || await keys.Find(mentorship.Id, token) is not { } key)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        var before = goal.Version;
        var broken = change(goal, key);
        if (http.RequireMatchOfStep(goal, before, broken) is { } refused)
        {
            return refused;
        }

        if (goal.Version != before && effect is not null)
        {
            await effect(goal, mentorship);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(goal);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(GoalView.Of(goal, key));
    }

    private static GoalWords Words(GoalRequest body) =>
        new(body.Text.Trim(), [.. (body.Steps ?? []).Select(s => s with { Text = s.Text.Trim() })]);

    private static ProblemResult? Check(GoalRequest body)
    {
        var steps = body.Steps ?? [];
        var validation = new Validation().Length(body.Text, 1, 500, "text").Range(steps.Count, 0, 20, "steps")
            .Check(steps.All(s => s is not null), "steps", "Толтурулушу керек.", "Нужно заполнить.", "This is required.");
        foreach (var step in steps.Where(s => s is not null))
        {
            validation.Length(step.Text, 1, 300, "steps");
        }

        return validation.Problem;
    }
}
