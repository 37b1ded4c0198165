using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>An application that a coordinator makes for a woman.</summary>
/// <param name="CohortId">A cohort of a lab that the caller coordinates and the woman is a member of.</param>
/// <param name="Reason">Why the coordinator acts for her, 1 to 500 characters; she can read it.</param>
/// <param name="Motivation">Why the woman wants to take part, up to 2000 characters.</param>
internal sealed record ApplicationForMember(Guid CohortId, string Reason, string? Motivation = null);

internal static class ApplyForMember
{
    public static async Task<Results<Created<ApplicationView>, ProblemResult>> Handle(
        Guid id, ApplicationForMember body, Caller caller, RegistrationDb db, Agreements agreements, PersonVault vault,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Length(body.Motivation, 0, 2000, "motivation")
            .Length(body.Reason, 1, AssistedAction.LongestReason, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        var labs = caller.CoordinatedLabs;
        var lab = await db.Cohorts.Where(c => c.Id == body.CohortId && labs.Contains(c.LabId)
            && db.Memberships.Any(m => m.PersonId == id && m.LabId == c.LabId && m.EndedAt == null)).Select(c => (Guid?)c.LabId)
                .SingleOrDefaultAsync(token);
        if (lab is null || await db.LockVault(id, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        db.Add(AssistedAction.Record(entry, vault, caller.PersonId, lab.Value, Act.Applied, body.Reason, clock.GetUtcNow()));
        return await ApplyToCohort.Apply(body.CohortId, id, body.Motivation, db, agreements, vault, publish, clock, http, token);
    }
}
