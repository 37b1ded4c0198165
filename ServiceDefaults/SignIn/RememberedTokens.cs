using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Checks a token's signature once and remembers by the token's hash that it was good until it expires, also when its key is
/// withdrawn meanwhile: a check costs 160 microseconds, a hash one.</summary>
internal sealed class RememberedTokens : TokenHandler, IDisposable
{
    private readonly JsonWebTokenHandler check = new() { MapInboundClaims = false };
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var hash = new TokenHash(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (known.TryGetValue(hash, out TokenValidationResult? before))
        {
            return before!;
        }

        var result = await check.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            var expires = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
            known.Set(hash, result, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = expires });
        }

        return result;
    }

    public override SecurityToken ReadToken(string token) => check.ReadToken(token);

    public void Dispose() => known.Dispose();

    /// <summary>Half of a SHA-256 would do; all of it is compared.</summary>
    private readonly record struct TokenHash(UInt128 High, UInt128 Low)
    {
        public TokenHash(byte[] hash)
            : this(BitConverter.ToUInt128(hash, 0), BitConverter.ToUInt128(hash, 16))
        {
        }
    }
}
