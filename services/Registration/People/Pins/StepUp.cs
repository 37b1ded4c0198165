using System.Text.Json.Serialization;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>Shows that it is still she who uses the session: her PIN, or a code that came to her phone just now.</summary>
/// <param name="Pin">The PIN that she has.</param>
/// <param name="ChallengeId">Or, from asking for a code to her own phone,</param>
/// <param name="Code">the six digits that came.</param>
internal sealed record StepUp(string? Pin = null, Guid? ChallengeId = null, string? Code = null)
{
    [JsonIgnore]
    public bool IsComplete =>
        this is { Pin: not null, ChallengeId: null, Code: null } or { Pin: null, ChallengeId: not null, Code: not null };
}

/// <summary>Takes a proof. On a phone that others share the code proves too little for who has a PIN.</summary>
internal sealed class VerifyStepUp(RegistrationDb db, PersonVault vault, PinCheck pins, OneTimeCodes codes)
{
    /// <summary>Null when it is she.</summary>
    public async Task<ProblemResult?> Check(Guid personId, StepUp proof, Pin? pin, HttpContext http, CancellationToken token)
    {
        if (!proof.IsComplete || (proof.Pin is { } typed && !Pins.Pin.IsPin(typed))
            || (proof.Code is { } code && !OneTimeCodes.IsCode(code)))
        {
            return ProblemResult.Invalid("proof", PinRules.ProofNeeded);
        }

        if (proof.Pin is { } given)
        {
            return pin is null ? ProblemResult.Of(PinRules.NoPin) : (await pins.Check(PinTries.Of(personId), personId, pin, given, token))
                .Problem(http, PinRules.ProofNotValid);
        }

        var own = await db.ContactPoints.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == personId, token);
        if (own is null)
        {
            return ProblemResult.Of(SignInRules.NoPhone);
        }

        if (pin is not null && await db.ContactPoints.AnyAsync(c => c.PhoneIndex == own.PhoneIndex && c.PersonId != personId, token))
        {
            return ProblemResult.Of(PinRules.PinNeeded);
        }

        var proven = await codes.Redeem(proof.ChallengeId!.Value, proof.Code!, CodePurpose.OwnPhone(personId));
        return proven is not null && vault.IndexOf(proven.Phone).AsSpan().SequenceEqual(own.PhoneIndex)
            ? null : ProblemResult.Of(PinRules.ProofNotValid);
    }
}
