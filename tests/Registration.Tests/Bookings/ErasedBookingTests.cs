using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Bookings;

/// <summary>What becomes of bookings when a woman is forgotten.</summary>
[Collection<BookingSuite>]
public sealed class ErasedBookingTests(RegistrationFixture fixture)
{
    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task What_has_not_begun_is_cancelled_and_the_time_is_free_for_others()
    {
        var lab = await world.NewLab();
        var loom = await world.NewResource(lab);
        var device = await fixture.SignIn(NewPhone());
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = "Бермет", language = "ky" })).Json();
        await PeopleSteps.Agree(device.Client, "platform");
        await (await device.Client.PostCreating($"/v1/labs/{lab.Id}/memberships")).Json();
        var day = world.Coming();
        var booking = await Booked(device.Client, loom, At(day, 10));

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        (await world.Stored(booking)).State.ShouldBe(BookingState.Cancelled);
        (await world.MinutesCounted(device.PersonId)).ShouldBe(0);
        await Booked(await world.Member(lab), loom, At(day, 10));
    }
}
