using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace CreativeLabs.Registration.Events.CheckIn.Tickets;

/// <summary>A ticket for a confirmed place.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="EventId">The event.</param>
/// <param name="Number">Eight characters to tell at the door where no camera works.</param>
/// <param name="Ticket">A compact JWS (ES256, type ticket+jwt) with the claims ev (event), pl (place), no (number), exp. Its keys are at
/// /.well-known/ticket-keys.json. The same as a QR code is at /v1/places/{id}/ticket.svg.</param>
/// <param name="ExpiresAt">When no phone has the key for it any more. It outlives every move of the event; whether it is good the roster
/// says.</param>
internal sealed record TicketView(Guid PlaceId, Guid EventId, string Number, string Ticket, DateTimeOffset ExpiresAt);

internal static class GetTicket
{
    public static async Task<Results<Ok<TicketView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, TicketKeys keys, PlatformKey platform, HttpContext http, CancellationToken token)
    {
        var (ticket, refusal) = await Write(id, caller, db, keys, platform, token);
        http.Response.Headers.CacheControl = "no-store";
        return ticket is null ? refusal! : TypedResults.Ok(ticket);
    }

    public static async Task<Results<ContentHttpResult, ProblemResult>> Draw(
        Guid id, Caller caller, RegistrationDb db, TicketKeys keys, PlatformKey platform, HttpContext http, CancellationToken token)
    {
        var (ticket, refusal) = await Write(id, caller, db, keys, platform, token);
        http.Response.Headers.CacheControl = "no-store";
        if (ticket is null)
        {
            return refusal!;
        }

        using var code = QRCodeGenerator.GenerateQrCode(ticket.Ticket, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return TypedResults.Content(picture.GetGraphic(6), "image/svg+xml");
    }

    private static async Task<(TicketView? Ticket, ProblemResult? Problem)> Write(
        Guid id, Caller caller, RegistrationDb db, TicketKeys keys, PlatformKey platform, CancellationToken token)
    {
        var found = await (from place in db.EventRegistrations.AsNoTracking()
                           where place.Id == id && place.PersonId == caller.PersonId
                           join held in db.Events on place.EventId equals held.Id
                           select new { place, held }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return (null, ProblemResult.NotFound);
        }

        if (found.held.IsOver)
        {
            return (null, ProblemResult.Of(EventRules.Over));
        }

        if (found.place.State is not (EventRegistrationState.Confirmed or EventRegistrationState.Attended))
        {
            return (null, ProblemResult.Of(CheckInRules.NoTicketYet));
        }

        var expires = found.held.EndsAt + TicketKey.LongestMove;
        var claims = new TicketClaims(
            found.held.Id, id, Ticket.NumberOf(id, platform.For("ticket-number")), expires.ToUnixTimeSeconds());
        var text = Ticket.Write(claims, await keys.Signing(token));
        return (new TicketView(id, found.held.Id, claims.Number, text, DateTimeOffset.FromUnixTimeSeconds(claims.Expires)), null);
    }
}
