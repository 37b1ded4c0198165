using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class DeliveryAddressTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task The_number_is_told_sealed_for_the_one_delivery()
    {
        var phone = NewPhone();
        var person = await fixture.NewPerson(phone: phone);
        var delivery = Guid.CreateVersion7();

        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, person));

        var told = await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);
        Sealed.OpenText(fixture.TransportOf(delivery)!, told.SealedPhone!, delivery.ToString()).ShouldBe(phone);
        Should.Throw<System.Security.Cryptography.CryptographicException>(
            () => Sealed.OpenText(fixture.TransportOf(delivery)!, told.SealedPhone!, Guid.CreateVersion7().ToString()));
    }

    [Fact]
    public async Task For_a_person_who_is_not_known_the_answer_is_empty()
    {
        var delivery = Guid.CreateVersion7();

        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, Guid.CreateVersion7()));

        (await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery)).SealedPhone.ShouldBeNull();
    }

    [Fact]
    public async Task A_question_delivered_twice_is_answered_once()
    {
        var person = await fixture.NewPerson();
        var delivery = Guid.CreateVersion7();
        var message = Guid.NewGuid();

        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, person), message);
        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, person), message);

        // A later question that is answered shows that both were taken.
        await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);
        var later = Guid.CreateVersion7();
        await fixture.Broker.Tell(new DeliveryAddressRequested(later, person));
        await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == later);
        fixture.Broker.Heard<DeliveryAddressed>(f => f.DeliveryId == delivery).Count.ShouldBe(1);
    }
}
