using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Ends sessions from another device. A device whose session is ended so is not known any more: its PIN opens nothing.</summary>
internal static class EndSessions
{
    public static async Task<Results<NoContent, ProblemResult>> One(
        Guid id, Caller caller, RegistrationDb db, RevokedSessions revoked, TimeProvider clock, CancellationToken token)
    {
        var ended = await db.End(caller.PersonId, only: id, except: null, SessionEnd.SignedOut, clock.GetUtcNow(), token);
        await revoked.Tell(ended);
        return ended.Count > 0 ? TypedResults.NoContent() : ProblemResult.NotFound;
    }

    public static async Task<NoContent> All(Caller caller, RegistrationDb db, RevokedSessions revoked, TimeProvider clock,
        CancellationToken token)
    {
        var ended = await db.End(caller.PersonId, only: null, except: null, SessionEnd.SignedOut, clock.GetUtcNow(), token);
        await db.KnownDevices.Where(d => d.PersonId == caller.PersonId).ExecuteDeleteAsync(token);
        await revoked.Tell(ended);
        return TypedResults.NoContent();
    }

    /// <summary>Ends the person's live sessions, one or all but one, and forgets the devices that they ran on. One statement: a session
    /// that is renewed at this moment is waited for and ended then.</summary>
    public static Task<List<Guid>> End(
        this RegistrationDb db, Guid personId, Guid? only, Guid? except, SessionEnd because, DateTimeOffset now, CancellationToken token) =>
        db.Database.SqlQuery<Guid>($"""
            WITH ended AS (
              UPDATE session SET ended_at = {now}, ended_because = {because.ToString()}
              WHERE person_id = {personId} AND ended_at IS NULL AND id = COALESCE({only}, id) AND id IS DISTINCT FROM {except}
              RETURNING id, key_hash),
            forgotten AS (DELETE FROM known_device WHERE key_hash IN (SELECT key_hash FROM ended))
            SELECT id AS "Value" FROM ended
            """).ToListAsync(token);
}
