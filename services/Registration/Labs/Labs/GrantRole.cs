using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>A role to give.</summary>
/// <param name="PersonId">A member of the lab.</param>
/// <param name="Role">trainer, by the lab's coordinator; coordinator, by the operator.</param>
internal sealed record RoleGiven(Guid PersonId, string Role);

/// <summary>A role that was given.</summary>
/// <param name="Id">The grant.</param>
/// <param name="PersonId">Who has it.</param>
/// <param name="Role">trainer or coordinator.</param>
/// <param name="LabId">Where it holds.</param>
/// <param name="GrantedAt">Since when; her next access token says so.</param>
internal sealed record RoleView(Guid Id, Guid PersonId, string Role, Guid? LabId, DateTimeOffset GrantedAt);

internal static class GrantRole
{
    // Operators are named with the installation.
    private static readonly Dictionary<string, Role> Grantable =
        new[] { Role.Trainer, Role.Coordinator }.ToDictionary(RoleGrant.NameOf, StringComparer.Ordinal);

    public static async Task<Results<Created<RoleView>, ProblemResult>> Handle(
        Guid id, RoleGiven body, Caller caller, RegistrationDb db, IEnumerable<IUnsettledSignIn> unsettled, IPublishEndpoint publish,
        TimeProvider clock, CancellationToken token)
    {
        if (new Validation().OneOf(body.Role, Grantable.Keys, "role").Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        var role = Grantable[body.Role];
        if (!caller.MayName(role, id))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.HasEnded(id, token))
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        if (!await db.IsMember(body.PersonId, id, token))
        {
            return ProblemResult.Of(LabRules.MembershipRequired);
        }

        if (await IsUnsettled(body.PersonId, db, unsettled, token))
        {
            return ProblemResult.Of(LabRules.SignInUnsettled);
        }

        var grant = RoleGrant.Give(body.PersonId, role, id, caller.PersonId, clock.GetUtcNow());
        db.Add(grant);
        await publish.Publish(new RoleGranted(grant.PersonId, grant.Word, grant.LabId), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_role_grant_person_id_role_lab_id"))
        {
            return ProblemResult.Of(LabRules.AlreadyGranted);
        }

        return TypedResults.Created((string?)null, new RoleView(grant.Id, grant.PersonId, grant.Word, grant.LabId, grant.GrantedAt));
    }

    /// <summary>True while staff have asked for another number, or another record, to open her account: a role given now would be theirs
    /// whose number it is.</summary>
    private static async Task<bool> IsUnsettled(
        Guid personId, RegistrationDb db, IEnumerable<IUnsettledSignIn> others, CancellationToken token)
    {
        if (await db.PhoneChanges.AnyAsync(
            c => c.PersonId == personId && c.AssistedBy != null && c.State == PhoneChangeState.Waiting, token))
        {
            return true;
        }

        foreach (var other in others)
        {
            if (await other.IsUnsettled(personId, token))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A coordinator names the trainers of her lab, an operator names coordinators; whoever names also revokes.</summary>
    public static bool MayName(this Caller caller, Role role, Guid labId) =>
        role switch { Role.Trainer => caller.IsCoordinatorOf(labId), Role.Coordinator => caller.IsOperator, _ => false };
}
