using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Checks a token's signature once and remembers by the token's hash that it was good until it expires, also when its key is
/// withdrawn meanwhile: a check costs 160 microseconds, a hash one.</summary>
internal sealed class TokenCache : TokenHandler, IDisposable
{
    private readonly JsonWebTokenHandler check = new() { MapInboundClaims = false };
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (Find(token) is { } before)
        {
            return before;
        }

        var result = await check.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid && !IsOurs(result))
        {
            return new TokenValidationResult { Exception = new SecurityTokenValidationException("No token that is given here.") };
        }

        if (result.IsValid)
        {
            known.Set(Hash(token), result,
                new MemoryCacheEntryOptions
                {
                    Size = 1,
                    AbsoluteExpiration = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero)
                });
        }

        return result;
    }

    /// <summary>What came of the check of a token that was good and is not over.</summary>
    public TokenValidationResult? Find(string token) => known.Get<TokenValidationResult>(Hash(token));

    public override SecurityToken ReadToken(string token) => check.ReadToken(token);

    public void Dispose() => known.Dispose();

    /// <summary>It names somebody, and asks for no extension: none is understood, and then it may not be taken (RFC 7515,
    /// 4.1.11).</summary>
    private static bool IsOurs(TokenValidationResult result)
    {
        var caller = new ClaimsPrincipal(result.ClaimsIdentity);
        return !((JsonWebToken)result.SecurityToken).TryGetHeaderValue<object>("crit", out _)
            && (Caller.Of(caller) is not null || Partner.Of(caller) is not null);
    }

    private static (UInt128 High, UInt128 Low) Hash(string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan();
        return (BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }
}
