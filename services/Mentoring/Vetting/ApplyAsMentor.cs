using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Vetting;

/// <summary>Asks to be approved as a mentor.</summary>
/// <param name="LabId">The lab where she would mentor; left out when she mentors online only.</param>
/// <param name="References">Two people who know her.</param>
/// <param name="ConductVersion">The version of the code of conduct that she has read and agrees to.</param>
/// <param name="Consents">True: what she writes may be looked at by the coordinators who decide.</param>
internal sealed record ApplyAsMentorRequest(Guid? LabId, IReadOnlyList<Reference> References, string ConductVersion, bool Consents);

internal static class ApplyAsMentor
{
    /// <summary>The versions of the code of conduct that may be agreed to.</summary>
    private static readonly string[] Conducts = ["2026-01"];

    public static async Task<Results<Created<MentorApplicationView>, ProblemResult>> Handle(
        ApplyAsMentorRequest body, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        if (await Check(body, db, token) is { } invalid)
        {
            return invalid;
        }

        var me = caller.PersonId;
        if (!await db.Mentors.AnyAsync(m => m.Id == me, token))
        {
            return ProblemResult.Of(MentorRules.ProfileFirst);
        }

        if (!await db.ContactCards.AnyAsync(c => c.PersonId == me, token))
        {
            return ProblemResult.Of(MentorRules.NameFirst);
        }

        if (await db.MentorApplications.AnyAsync(a => a.PersonId == me
            && (a.State == MentorApplicationState.Applied || a.State == MentorApplicationState.InReview), token))
        {
            return ProblemResult.Of(MentorRules.AlreadyApplied);
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var key = keys.Unwrap(id, (await keys.Make([id], token))[id]);
        var references = body.References.Select(r => new Reference(r.Name.Trim(), r.Contact.Trim())).ToList();
        var application = MentorApplication.Apply(id, me, body.LabId, body.ConductVersion,
            JsonSerializer.Serialize(references, JsonSerializerOptions.Web), key, now);
        db.Add(application);
        if (body.LabId is { } lab)
        {
            await publish.Publish(new Contracts.LabAttentionAsked(id, lab, me, me), token);
        }

        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException twice) when (twice.Violates(MentorApplication.OneOpen))
        {
            return ProblemResult.Of(MentorRules.AlreadyApplied);
        }

        http.SetETag(application);
        return TypedResults.Created($"/v1/mentor-applications/{id}", MentorApplicationView.Of(application));
    }

    private static async Task<ProblemResult?> Check(ApplyAsMentorRequest body, MentoringDb db, CancellationToken token)
    {
        var validation = new Validation()
            .Check(body.Consents, "consents", "Макулдугуңуз керек.", "Нужно ваше согласие.", "Your consent is needed.")
            .OneOf(body.ConductVersion, Conducts, "conductVersion")
            .Check(body.References.Count == 2 && body.References.All(r => r is not null), "references",
                "Эки кишини көрсөтүңүз.", "Укажите двух человек.", "Name two people.");
        foreach (var reference in body.References.Where(r => r is not null))
        {
            validation.Name(reference.Name, 120, "references").Length(reference.Contact, 1, 200, "references");
        }

        if (body.LabId is { } lab)
        {
            validation.Check(await db.Labs.AnyAsync(l => l.Id == lab, token), "labId",
                "Мындай лаборатория жок.", "Такой лаборатории нет.", "There is no such lab.");
        }

        return validation.Problem;
    }
}
