using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>What the caller offers as a mentor.</summary>
/// <param name="Topics">1 to 6 topics, such as <c>felt</c>.</param>
/// <param name="Languages">Of ky, ru, en.</param>
/// <param name="Capacity">Women at a time, 1 to 20.</param>
/// <param name="Labs">The labs whose women she meets first.</param>
/// <param name="Availability">Weekly hours, UTC+6; at most 21.</param>
/// <param name="Paused">True to take nobody new for now.</param>
/// <param name="Programmes">The cohorts of programmes for whose women she is there.</param>
internal sealed record OfferMentoringRequest(
    IReadOnlyList<string> Topics, IReadOnlyList<string> Languages, int Capacity, IReadOnlyList<Guid>? Labs = null,
    IReadOnlyList<WeeklyHours>? Availability = null, bool Paused = false, IReadOnlyList<Guid>? Programmes = null);

internal static class OfferMentoring
{
    public static async Task<Results<Ok<MyMentorProfileView>, ProblemResult>> Handle(
        OfferMentoringRequest body, Caller caller, MentoringDb db, Topics topics, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await Check(body, db, topics, token) is { } refusal)
        {
            return refusal;
        }

        var offer = new MentorOffer(
            body.Topics, body.Languages, body.Labs ?? [], body.Capacity, body.Availability ?? [], body.Paused, body.Programmes);
        var mentor = await db.Mentors.SingleOrDefaultAsync(m => m.Id == caller.PersonId, token);
        if ((mentor is null ? http.RequireNone() : http.RequireMatch(mentor)) is { } stale)
        {
            return stale;
        }

        if (mentor is null)
        {
            db.Add(mentor = MentorProfile.Of(caller.PersonId, offer));
        }
        else if (mentor.Change(offer) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException race) when (race.Violates(MentorRules.WithinCapacity))
        {
            return ProblemResult.Of(MentorRules.CapacityInUse);
        }

        http.SetETag(mentor);
        return TypedResults.Ok(MyMentorProfileView.Of(mentor, clock.GetUtcNow(), http));
    }

    private static async Task<ProblemResult?> Check(
        OfferMentoringRequest body, MentoringDb db, Topics topics, CancellationToken token)
    {
        var validation = new Validation()
            .Range(body.Topics.Count, 1, 6, "topics")
            .Range(body.Languages.Count, 1, LocalText.Languages.Count, "languages")
            .Range(body.Capacity, 1, 20, "capacity")
            .Range(body.Labs?.Count ?? 0, 0, 20, "labs")
            .Range(body.Availability?.Count ?? 0, 0, 21, "availability")
            .Range(body.Programmes?.Count ?? 0, 0, 20, "programmes")
            .Check(body.Availability is null || body.Availability.All(hours => hours is not null && hours.From < hours.To), "availability",
                "Башталышы аягынан мурун болушу керек.", "Начало должно быть раньше конца.", "Hours must begin before they end.");
        if (validation.Problem is { } outOfRange)
        {
            return outOfRange;
        }

        foreach (var topic in body.Topics)
        {
            validation.OneOf(topic, topics.Codes, "topics");
        }

        foreach (var language in body.Languages)
        {
            validation.OneOf(language, LocalText.Languages, "languages");
        }

        if (body.Labs is { Count: > 0 } labs)
        {
            var known = await db.Labs.CountAsync(lab => labs.Contains(lab.Id), token);
            validation.Check(known == labs.Distinct().Count(), "labs", "Мындай лаборатория жок.", "Такой лаборатории нет.",
                "There is no such lab.");
        }

        if (body.Programmes is { Count: > 0 } programmes)
        {
            var known = await db.ProgrammeParticipants.Where(p => programmes.Contains(p.CohortId)).Select(p => p.CohortId).Distinct()
                .CountAsync(token);
            validation.Check(known == programmes.Distinct().Count(), "programmes", "Мындай программа жок.", "Такой программы нет.",
                "There is no such programme.");
        }

        return validation.Problem;
    }
}
