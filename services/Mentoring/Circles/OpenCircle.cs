using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>A new circle.</summary>
/// <param name="LabId">The lab whose members may join.</param>
/// <param name="Topic">What about.</param>
/// <param name="Title">Up to 120 characters.</param>
/// <param name="Capacity">2 to 30 women.</param>
internal sealed record CircleRequest(Guid LabId, string Topic, LocalText Title, int Capacity);

internal static class OpenCircle
{
    public static async Task<Results<Created<CircleView>, ProblemResult>> Handle(
        CircleRequest body, Caller caller, MentoringDb db, Topics topics, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var invalid = new Validation().OneOf(body.Topic, topics.Codes, "topic").Name(body.Title, 120, "title")
            .Range(body.Capacity, 2, 30, "capacity")
            .Check(await db.Labs.AnyAsync(l => l.Id == body.LabId, token), "labId",
                "Мындай лаборатория жок.", "Такой лаборатории нет.", "There is no such lab.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        if (await db.LockAsync<MentorProfile>(caller.PersonId, token) is not { } mentor || !mentor.IsApproved(now))
        {
            return ProblemResult.Of(MentorRules.NotApproved);
        }

        var id = Guid.CreateVersion7(now);
        await keys.Make([id], token);
        var circle = Circle.Open(id, caller.PersonId, body.LabId, body.Topic, body.Title, body.Capacity, now);
        db.Add(circle);
        await db.SaveChangesAsync(token);
        http.SetETag(circle);
        return TypedResults.Created($"/v1/mentoring-circles/{id}", CircleView.Of(circle, http));
    }
}
