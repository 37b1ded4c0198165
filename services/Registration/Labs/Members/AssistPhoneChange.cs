using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A phone for a woman who lost hers, or who forgot the PIN on a phone that she shares.</summary>
/// <param name="Phone">The phone that she has now; it may be the old number in a new card.</param>
/// <param name="ChallengeId">From asking for a code to it, by the coordinator.</param>
/// <param name="Code">The six digits that she reads out.</param>
/// <param name="Reason">How the coordinator knows her and what happened, 5 to 500 characters.</param>
internal sealed record AssistedPhoneChange(string Phone, Guid ChallengeId, string Code, string Reason);

/// <summary>A coordinator stands for the lost phone. The longer time is for the owner: whoever still has the old phone hears of it and can
/// cancel. When it takes effect her PIN goes and every session ends.</summary>
internal static class AssistPhoneChange
{
    public static async Task<Results<Created<PhoneChangeView>, ProblemResult>> Handle(
        Guid id, Guid personId, AssistedPhoneChange body, Caller caller, RegistrationDb db, PersonVault vault, NewPhone phones,
        IOptions<SignInSettings> settings, TimeProvider clock, CancellationToken token)
    {
        if (NewPhone.Read(body.Phone, body.Code).Length(body.Reason, 5, 500, "reason").Problem is { } wrong)
        {
            return wrong;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        var entry = await db.Vault.Include(v => v.Contact).SingleOrDefaultAsync(v => v.PersonId == personId, token);
        if (entry is null || !await db.IsMember(personId, id, token))
        {
            return ProblemResult.NotFound;
        }

        // Or a coordinator could make herself another lab's, or the operator.
        if (await db.Roles.AnyAsync(r => r.PersonId == personId && r.Role != Role.Trainer, token))
        {
            return ProblemResult.Of(PhoneRules.NotForStaff);
        }

        var (phone, refusal) = await phones.Prove(caller.PersonId, personId, body.Phone, body.ChallengeId, body.Code, token);
        if (refusal is not null)
        {
            return refusal;
        }

        var change = PhoneChange.Assist(
            personId, phone!.Index, phones.Seal(entry, phone), caller.PersonId, id,
            vault.Seal(entry, PhoneChange.ReasonColumn, body.Reason.Trim()),
            TimeSpan.FromHours(settings.Value.AssistedPhoneChangeHours), clock.GetUtcNow());
        return await phones.Keep(change, token) is { } waits ? waits : TypedResults.Created((string?)null, PhoneChangeView.Of(change));
    }
}
