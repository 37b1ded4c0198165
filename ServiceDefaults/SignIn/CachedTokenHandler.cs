using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Knows who came before with the same token without asking the scheme's handler, which took a twelfth of what a request costs the
/// gateway.</summary>
internal sealed class CachedTokenHandler(
    TokenCache remembered, IAuthenticationSchemeProvider schemes, IAuthenticationHandlerProvider handlers,
    IClaimsTransformation transform, IOptions<AuthenticationOptions> options) : AuthenticationService(schemes, handlers, transform, options)
{
    private const string Bearer = "Bearer ";

    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        context.Request.Headers.Authorization is [{ } told] && told.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && remembered.Find(told[Bearer.Length..].Trim()) is { } known
            ? Task.FromResult(AuthenticateResult.Success(
                new(new ClaimsPrincipal(known.ClaimsIdentity), JwtBearerDefaults.AuthenticationScheme)))
            : base.AuthenticateAsync(context, scheme);
}
