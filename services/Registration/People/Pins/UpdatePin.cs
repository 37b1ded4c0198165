using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>A PIN to set.</summary>
/// <param name="NewPin">Four to eight digits, not all the same and not in a row.</param>
/// <param name="Proof">Needed when she has a PIN: the old one, or a code that came to her phone.</param>
internal sealed record PinChange(string NewPin, StepUp? Proof = null);

/// <summary>Sets, changes and removes a PIN.</summary>
internal sealed class UpdatePin(
    RegistrationDb db, PinHashes hashes, VerifyStepUp proofs, SharedCounts counts, IPublishEndpoint publish,
        IOptions<SignInSettings> settings,
    TimeProvider clock)
{
    public static async Task<Results<NoContent, ProblemResult>> Set(PinChange body, Caller caller, UpdatePin pins, HttpContext http,
        CancellationToken token)
    {
        var check = new Validation().Check(Pin.IsPin(body.NewPin), "newPin", PinRules.FourToEightDigits);
        check.Check(body.NewPin is null || !Pin.IsEasy(body.NewPin), "newPin", PinRules.TooEasy);
        var refusal = check.Problem ?? await pins.Replace(caller.PersonId, body.NewPin!, body.Proof, http, token);
        return refusal is null ? TypedResults.NoContent() : refusal;
    }

    public static async Task<Results<NoContent, ProblemResult>> Remove(StepUp body, Caller caller, UpdatePin pins, HttpContext http,
        CancellationToken token) =>
        await pins.Replace(caller.PersonId, null, body, http, token) is { } refusal ? refusal : TypedResults.NoContent();

    private async Task<ProblemResult?> Replace(Guid personId, string? newPin, StepUp? proof, HttpContext http, CancellationToken token)
    {
        if (!await db.People.AnyAsync(p => p.Id == personId, token))
        {
            return ProblemResult.NotFound;
        }

        var (hour, left) = counts.Window(TimeSpan.FromHours(1));
        if (await counts.Take($"pin-change:{personId}", TimeSpan.Zero,
            new Counted($"pin-changes:{personId}:{hour}", settings.Value.PinChangesPerHour, left)) is { } wait)
        {
            return http.TooMany(wait.For);
        }

        var pin = await db.Pins.SingleOrDefaultAsync(p => p.PersonId == personId, token);
        if (pin is null && newPin is null)
        {
            return ProblemResult.Of(PinRules.NoPin);
        }

        if (newPin is null && await db.SharesNumber(personId, token))
        {
            return ProblemResult.Of(PinRules.NeededOnSharedPhone);
        }

        if (pin is not null && await proofs.Check(personId, proof ?? new StepUp(), pin, http, token) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        if (newPin is null)
        {
            db.Remove(pin!);
        }
        else
        {
            using var place = await hashes.Enter(token);
            if (place is null)
            {
                return ProblemResult.Of(Problems.Unavailable);
            }

            Keep(pin, personId, await place.New(personId, newPin), now);
        }

        await publish.Publish(new PinChanged(personId, Guid.CreateVersion7(now), newPin is null), token);
        await db.SaveChangesAsync(token);
        return null;
    }

    private void Keep(Pin? pin, Guid personId, PinHash hash, DateTimeOffset now)
    {
        if (pin is null)
        {
            db.Add(Pin.Set(personId, hash, now));
        }
        else
        {
            pin.Change(hash, now);
        }
    }
}
