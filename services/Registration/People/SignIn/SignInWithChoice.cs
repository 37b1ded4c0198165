using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>After a right code on a shared phone: one of its persons signs in, with her PIN where she has one, or one more is
/// added.</summary>
internal sealed class SignInWithChoice(AccountPicker choices, PersonVault vault, PhonePeople people, PinCheck pins, OpenSession sessions)
{
    public async Task<Results<Ok<TokenAnswer>, Accepted<ChoiceAnswer>, ProblemResult>> As(
        Guid choiceId, Guid personId, string? given, HttpContext http, CancellationToken token)
    {
        if (await choices.Find(choiceId) is not { } proven
            || (await people.Of(vault.IndexOf(proven.Phone), token)).SingleOrDefault(p => p.Id == personId) is not { } person)
        {
            return ProblemResult.Of(SignInRules.CodeNotValid);
        }

        if (await people.PinOf(personId, token) is { } pin)
        {
            var verdict = await pins.Check(PinTries.Of(personId), personId, pin, given ?? "", token);
            if (verdict.Problem(http, PinRules.NotValid) is { } refusal)
            {
                return refusal;
            }
        }

        if (!await choices.Use(choiceId))
        {
            return ProblemResult.Of(SignInRules.CodeNotValid);
        }

        await people.Claim(person.Id, vault.IndexOf(proven.Phone), token);
        return TypedResults.Ok(await Start(person, http, token));
    }

    public async Task<Results<Ok<TokenAnswer>, Accepted<ChoiceAnswer>, ProblemResult>> AsAnother(Guid choiceId, HttpContext http,
        CancellationToken token)
    {
        if (await choices.Find(choiceId) is not { } proven)
        {
            return ProblemResult.Of(SignInRules.CodeNotValid);
        }

        if (await people.KeepsOthersOut(vault.IndexOf(proven.Phone), token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        if (!await choices.Use(choiceId))
        {
            return ProblemResult.Of(SignInRules.CodeNotValid);
        }

        return await people.Add(proven, token) is { } added
            ? TypedResults.Ok(await Start(added, http, token)) : ProblemResult.Of(PhoneRules.NumberFull);
    }

    private Task<TokenAnswer> Start(Person person, HttpContext http, CancellationToken token) =>
        sessions.Start(person, DeviceKinds.Of(http), keyHash: null, token);
}
