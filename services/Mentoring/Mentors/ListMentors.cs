using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

internal static class ListMentors
{
    public static async Task<Results<Ok<Page<MentorView>>, ProblemResult>> Handle(
        Guid? labId, string? topic, [AsParameters] PageQuery page, Caller caller, MentoringDb db, Topics topics, TimeProvider clock,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (topic is not null && new Validation().OneOf(topic, topics.Codes, "topic").Problem is { } unknown)
        {
            return unknown;
        }

        var mentors = db.ShownTo(caller.PersonId, clock.GetUtcNow()).AsNoTracking().Where(m => m.Id > page.After);
        if (labId is { } lab)
        {
            mentors = mentors.Where(m => m.Labs.Contains(lab));
        }

        if (topic is not null)
        {
            mentors = mentors.Where(m => m.Topics.Contains(topic));
        }

        return TypedResults.Ok(await page.ToPageAsync(mentors.OrderBy(m => m.Id), m => m.Id, m => MentorView.Of(m, http), http));
    }
}
