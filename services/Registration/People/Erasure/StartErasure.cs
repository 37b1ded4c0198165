using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>The one way into an erasure, whoever asks.</summary>
internal sealed class StartErasure(
    RegistrationDb db, IRoles roles, RevokedSessions revoked, IPublishEndpoint publish, TimeProvider clock)
{
    /// <summary>As the other one, for a request; the gateway hears of what ended with the answer.</summary>
    public async Task<PersonErasure> Of(Guid personId, Guid askedBy, ErasureWay way, ErasureReason? reason, HttpContext http)
    {
        TellOnceCommitted(await Of(personId, askedBy, way, reason, Guid.CreateVersion7(clock.GetUtcNow()), http.RequestAborted), http);
        return (await db.ErasureOf(personId, http.RequestAborted))!;
    }

    /// <summary>In the caller's transaction: who she was is gone with its commit. Records that were merged are one woman, and each of them
    /// is erased, because other services know what they hold by its id. Whoever comes second, at the same moment too, gets the erasure that
    /// is under way. Returns the sessions that ended.</summary>
    public async Task<List<Guid>> Of(
        Guid personId, Guid askedBy, ErasureWay way, ErasureReason? reason, Guid erasureId, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var ended = new List<Guid>();
        foreach (var hers in await db.LockAllOf(personId, token))
        {
            var id = hers == personId ? erasureId : Guid.CreateVersion7(now);
            ended.AddRange(await Start(id, hers, askedBy, way, reason, now, token));
        }

        await db.SaveChangesAsync(token);
        return ended;
    }

    /// <summary>The sessions that ended by it.</summary>
    private async Task<List<Guid>> Start(
        Guid id, Guid personId, Guid askedBy, ErasureWay way, ErasureReason? reason, DateTimeOffset now, CancellationToken token)
    {
        var first = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO erasure (id, person_id, asked_by, way, reason, asked_at, state, version)
            VALUES ({id}, {personId}, {askedBy}, {way.ToString()}, {reason?.ToString()}, {now}, {nameof(ErasureState.Requested)}, 1)
            ON CONFLICT (person_id) DO NOTHING
            """, token) == 1;
        if (!first)
        {
            return [];
        }

        var ended = await db.Forget(roles, personId, now, token);
        db.AddRange(PersonErasure.Services.Select(service => ErasurePart.Of(id, service)));
        await publish.Publish(new PersonErasureRequested(id, personId), token);
        await publish.SchedulePublish(new ErasureLookDue(id, 0), now + ErasureLookConsumer.After(0), token);
        return ended;
    }

    /// <summary>The gateway hears of it with the answer, and again from <see cref="ErasePersonConsumer"/> in case that this copy dies
    /// before.</summary>
    private void TellOnceCommitted(List<Guid> ended, HttpContext http) => http.Response.OnCompleted(
        () => http.Response.StatusCode < StatusCodes.Status300MultipleChoices ? revoked.Tell(ended) : Task.CompletedTask);
}
