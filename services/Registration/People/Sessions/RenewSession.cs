using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>A refresh token is used: it is replaced, and a fresh access token goes with its successor.</summary>
internal sealed class RenewSession(RegistrationDb db, Tokens tokens, RevokedSessions revoked, IOptions<SignInSettings> settings,
    TimeProvider clock)
{
    /// <summary>Null when the session has ended, or ends now because the token had been replaced before.</summary>
    /// <remarks>A replaced token that comes again within ten seconds, by a phone whose network broke before the answer came, gets the same
    /// successor again and no sibling: the family stays one chain, so that of two holders of a copy one must sooner or later
    /// present a replaced token, and the family is revoked. Once the successor was used it did arrive, and there is no grace any
    /// more.</remarks>
    public async Task<TokenAnswer?> Renew(string secret, CancellationToken token)
    {
        var hash = RefreshToken.HashOf(secret);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        // The session's row is locked: requests with tokens of one family go one after the other.
        var session = (await db.Sessions
            .FromSql($"SELECT * FROM session WHERE id = (SELECT session_id FROM refresh_token WHERE hash = {hash}) FOR UPDATE")
                .ToListAsync(token)).SingleOrDefault();
        var now = clock.GetUtcNow();
        if (session is not { IsLive: true }
            || await db.RefreshTokens.SingleOrDefaultAsync(r => r.Hash == hash, token) is not { } presented
            || presented.ExpiresAt <= now)
        {
            return null;
        }

        var successor = presented.ReplacedAt is null
            ? await Replace(presented, secret, session, now, token) : presented.SuccessorFor(secret, now);
        if (successor is null)
        {
            session.End(SessionEnd.TokenReused, now);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        if (successor is null)
        {
            await revoked.Tell(session.Id);
            return null;
        }

        var person = await db.People.SingleAsync(p => p.Id == session.PersonId, token);
        return await tokens.Answer(session.Id, person, successor, token);
    }

    private async Task<string> Replace(RefreshToken presented, string secret, Session session, DateTimeOffset now, CancellationToken token)
    {
        // What has expired goes first, or it would be gone from under the changes below.
        await db.RefreshTokens.Where(r => r.SessionId == session.Id && r.ExpiresAt < now).ExecuteDeleteAsync(token);
        foreach (var before in await db.RefreshTokens.Where(r => r.SessionId == session.Id && r.Successor != null).ToListAsync(token))
        {
            before.ForgetSuccessor();
        }

        var (next, successor) = RefreshToken.Issue(session.Id, TimeSpan.FromDays(settings.Value.RefreshDays), now);
        presented.ReplaceBy(successor, secret, now);
        session.Seen(now);
        db.Add(next);
        return successor;
    }
}
