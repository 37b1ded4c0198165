using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Where the caller is signed in. Where she was when she did is not kept.</summary>
/// <param name="Id">Names it to end it.</param>
/// <param name="Device">What kind of device.</param>
/// <param name="DeviceName">The same in words.</param>
/// <param name="StartedAt">When she signed in there.</param>
/// <param name="LastSeenAt">When it was last used, to within the life of an access token.</param>
/// <param name="Current">True for the one that asks.</param>
internal sealed record SessionView(Guid Id, DeviceKind Device, string DeviceName, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt,
    bool Current);

internal static class ListSessions
{
    public static async Task<Results<Ok<Page<SessionView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, IOptions<SignInSettings> settings, TimeProvider clock,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var since = clock.GetUtcNow().AddDays(-settings.Value.RefreshDays);
        var rows = db.Sessions.AsNoTracking()
            .Where(s => s.PersonId == caller.PersonId && s.EndedAt == null && s.LastSeenAt > since && s.Id > page.After).OrderBy(s => s.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, s => s.Id, Show, http));

        SessionView Show(Session s) => new(s.Id, s.Device, http.Say(s.Device.Name()), s.StartedAt, s.LastSeenAt, s.Id == caller.SessionId);
    }
}
