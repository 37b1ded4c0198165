using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>What a signed-in device holds.</summary>
/// <param name="AccessToken">JWT for the Authorization header.</param>
/// <param name="TokenType">Bearer.</param>
/// <param name="ExpiresIn">Seconds that the access token lives.</param>
/// <param name="RefreshToken">Good for one use at the same address.</param>
/// <param name="PersonId">Who signed in.</param>
/// <param name="IsNew">True until she has told her name.</param>
internal sealed record TokenAnswer(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken, Guid PersonId, bool IsNew);

/// <summary>Signs access tokens.</summary>
internal sealed class Tokens(IRoles roles, SigningKeys keys, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Writer = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token of the person's session, with the roles that she has now.</summary>
    public async Task<TokenAnswer> Answer(Guid sessionId, Person person, string refreshToken, CancellationToken token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // No "not before": a service whose clock is a little behind would refuse a fresh token.
        var access = Writer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AccessTokens.Issuer,
            Audience = AccessTokens.Audience,
            TokenType = AccessTokens.Type,
            IssuedAt = now,
            Expires = now.AddMinutes(AccessTokens.Minutes),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = person.Id.ToString(),
                ["sid"] = sessionId.ToString(),
                ["jti"] = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
                ["role"] = await roles.ClaimsOf(person.Id, token),
            },
            SigningCredentials = await keys.Signing(token),
        });
        return new TokenAnswer(access, "Bearer", AccessTokens.Minutes * 60, refreshToken, person.Id, !person.HasProfile);
    }
}
