using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Labs;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

/// <summary>Asks for a mentor.</summary>
/// <param name="LabId">The caller's lab.</param>
/// <param name="Topic">Such as <c>felt</c>; see the topics.</param>
/// <param name="Languages">Of ky, ru, en; a mentor shares at least one.</param>
/// <param name="PreferredMentors">At most five, the dearest first.</param>
/// <param name="Audience">open, lab or programme: among whom she looks. Left out, among all.</param>
/// <param name="CohortId">For a programme: the cohort that she takes part in, or did.</param>
internal sealed record AskForMentorRequest(Guid LabId, string Topic, IReadOnlyList<string> Languages,
    IReadOnlyList<Guid>? PreferredMentors = null, RequestAudience Audience = RequestAudience.Open, Guid? CohortId = null);

internal static class AskForMentor
{
    public static async Task<Results<Created<RequestView>, ProblemResult>> Handle(
        AskForMentorRequest body, Caller caller, MentoringDb db, Topics topics, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        if (await Check(body, caller.PersonId, db, topics, token) is { } refusal)
        {
            return refusal;
        }

        if (!await db.BelongsTo(caller, body.LabId, token))
        {
            return ProblemResult.Of(RequestRules.NotMember);
        }

        if (body.CohortId is { } cohort && !await db.ProgrammeParticipants.AnyAsync(
            p => p.CohortId == cohort && p.LabId == body.LabId && p.PersonId == caller.PersonId && !p.HasLeft, token))
        {
            return ProblemResult.Of(RequestRules.NotInProgramme);
        }

        var preferred = body.PreferredMentors ?? [];
        if (preferred.Contains(caller.PersonId))
        {
            return ProblemResult.Of(RequestRules.Herself);
        }

        var request = MentoringRequest.Ask(
            caller.PersonId, body.LabId, body.Topic, body.Languages, preferred, body.Audience, body.CohortId, clock.GetUtcNow());
        db.Add(request);
        await publish.Publish(new MentoringRequested(request.Id, request.PersonId, request.LabId, request.Topic), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException twice) when (twice.Violates(RequestRules.OneLive))
        {
            return ProblemResult.Of(RequestRules.AlreadyAsked);
        }

        http.SetETag(request);
        return TypedResults.Created($"/v1/mentoring-requests/{request.Id}", RequestView.Of(request, http));
    }

    private static async Task<ProblemResult?> Check(
        AskForMentorRequest body, Guid me, MentoringDb db, Topics topics, CancellationToken token)
    {
        var validation = new Validation()
            .OneOf(body.Topic, topics.Codes, "topic")
            .Range(body.Languages.Count, 1, LocalText.Languages.Count, "languages")
            .Range(body.PreferredMentors?.Count ?? 0, 0, 5, "preferredMentors")
            .Check((body.Audience is RequestAudience.Programme) == (body.CohortId is not null), "cohortId",
                "Программа үчүн гана көрсөтүлөт, ага болсо милдеттүү.", "Указывается для программы, и только для неё.",
                "Is given for a programme, and only for one.");
        if (validation.Problem is { } outOfRange)
        {
            return outOfRange;
        }

        foreach (var language in body.Languages)
        {
            validation.OneOf(language, LocalText.Languages, "languages");
        }

        validation.Check(await db.Labs.AnyAsync(lab => lab.Id == body.LabId, token), "labId",
            "Мындай лаборатория жок.", "Такой лаборатории нет.", "There is no such lab.");
        if (body.PreferredMentors is { Count: > 0 } preferred)
        {
            var known = await db.Mentors.CountAsync(
                mentor => preferred.Contains(mentor.Id) && !db.BlockedWith(me).Contains(mentor.Id), token);
            validation.Check(known == preferred.Distinct().Count(), "preferredMentors",
                "Мындай насаатчы жок.", "Такой наставницы нет.", "There is no such mentor.");
        }

        return validation.Problem;
    }
}
