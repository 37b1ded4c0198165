using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Asks again. A quarter of an hour after the request every service is asked once more, whatever it answered: the last access
/// token that she had has expired by then, so nothing can be written in her name any more. After an hour, and then every day, those are
/// asked that did not answer.</summary>
[ConsumerName("CreativeLabs.Registration.Erasure.LookAgain")]
internal sealed class ErasureLookConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<ErasureLookDue>
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(15);

    /// <summary>From look <paramref name="look"/> minus one to this one.</summary>
    public static TimeSpan After(int look) => look switch { 0 => Sweep, 1 => TimeSpan.FromHours(1) - Sweep, _ => TimeSpan.FromDays(1) };

    public async Task Consume(ConsumeContext<ErasureLookDue> context)
    {
        var (id, look) = context.Message;
        var erasure = await db.Erasures.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, context.CancellationToken);
        if (erasure is null || (look > 0 && erasure.State is ErasureState.Done))
        {
            return;
        }

        await context.Publish(new PersonErasureRequested(id, erasure.PersonId), context.CancellationToken);
        await context.SchedulePublish(new ErasureLookDue(id, look + 1), clock.GetUtcNow() + After(look + 1), context.CancellationToken);
    }
}
