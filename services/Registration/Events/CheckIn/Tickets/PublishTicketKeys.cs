using CreativeLabs.Registration.People.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Registration.Events.CheckIn.Tickets;

internal static class PublishTicketKeys
{
    /// <summary>Tickets are checked with these and with nothing else, by anyone, without asking us.</summary>
    public static async Task<Ok<PublicKeys>> Handle(TicketKeys keys, HttpContext http, CancellationToken token)
    {
        var published = await keys.Published(token);
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(
            new PublicKeys(published.Select(k => PublicKey.Of(new ECDsaSecurityKey(k.Pair) { KeyId = k.Key.Kid })).ToList()));
    }
}
