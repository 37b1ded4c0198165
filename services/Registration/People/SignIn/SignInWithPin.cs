using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>Phone and PIN open a session on a device that is known. Whatever is wrong, the same is done: one count, one query, one count
/// of tries, one hash.</summary>
internal sealed class SignInWithPin(
    RegistrationDb db, PersonVault vault, SharedCounts counts, PinTries tries, PinCheck pins, CodeLimits limits, OpenSession sessions,
    IOptions<SignInSettings> settings, TimeProvider clock)
{
    public async Task<Results<Ok<TokenAnswer>, Accepted<ChoiceAnswer>, ProblemResult>> Open(
        PhoneNumber phone, string given, string deviceKey, HttpContext http, CancellationToken token)
    {
        var from = ClientAddress.Of(http);
        if (await Count(from) is { } wait)
        {
            return http.TooMany(wait.For);
        }

        var (index, keyHash) = (vault.IndexOf(phone), KnownDevice.HashOf(deviceKey));
        var since = clock.GetUtcNow().AddDays(-settings.Value.KnownDeviceDays);
        var hers = await (
            from device in db.KnownDevices
            join contact in db.ContactPoints on device.PersonId equals contact.PersonId
            join person in db.People on device.PersonId equals person.Id
            join pin in db.Pins on device.PersonId equals pin.PersonId
            where device.KeyHash == keyHash && contact.PhoneIndex == index && device.LastSeenAt > since
            select new { Device = device, Person = person, Pin = pin }).SingleOrDefaultAsync(token);

        var subject = hers is null ? tries.OfStranger(index, keyHash) : PinTries.Of(hers.Person.Id);
        var answer = await pins.Check(subject, hers?.Person.Id, hers?.Pin, given, token);
        if (answer.Problem(http, PinRules.NotValid) is { } refusal)
        {
            return refusal;
        }

        hers!.Device.Seen(clock.GetUtcNow());
        await limits.Remember(index, from);
        return TypedResults.Ok(await sessions.Start(hers.Person, DeviceKinds.Of(http), keyHash, token));
    }

    private Task<Wait?> Count(ClientAddress from)
    {
        var (hour, left) = counts.Window(TimeSpan.FromHours(1));
        return counts.Take(
            $"pin-last:{counts.Hash(from.Whole)}", TimeSpan.Zero,
            new Counted($"pin-address:{counts.Hash(from.Whole)}:{hour}", settings.Value.PinTriesPerAddressPerHour, left),
            new Counted($"pin-block:{counts.Hash(from.Block)}:{hour}", settings.Value.PinTriesPerPrefixPerHour, left));
    }
}
