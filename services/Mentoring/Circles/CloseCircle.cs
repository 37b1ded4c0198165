using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Circles;

internal static class CloseCircle
{
    public static async Task<Results<Ok<CircleView>, ProblemResult>> Handle(
        Guid id, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var circle = await db.LockAsync<Circle>(id, token);
        if (circle is null || circle.MentorId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        var before = circle.Version;
        circle.Close(now);
        if (http.RequireMatchOfStep(circle, before, rule: null) is { } refused)
        {
            return refused;
        }

        if (circle.Version != before)
        {
            await db.CallOffMeetings(circle, publish, now, token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(circle);
        return TypedResults.Ok(CircleView.Of(circle, http));
    }
}
