using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Gateway;

/// <summary>Tells a token that is bad from one that cannot be checked because Registration has not given its keys yet: the second is no
/// fault of the caller, and 401 would make her sign in again for nothing.</summary>
internal sealed class TokenKeys(IOptionsMonitor<JwtBearerOptions> options)
{
    public async Task<bool> AreMissingAsync(HttpContext http)
    {
        if ((await http.AuthenticateAsync()).Failure is not SecurityTokenSignatureKeyNotFoundException
            || options.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is not { } published)
        {
            return false;
        }

        try
        {
            return (await published.GetConfigurationAsync(http.RequestAborted)).SigningKeys.Count == 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
