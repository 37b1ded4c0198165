using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>Someone who signs in with this phone.</summary>
/// <param name="PersonId">Send it back to sign in as her.</param>
/// <param name="Label">Her initials, her first name or a number, as she allows.</param>
/// <param name="NeedsPin">True when she has a PIN.</param>
internal sealed record ChoicePerson(Guid PersonId, string Label, bool NeedsPin);

/// <summary>The code was right and several persons share the phone: one more request says who it is.</summary>
/// <param name="ChoiceId">Send it back with the person, and with her PIN where she has one.</param>
/// <param name="ExpiresInSeconds">How long the choice waits.</param>
/// <param name="People">Who it may be.</param>
internal sealed record ChoiceAnswer(Guid ChoiceId, int ExpiresInSeconds, IReadOnlyList<ChoicePerson> People);

/// <summary>A right code opens a session; with the first one of a number the person comes into being, and where several share the number
/// she says who she is.</summary>
internal sealed class SignInWithCode(
    OneTimeCodes codes, CodeLimits limits, PersonVault vault, PhonePeople people, AccountPicker choices, OpenSession sessions)
{
    public async Task<Results<Ok<TokenAnswer>, Accepted<ChoiceAnswer>, ProblemResult>> Open(
        Guid challengeId, string code, bool another, HttpContext http, CancellationToken token)
    {
        if (await codes.Redeem(challengeId, code, CodePurpose.SignIn) is not { } proven)
        {
            return ProblemResult.Of(SignInRules.CodeNotValid);
        }

        var index = vault.IndexOf(proven.Phone);
        await limits.Remember(index, ClientAddress.Of(http));
        if (another)
        {
            if (await people.KeepsOthersOut(index, token) is { } rule)
            {
                return ProblemResult.Of(rule);
            }

            return await people.Add(proven, token) is { } added ? TypedResults.Ok(await Start(added))
                : ProblemResult.Of(PhoneRules.NumberFull);
        }

        var known = await people.Of(index, token);
        if (known.Count == 0)
        {
            if (await people.FirstSlot(index, token) is not { } slot)
            {
                return ProblemResult.Of(PhoneRules.NumberFull);
            }

            // Null when another request registered the same number at this moment.
            var first = await people.Register(proven, slot, token);
            known = first is null ? await people.Of(index, token) : [first];
        }

        return known is [var alone] ? TypedResults.Ok(await Start(alone)) : await Ask(proven, index, token);

        async Task<TokenAnswer> Start(Person person)
        {
            await people.Claim(person.Id, index, token);
            return await sessions.Start(person, DeviceKinds.Of(http), keyHash: null, token);
        }
    }

    private async Task<Accepted<ChoiceAnswer>> Ask(ProvenPhone proven, byte[] index, CancellationToken token) => TypedResults.Accepted(
        (string?)null, new ChoiceAnswer(await choices.Open(proven), (int)choices.Life.TotalSeconds, await people.Choices(index,
            token)));
}
