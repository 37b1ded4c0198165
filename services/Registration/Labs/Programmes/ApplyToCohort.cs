using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>An application.</summary>
/// <param name="Motivation">Why she wants to take part, up to 2000 characters; only the lab's coordinator reads it.</param>
internal sealed record ApplicationMade(string? Motivation = null);

internal static class ApplyToCohort
{
    public static async Task<Results<Created<ApplicationView>, ProblemResult>> Handle(
        Guid id, ApplicationMade body, Caller caller, RegistrationDb db, Agreements agreements, PersonVault vault, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        return new Validation().Length(body.Motivation, 0, 2000, "motivation").Problem is { } refusal
            ? refusal
            : await Apply(id, caller.PersonId, body.Motivation, db, agreements, vault, publish, clock, http, token);
    }

    /// <summary>The person applies, whoever tells us so.</summary>
    public static async Task<Results<Created<ApplicationView>, ProblemResult>> Apply(
        Guid id, Guid personId, string? words, RegistrationDb db, Agreements agreements, PersonVault vault, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var found = await db.Cohorts.AsNoTracking().Where(c => c.Id == id)
            .Join(db.Programmes, c => c.ProgrammeId, p => p.Id, (cohort, programme) => new { cohort, programme })
                .SingleOrDefaultAsync(token);
        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == personId, token);
        if (found is null || entry is null)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        if (await Broken(found.cohort, personId, db, agreements, now, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var motivation = string.IsNullOrWhiteSpace(words) ? null : vault.Seal(entry, Enrolment.MotivationColumn, words.Trim());
        var enrolment = Enrolment.Apply(Guid.CreateVersion7(now), id, personId, motivation, now);
        db.Add(enrolment);
        await publish.Publish(new EnrolmentRequested(enrolment.Id, enrolment.PersonId, id, found.cohort.LabId), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_enrolment_cohort_id_person_id"))
        {
            return ProblemResult.Of(ProgrammeRules.AlreadyApplied);
        }

        http.SetETag(enrolment);
        return TypedResults.Created($"/v1/applications/{enrolment.Id}",
            ApplicationView.Of(enrolment, found.cohort, found.programme, null, http));
    }

    private static async Task<Error?> Broken(Cohort cohort, Guid personId, RegistrationDb db, Agreements agreements, DateTimeOffset now,
        CancellationToken token)
    {
        if (await agreements.Missing(personId, token) is { } missing)
        {
            return missing;
        }

        if (!await db.IsMember(personId, cohort.LabId, token))
        {
            return LabRules.MembershipRequired;
        }

        return cohort.IsOpen(now) ? null : ProgrammeRules.ApplicationsClosed;
    }
}
