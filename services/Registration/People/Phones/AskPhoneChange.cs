using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>Another phone to sign in with.</summary>
/// <param name="Phone">The other phone.</param>
/// <param name="ChallengeId">From asking for a code to it.</param>
/// <param name="Code">The six digits that came to it.</param>
/// <param name="Proof">The PIN, or a code that came to the old phone.</param>
internal sealed record PhoneChangeRequest(string Phone, Guid ChallengeId, string Code, StepUp Proof);

internal static class AskPhoneChange
{
    public static async Task<Results<Created<PhoneChangeView>, ProblemResult>> Handle(
        PhoneChangeRequest body, Caller caller, RegistrationDb db, VerifyStepUp proofs, NewPhone phones, IOptions<SignInSettings> settings,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var entry = await db.Vault.Include(v => v.Contact).SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        if (entry is null)
        {
            return ProblemResult.NotFound;
        }

        if (NewPhone.Read(body.Phone, body.Code).Problem is { } wrong)
        {
            return wrong;
        }

        var pin = await db.Pins.SingleOrDefaultAsync(p => p.PersonId == caller.PersonId, token);
        if (await proofs.Check(caller.PersonId, body.Proof, pin, http, token) is { } unproven)
        {
            return unproven;
        }

        var (phone, refusal) = await phones.Prove(caller.PersonId, caller.PersonId, body.Phone, body.ChallengeId, body.Code, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (entry.Contact is { } now && now.PhoneIndex.AsSpan().SequenceEqual(phone!.Index))
        {
            return ProblemResult.Of(PhoneRules.SamePhone);
        }

        var change = PhoneChange.Ask(
            caller.PersonId, phone!.Index, phones.Seal(entry, phone), caller.SessionId, TimeSpan.FromHours(settings.Value.PhoneChangeHours),
            clock.GetUtcNow());
        return await phones.Keep(change, token) is { } waits
            ? waits : TypedResults.Created("/v1/me/phone-changes", PhoneChangeView.Of(change));
    }
}
