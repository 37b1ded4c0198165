using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>The device that the caller uses.</summary>
/// <param name="DeviceKey">32 random bytes in base64url, made and kept by the device, another one for each person who uses it.</param>
internal sealed record DeviceToKnow(string DeviceKey);

internal static class RememberDevice
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        DeviceToKnow body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (!KnownDevice.IsKey(body.DeviceKey))
        {
            return ProblemResult.Invalid("deviceKey", PinRules.DeviceKeyForm);
        }

        var session = await db.Sessions.SingleOrDefaultAsync(s =>
            s.Id == caller.SessionId && s.PersonId == caller.PersonId && s.EndedAt == null, token);
        if (session is null)
        {
            return ProblemResult.NotFound;
        }

        var hash = KnownDevice.HashOf(body.DeviceKey);
        var known = await db.KnownDevices.SingleOrDefaultAsync(d => d.KeyHash == hash, token);
        if (known is not null && known.PersonId != caller.PersonId)
        {
            return ProblemResult.Of(PinRules.DeviceKeyTaken);
        }

        if (known is null)
        {
            db.Add(KnownDevice.Of(caller.PersonId, hash, DeviceKinds.Of(http), clock.GetUtcNow()));
            var givesWay = await db.KnownDevices.Where(d => d.PersonId == caller.PersonId).OrderByDescending(d => d.LastSeenAt)
                .Skip(KnownDevice.Most - 1).ToListAsync(token);
            db.RemoveRange(givesWay);
        }

        session.RunsOn(hash);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
