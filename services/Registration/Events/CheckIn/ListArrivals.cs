using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Somebody who came, as the phones' lists have it.</summary>
/// <param name="Id">The phone's own UUID of the line.</param>
/// <param name="PersonId">Null for who is not registered.</param>
/// <param name="PlaceId">Null for who came without a place.</param>
/// <param name="Name">Of who is not registered, until thirty days after the event is closed.</param>
/// <param name="People">Herself and who came on her place.</param>
/// <param name="Device">The phone.</param>
/// <param name="At">When.</param>
internal sealed record ArrivalView(Guid Id, Guid? PersonId, Guid? PlaceId, string? Name, int People, Guid Device, DateTimeOffset At);

internal static class ListArrivals
{
    public static async Task<Results<Ok<Page<ArrivalView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PlatformKey platform, HttpContext http,
        CancellationToken token)
    {
        if ((page.Read() ?? await db.RefuseOthers(id, caller, token)) is { } refusal)
        {
            return refusal;
        }

        var door = await db.CheckInSessions.AsNoTracking().SingleOrDefaultAsync(d => d.EventId == id, token);
        var rows = db.Arrivals.AsNoTracking().Where(a => a.EventId == id && a.Id > page.After).OrderBy(a => a.Id);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await page.ToPageAsync(
            rows, a => a.Id, a =>
            new ArrivalView(a.Id, a.PersonId, a.PlaceId, door?.OpenName(a.Name, a.Id, platform), a.People, a.Device, a.At), http));
    }
}
