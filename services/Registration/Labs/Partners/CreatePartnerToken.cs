using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4). The token names the partner, its scopes and its labs, and neither a session nor a
/// role: no service takes it for a person's.</summary>
internal static class CreatePartnerToken
{
    private static readonly string[] Single = ["grant_type", "client_id", "client_secret", "scope"];
    private static readonly JsonWebTokenHandler Writer = new() { SetDefaultTimesOnTokenCreation = false };

    public static async Task<Results<Ok<PartnerToken>, JsonHttpResult<OAuthError>>> Handle(
        HttpContext http, RegistrationDb db, SigningKeys keys, TimeProvider clock, CancellationToken token)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        if (await Form(http.Request, token) is not { } form || Single.Any(name => form[name].Count > 1)
            || form["grant_type"].ToString().Length == 0)
        {
            return Refused("invalid_request", "Send the form grant_type, client_id, client_secret and scope, each once.");
        }

        if (ClientCredentials.Read(http.Request, form) is not { } client)
        {
            return Refused("invalid_request", "Name the client by HTTP Basic or in the form, not by both.");
        }

        if (form["grant_type"] != "client_credentials")
        {
            return Refused("unsupported_grant_type", "Only client_credentials.");
        }

        if (await Known(client, db, token) is not { } partner)
        {
            if (client.ByBasic)
            {
                http.Response.Headers.WWWAuthenticate = "Basic realm=\"creativelabs\"";
            }

            return Refused("invalid_client", "The client or its secret is not known, or was revoked.", StatusCodes.Status401Unauthorized);
        }

        var asked = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Except(partner.Scopes, StringComparer.Ordinal).Any())
        {
            return Refused("invalid_scope", "The client was not given this scope.");
        }

        var scope = string.Join(' ', asked.Length == 0 ? partner.Scopes : asked.Distinct(StringComparer.Ordinal));
        return TypedResults.Ok(new PartnerToken(Write(partner, scope, await keys.Signing(token), clock.GetUtcNow()), "Bearer",
            AccessTokens.Minutes * 60, scope));
    }

    /// <summary>The same work for a client that is not known.</summary>
    private static async Task<Partner?> Known(ClientCredentials client, RegistrationDb db, CancellationToken token)
    {
        var hash = PartnerSecret.HashOf(client.Secret);
        var id = client.Id ?? Guid.Empty;
        var partner = await db.Partners.AsNoTracking().Include(p => p.Secrets)
            .SingleOrDefaultAsync(p => p.Id == id && p.RevokedAt == null, token);
        return partner?.Secrets.Count(secret => secret.Opens(hash)) > 0 ? partner : null;
    }

    private static string Write(Partner partner, string scope, SigningCredentials signing, DateTimeOffset now) =>
        Writer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AccessTokens.Issuer,
            Audience = AccessTokens.Audience,
            TokenType = AccessTokens.Type,
            IssuedAt = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(AccessTokens.Minutes),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = partner.Id.ToString(),
                ["client_id"] = partner.Id.ToString(),
                ["scope"] = scope,
                ["lab"] = partner.Labs.ConvertAll(lab => lab.ToString()).ToArray(),
                ["jti"] = Guid.CreateVersion7(now).ToString(),
            },
            SigningCredentials = signing,
        });

    private static async Task<IFormCollection?> Form(HttpRequest request, CancellationToken token)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(token) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static JsonHttpResult<OAuthError> Refused(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Json(new OAuthError(error, description), statusCode: status);
}
