using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>What came of a try.</summary>
internal enum PinVerdict { Right, Wrong, Paused, Busy }

/// <summary>A verdict and, for a pause, how long it lasts on.</summary>
internal sealed record PinAnswer(PinVerdict Verdict, TimeSpan Wait = default)
{
    /// <summary>Null when the PIN was right; <paramref name="wrong"/> is what a wrong one is answered with.</summary>
    public ProblemResult? Problem(HttpContext http, Error wrong) => Verdict switch
    {
        PinVerdict.Right => null,
        PinVerdict.Wrong => ServiceDefaults.ProblemResult.Of(wrong),
        PinVerdict.Paused => http.TooMany(Wait, PinRules.Paused),
        _ => ServiceDefaults.ProblemResult.Of(Problems.Unavailable),
    };
}

/// <summary>The one place that holds a PIN against what is kept: the count first, then one hash, whether there is a PIN or not.</summary>
internal sealed class PinCheck(PinHashes hashes, PinTries tries, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <param name="subject">Whose tries are counted.</param>
    /// <param name="personId">Who hears of a pause; null when nobody is meant.</param>
    /// <param name="kept">Null when there is none.</param>
    /// <param name="given">What was typed.</param>
    /// <param name="token">Cancels.</param>
    public async Task<PinAnswer> Check(PinSubject subject, Guid? personId, Pin? kept, string given, CancellationToken token)
    {
        // A place first: a try that cannot be looked at is not to be counted.
        using var place = await hashes.Enter(token);
        if (place is null)
        {
            return new(PinVerdict.Busy);
        }

        var counted = await tries.Begin(subject);
        if (counted.Wait is { } wait)
        {
            return new(PinVerdict.Paused, wait);
        }

        if (await place.Matches(kept, given))
        {
            await tries.Clear(subject);
            return new(PinVerdict.Right);
        }

        if (counted.Closes && personId is { } person)
        {
            await Tell(person, counted.Until, token);
        }

        return new(PinVerdict.Wrong);
    }

    // In a scope of its own: the request that is refused may roll its own transaction back.
    private async Task Tell(Guid person, DateTimeOffset until, CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>()
            .Publish(new PinPaused(person, Guid.CreateVersion7(clock.GetUtcNow()), until), token);
        await scope.ServiceProvider.GetRequiredService<RegistrationDb>().SaveChangesAsync(token);
    }
}
