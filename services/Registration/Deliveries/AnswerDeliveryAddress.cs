using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Deliveries;

/// <summary>Tells Notifications a person's number, sealed for this one delivery. It changes nothing here, and the delivery's own id is the
/// key under which a second answer is known again.</summary>
internal sealed class AnswerDeliveryAddress(RegistrationDb db, PersonVault vault, PlatformKey platform) : IConsumer<DeliveryAddressRequested>
{
    public async Task Consume(ConsumeContext<DeliveryAddressRequested> context)
    {
        var (deliveryId, personId) = context.Message;
        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == personId, context.CancellationToken);
        var phone = entry is null ? null : vault.PhoneOf(entry);
        await context.Publish(new DeliveryAddressed(deliveryId, phone is null ? null : Sealed.Seal(platform.For("transport"), phone, deliveryId.ToString())));
    }
}
