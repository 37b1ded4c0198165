using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A message that would come too late is not sent; the inbox keeps it.</summary>
[Collection(OneWorld.Name)]
public sealed class DeadlineTests(NotificationsFixture fixture) : IAsyncLifetime
{
    private readonly Guid person = Guid.CreateVersion7();

    public async ValueTask InitializeAsync() => await fixture.Sandbox.Misbehave();

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Fact]
    public async Task An_offer_that_lapses_before_the_morning_is_told_in_the_inbox_alone()
    {
        fixture.MoveTo(hour: 23);
        await Offer(lasts: TimeSpan.FromHours(5));
        await fixture.Eventually(async () => (await Delivery())?.State is DeliveryState.Obsolete);
        (await Delivery())!.Reason.ShouldBe("expired");
        fixture.MoveTo(hour: 8);
        // Another woman is told now, so the morning has come here.
        var awake = Guid.CreateVersion7();
        await Offer(lasts: TimeSpan.FromHours(5), awake);
        await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == awake);
        fixture.Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person).ShouldBeEmpty();
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_offer_that_outlasts_the_night_is_sent_in_the_morning()
    {
        fixture.MoveTo(hour: 23);
        var phone = fixture.NewPhone();
        await Offer(lasts: TimeSpan.FromHours(20));
        await fixture.Eventually(async () => (await Delivery())?.State is DeliveryState.Deferred);
        fixture.MoveTo(hour: 8);
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).Count == 1);
    }

    [Fact]
    public async Task An_offer_that_lapsed_while_no_provider_took_it_is_dropped()
    {
        fixture.MoveTo(hour: 11);
        await fixture.Sandbox.Misbehave(sms: "down");
        var phone = fixture.NewPhone();
        await Offer(lasts: TimeSpan.FromSeconds(40));
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await Delivery())?.State is DeliveryState.Deferred);
        fixture.Clock.Advance(TimeSpan.FromSeconds(45));
        await fixture.Sandbox.Misbehave();
        await fixture.Address(person, phone, times: 2);
        await fixture.Eventually(async () => (await Delivery())?.State is DeliveryState.Obsolete);
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();
    }

    private Task Offer(TimeSpan lasts, Guid? to = null) => fixture.Broker.Tell(new LearnerOffered(Guid.CreateVersion7(),
        Guid.CreateVersion7(), Guid.CreateVersion7(), to ?? person, LocalText.Same("Кийиз"), new DateOnly(2030, 1, 1),
        fixture.Clock.GetUtcNow() + lasts));

    private Task<Delivery?> Delivery() => fixture.WithDb<NotificationsDb, Delivery?>(db =>
        db.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == person));
}
