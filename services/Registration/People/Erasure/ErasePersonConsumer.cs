using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Registration's own part: each feature gives up what it holds of her. Who she was is nowhere to be read here since the request,
/// and with her key in no copy either; told a second time, this also ends what a request or a sign-in of that very moment left
/// behind.</summary>
[ConsumerName("CreativeLabs.Registration.Erasure.EraseHere")]
internal sealed class ErasePersonConsumer(
    RegistrationDb db, IRoles roles, DataKeys keys, IEnumerable<IPersonalDataHandler> handlers, TimeProvider clock)
    : IConsumer<PersonErasureRequested>
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

        // She is gone from here with the request's commit. Until this is done Registration does not answer, and is asked again.
        await keys.Destroy([personId], token);
        var now = clock.GetUtcNow();
        await db.Forget(roles, personId, now, token);
        foreach (var handler in handlers)
        {
            await handler.Erase(personId, now, token);
        }

        // Answers kept for replay.
        var caller = personId.ToString();
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
        await context.Publish(new PersonErased(erasureId, personId, Service), token);
    }
}
