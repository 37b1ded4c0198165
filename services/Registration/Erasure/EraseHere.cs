using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Erasure;

/// <summary>Registration's own part: each room gives up what it holds of her. Who she was is unreadable since the request; told a second
/// time, this also ends what a request or a sign-in of that very moment left behind.</summary>
internal sealed class EraseHere(RegistrationDb db, RevokedSessions revoked, TimeProvider clock) : IConsumer<PersonErasureRequested>
{
    public const string Service = "registration";

    public async Task Consume(ConsumeContext<PersonErasureRequested> context)
    {
        var (erasureId, personId) = context.Message;
        var token = context.CancellationToken;
        if (!await db.Erasures.AnyAsync(e => e.Id == erasureId && e.PersonId == personId, token))
        {
            return;
        }

        var now = clock.GetUtcNow();
        await db.Forget(personId, now, token);
        await LeavePlatform(personId, now, token);
        await WithdrawApplications.Of(db, personId, now, token);
        await RevokeTokens(personId, now, token);
        await context.Publish(new PersonErased(erasureId, personId, Service), token);
    }

    private async Task LeavePlatform(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var caller = personId.ToString();
        await db.Memberships.Where(m => m.PersonId == personId).ExecuteDeleteAsync(token);
        await db.Consents.Where(c => c.PersonId == personId && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, now), token);
        // Answers kept for replay.
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
    }

    private async Task RevokeTokens(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var since = now.AddMinutes(-AccessTokens.Minutes - 1);
        foreach (var session in await db.Sessions.Where(s => s.PersonId == personId && s.EndedAt > since).Select(s => s.Id).ToListAsync(token))
        {
            await revoked.Tell(session);
        }
    }
}
