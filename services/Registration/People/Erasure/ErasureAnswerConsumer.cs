using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>A service has done its part. The erasure's row is locked: of two answers at once the second sees the first.</summary>
[ConsumerName("CreativeLabs.Registration.Erasure.TakeAnswer")]
internal sealed class ErasureAnswerConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<PersonErased>
{
    public async Task Consume(ConsumeContext<PersonErased> context)
    {
        var (id, _, service) = context.Message;
        await db.Database.ExecuteSqlAsync($"SELECT FROM erasure WHERE id = {id} FOR UPDATE", context.CancellationToken);
        var erasure = await db.Erasures.Include(e => e.Parts).SingleOrDefaultAsync(e => e.Id == id, context.CancellationToken);
        erasure?.Answer(service, clock.GetUtcNow());
    }
}
