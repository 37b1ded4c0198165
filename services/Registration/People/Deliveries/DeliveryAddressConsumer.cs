using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Deliveries;

/// <summary>Tells Notifications a person's number, sealed for this one delivery. It changes nothing here, and the delivery's own id is the
/// key under which a second answer is known again.</summary>
[ConsumerName("CreativeLabs.Registration.Deliveries.AnswerDeliveryAddress")]
internal sealed class DeliveryAddressConsumer(RegistrationDb db, PersonVault vault, TransportKeys keys)
    : IConsumer<DeliveryAddressRequested>
{
    /// <summary>From the answer to the sending; who is later asks again.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task Consume(ConsumeContext<DeliveryAddressRequested> context)
    {
        var (deliveryId, personId) = context.Message;
        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == personId, context.CancellationToken);
        var phone = entry is null ? null : vault.PhoneOf(entry);
        var sealedPhone = phone is null ? null : Sealed.Seal(await keys.Make(deliveryId, Life), phone, deliveryId.ToString());
        await context.Publish(new DeliveryAddressed(deliveryId, sealedPhone));
    }
}
