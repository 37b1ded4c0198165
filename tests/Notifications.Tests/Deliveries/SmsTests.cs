using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

[Collection(OneWorld.Name)]
public sealed class SmsTests(NotificationsFixture fixture) : IAsyncLifetime
{
    private readonly Guid person = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        await fixture.Sandbox.Misbehave();
        fixture.MoveTo(hour: 11);
    }

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Fact]
    public async Task A_credential_is_told_by_SMS_with_its_number_in_her_language_and_her_number_is_not_kept()
    {
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(new PersonRegistered(person, "ru", 1));
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db => db.Recipients.AnyAsync(r => r.PersonId == person)));
        await fixture.Broker.Tell(Credential("WCL-2026-0007"));
        var delivery = await fixture.Address(person, phone);

        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone))
            .SequenceEqual(["Ваше свидетельство готово. Номер: WCL-2026-0007"]));
        (await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == delivery)).PersonId.ShouldBe(person);
        (await Find(delivery)).SealedPhone.ShouldBeNull();
    }

    [Fact]
    public async Task A_decision_is_told_without_naming_the_programme_and_in_Kyrgyz_while_her_language_is_unknown()
    {
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(new EnrolmentDecided(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(),
            LocalText.Same("Ашкана"), true));
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone))
            .SequenceEqual(["Арызыңыз кабыл алынды. Чоо-жайын жеке баракчаңыздан окуңуз."]));
    }

    [Fact]
    public async Task At_night_a_message_is_held_until_eight_and_her_number_is_asked_for_only_then()
    {
        fixture.MoveTo(hour: 23);
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(Credential("N-1"));
        await fixture.Eventually(async () => await Deliveries() is [{ State: DeliveryState.Deferred }]);
        fixture.Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person).ShouldBeEmpty();

        fixture.MoveTo(hour: 8);
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).Count == 1);
    }

    [Fact]
    public async Task A_payment_waits_for_the_morning_and_is_in_the_inbox_at_once()
    {
        fixture.MoveTo(hour: 23);
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(Paid(person));
        await fixture.Eventually(async () => (await Deliveries()).Count == 1);
        (await Deliveries()).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Deferred);
        fixture.Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person).ShouldBeEmpty();
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength().ShouldBe(1);

        fixture.MoveTo(hour: 8);
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone))
            .SequenceEqual(["№ A-17 буйрутма төлөндү. Чоо-жайын жеке баракчаңыздан окуңуз."]));
    }

    [Fact]
    public async Task A_payment_that_was_to_go_before_the_night_waits_for_the_morning_too()
    {
        fixture.MoveTo(hour: 21);
        await fixture.Broker.Tell(Paid(person));
        await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == person);
        fixture.MoveTo(hour: 23);
        var phone = fixture.NewPhone();
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await Deliveries()).Any(d => d.State is not DeliveryState.Pending));
        (await Deliveries()).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Deferred);
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_warning_about_her_sign_in_goes_at_night()
    {
        fixture.MoveTo(hour: 23);
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(
            new PhoneChangeAsked(person, Guid.CreateVersion7(), fixture.Clock.GetUtcNow().AddDays(7), Assisted: false));
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).Count == 1);
    }

    [Fact]
    public async Task What_she_switched_off_is_suppressed_also_when_she_did_so_while_it_waited()
    {
        fixture.MoveTo(hour: 23);
        await fixture.Broker.Tell(Credential("N-2"));
        await fixture.Eventually(async () => await Deliveries() is [{ State: DeliveryState.Deferred }]);
        (await fixture.Client(person).SendWith(HttpMethod.Put, "/v1/me/notification-preferences",
            new { choices = new[] { new { channel = "sms", category = "learning", on = false } } }, ifMatch: "\"0\""))
            .EnsureSuccessStatusCode();
        fixture.MoveTo(hour: 8);
        await fixture.Address(person, fixture.NewPhone());
        await fixture.Eventually(async () => await Deliveries() is [{ State: DeliveryState.Suppressed, SealedPhone: null }]);

        await fixture.Broker.Tell(Credential("N-3"));
        await fixture.Eventually(async () => await Deliveries() is [_, { State: DeliveryState.Suppressed }]);
    }

    [Fact]
    public async Task Without_a_number_the_delivery_fails_and_the_inbox_still_has_it()
    {
        await fixture.Broker.Tell(Credential("N-4"));
        var delivery = await fixture.Address(person, phone: null);
        (await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == delivery)).Reason.ShouldBe("no_address");
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_number_sealed_for_another_delivery_opens_nothing()
    {
        await fixture.Broker.Tell(Credential("N-5"));
        var asked = await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == person);
        await fixture.Broker.Tell(new DeliveryAddressed(asked.DeliveryId, fixture.Seal(fixture.NewPhone(), asked.DeliveryId, "/another")));
        await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == asked.DeliveryId);
        (await Find(asked.DeliveryId)).State.ShouldBe(DeliveryState.Failed);
        (await Find(asked.DeliveryId)).SealedPhone.ShouldBeNull();
    }

    [Fact]
    public async Task A_receipt_that_says_failed_ends_the_delivery()
    {
        await fixture.Broker.Tell(Credential("N-9"));
        var delivery = (await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == person)).DeliveryId;
        await fixture.WithDb<NotificationsDb>(db => db.Deliveries.Where(d => d.Id == delivery)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Sent).SetProperty(d => d.Provider, "rest")
                .SetProperty(d => d.Reference, SmsReference.Of(delivery))));
        (await fixture.FromRest(delivery, "undelivered", 30003)).EnsureSuccessStatusCode();
        (await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == delivery)).Reason.ShouldBe("not_reached");
        (await Find(delivery)).State.ShouldBe(DeliveryState.Failed);
    }

    [Fact]
    public async Task While_the_provider_is_down_a_message_waits_and_the_number_is_asked_for_again()
    {
        await fixture.Sandbox.Misbehave(sms: "down");
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(Credential("N-6"));
        await fixture.Address(person, phone);
        await fixture.Eventually(async () => await Deliveries() is [{ State: DeliveryState.Deferred, SealedPhone: null }]);

        await fixture.Sandbox.Misbehave();
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        await fixture.Address(person, phone, times: 2);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).Count == 1);
    }

    [Fact]
    public async Task A_receipt_that_comes_twice_is_told_once()
    {
        await fixture.Sandbox.Misbehave(sms: "duplicate");
        await fixture.Broker.Tell(Credential("N-7"));
        var delivery = await fixture.Address(person, fixture.NewPhone());
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == delivery);
        (await fixture.FromNikita(delivery, "3")).EnsureSuccessStatusCode();
        (await fixture.FromRest(delivery, "delivered")).EnsureSuccessStatusCode();
        (await fixture.FromNikita(delivery, "4")).EnsureSuccessStatusCode();
        (await fixture.FromRest(delivery, "undelivered", 30003)).EnsureSuccessStatusCode();

        // Facts of one delivery keep their order: were there a second one, it would be written before this count.
        (await Find(delivery)).State.ShouldBe(DeliveryState.Delivered);
        fixture.Broker.Heard<NotificationDelivered>(f => f.DeliveryId == delivery).Count.ShouldBe(1);
        fixture.Broker.Heard<NotificationFailed>(f => f.DeliveryId == delivery).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_day_has_cost_enough_what_can_wait_goes_the_next_morning()
    {
        var phone = fixture.NewPhone();
        var today = QuietHours.Day(fixture.Clock.GetUtcNow());
        await fixture.WithDb<NotificationsDb>(
            db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO sms_days (day, parts) VALUES ({today}, 50) ON CONFLICT (day) DO UPDATE SET parts = 50"));
        await fixture.Broker.Tell(Credential("N-8"));
        await fixture.Broker.Tell(Paid(person));
        await fixture.Eventually(() =>
            Task.FromResult(fixture.Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person).Count == 2));
        await fixture.Address(person, phone, times: 1);
        await fixture.Address(person, phone, times: 2);
        await fixture.Eventually(async () => (await Deliveries()).Select(d => d.State).Order()
            .SequenceEqual([DeliveryState.Deferred, DeliveryState.Delivered]));
        (await fixture.Sandbox.TextsTo(phone)).ShouldHaveSingleItem().ShouldContain("A-17");

        fixture.MoveTo(hour: 8);
        await fixture.Address(person, phone, times: 3);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).Count == 2);
    }

    private CredentialIssued Credential(string number) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), person, number, new LocalText("Кийиз", "Войлок", "Felt"));

    private static OrderPaid Paid(Guid seller) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), seller, "A-17",
            new LocalText("Шырдак", "Шырдак", "Shyrdak"), 2, 1_250_000);

    private Task<List<Delivery>> Deliveries() =>
        fixture.WithDb<NotificationsDb, List<Delivery>>(db => db.Deliveries.AsNoTracking().Where(d => d.PersonId == person)
            .OrderBy(d => d.Id).ToListAsync());

    private Task<Delivery> Find(Guid id) =>
        fixture.WithDb<NotificationsDb, Delivery>(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id));
}
