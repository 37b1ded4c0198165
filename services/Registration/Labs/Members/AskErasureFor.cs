using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>Staff ask for a person who cannot do so herself.</summary>
/// <param name="PersonId">Whom to forget; for a coordinator a member of her lab.</param>
/// <param name="Reason">askedInPerson, askedInWriting, askedByGuardian, deceased or registeredInError.</param>
internal sealed record ErasureAsked(Guid PersonId, ErasureReason Reason);

internal static class AskErasureFor
{
    public static async Task<Results<Accepted<ErasureView>, ProblemResult>> Handle(
        ErasureAsked body, Caller caller, RegistrationDb db, StartErasure start, AnnounceErasure announce, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (!caller.IsOperator && caller.CoordinatedLabs.Count == 0)
        {
            return ProblemResult.Forbidden;
        }

        if (body.PersonId == caller.PersonId)
        {
            return ProblemResult.Of(ErasureRules.AskForYourself);
        }

        var before = await db.ErasureOf(body.PersonId, token);
        if (before is not null && (caller.IsOperator || before.AskedBy == caller.PersonId))
        {
            return AskErasure.Answer(before);
        }

        if (!await Reaches(caller, body.PersonId, db, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsOperator && await db.Roles.AnyAsync(r => r.PersonId == body.PersonId && r.Role != Role.Trainer, token))
        {
            return ProblemResult.Forbidden;
        }

        if (!await db.IsFresh(caller, clock.GetUtcNow(), token))
        {
            return ProblemResult.Of(ErasureRules.FreshSignInRequired);
        }

        var way = caller.IsOperator ? ErasureWay.Operator : ErasureWay.Coordinator;
        return await db.IsClaimed(body.PersonId, token)
            ? AskErasure.Answer(ErasureView.Of(await announce.Of(body.PersonId, caller.PersonId, way, body.Reason, token)))
            : AskErasure.Answer(await start.Of(body.PersonId, caller.PersonId, way, body.Reason, http));
    }

    private static Task<bool> Reaches(Caller caller, Guid personId, RegistrationDb db, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        return caller.IsOperator
            ? db.People.AnyAsync(p => p.Id == personId, token)
            : db.Memberships.AnyAsync(m => m.PersonId == personId && m.EndedAt == null && labs.Contains(m.LabId), token);
    }
}
