using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class JoinLab
{
    public static async Task<Results<Created<MembershipView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, Agreements agreements, IPersonIndex index, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var lab = await db.Labs.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, token);
        if (lab is null || await db.LockVault(caller.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        if (lab.EndedOn is not null)
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        if (await agreements.Missing(caller.PersonId, token) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        var membership = Membership.Start(id, caller.PersonId, clock.GetUtcNow());
        db.Add(membership);
        await publish.Publish(new MembershipStarted(membership.Id, caller.PersonId, id, lab.Name), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_membership_person_id_lab_id"))
        {
            return ProblemResult.Of(LabRules.AlreadyMember);
        }

        await index.Refresh(entry, token);
        return TypedResults.Created("/v1/me/memberships", new MembershipView(membership.Id, id, http.Say(lab.Name), membership.StartedAt));
    }

    /// <summary>True when the person is a member of the lab.</summary>
    public static Task<bool> IsMember(this RegistrationDb db, Guid personId, Guid labId, CancellationToken token) =>
        db.Memberships.AnyAsync(m => m.PersonId == personId && m.LabId == labId && m.EndedAt == null, token);
}
