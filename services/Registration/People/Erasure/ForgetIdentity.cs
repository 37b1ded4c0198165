using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>What makes a person unknown and shut out at one stroke: with her data key go her name, phone and everything that any table or
/// backup keeps sealed under it; her number is free for somebody new.</summary>
internal static class ForgetIdentity
{
    /// <summary>In the caller's transaction. Returns the sessions that ended now.</summary>
    public static async Task<List<Guid>> Forget(
        this RegistrationDb db, IRoles roles, Guid personId, DateTimeOffset now, CancellationToken token)
    {
        await db.People.Where(p => p.Id == personId && p.ErasedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.ErasedAt, now)
                .SetProperty(p => p.Language, LocalText.Languages[0])
                .SetProperty(p => p.HasProfile, false)
                .SetProperty(p => p.Version, p => p.Version + 1),
            token);
        await db.Vault.Where(v => v.PersonId == personId).ExecuteDeleteAsync(token);
        await roles.Forget(personId, token);
        await db.Pins.Where(p => p.PersonId == personId).ExecuteDeleteAsync(token);
        await db.KnownDevices.Where(d => d.PersonId == personId).ExecuteDeleteAsync(token);
        await db.PhoneChanges.Where(c => c.PersonId == personId).ExecuteDeleteAsync(token);
        // A session that is renewed at this moment is waited for and ended then, with the token that it got.
        var ended = await db.Database.SqlQuery<Guid>($"""
            UPDATE session SET ended_at = {now}, ended_because = {nameof(SessionEnd.Erased)}
            WHERE person_id = {personId} AND ended_at IS NULL RETURNING id AS "Value"
            """).ToListAsync(token);
        await db.Sessions.Where(s => s.PersonId == personId && s.KeyHash != null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.KeyHash, (byte[]?)null), token);
        await db.RefreshTokens.Where(r => db.Sessions.Any(s => s.Id == r.SessionId && s.PersonId == personId)).ExecuteDeleteAsync(token);
        return ended;
    }
}
