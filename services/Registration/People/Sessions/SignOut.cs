using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Ends the session of a refresh token.</summary>
/// <param name="RefreshToken">The last one received.</param>
internal sealed record SignOutRequest(string RefreshToken);

internal static class SignOut
{
    /// <summary>A token that is not known is answered alike: the caller wants to be signed out, and is. One that has expired ends nothing,
    /// as if it were cleared away already.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        SignOutRequest body, RegistrationDb db, RevokedSessions revoked, TimeProvider clock, CancellationToken token)
    {
        if (new Validation().Length(body.RefreshToken, 1, 200, "refreshToken").Problem is { } refusal)
        {
            return refusal;
        }

        var (hash, now) = (RefreshToken.HashOf(body.RefreshToken), clock.GetUtcNow());
        var session = await db.Sessions.SingleOrDefaultAsync(s =>
            db.RefreshTokens.Any(r => r.Hash == hash && r.SessionId == s.Id && r.ExpiresAt > now), token);
        if (session is not null)
        {
            session.End(SessionEnd.SignedOut, now);
            await db.SaveChangesAsync(token);
            await revoked.Tell(session.Id);
        }

        return TypedResults.NoContent();
    }
}
