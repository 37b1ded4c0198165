using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.World;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Notifications.Erasure;

[Collection(OneWorld.Name)]
public sealed class ErasureTests(NotificationsFixture fixture) : IAsyncLifetime
{
    private readonly Guid person = Guid.CreateVersion7();

    private string Canary => $"Канарейка {person:N} программасы";

    private TransportKeys Keys => fixture.Services.GetRequiredService<TransportKeys>();

    public async ValueTask InitializeAsync()
    {
        await fixture.Sandbox.Misbehave();
        fixture.MoveTo(hour: 10);
    }

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Fact]
    public async Task Everything_that_she_was_told_is_gone_and_nothing_more_is_sent()
    {
        await LiveThroughEverything();
        (await Canaries.Dump(fixture.Database)).ShouldContain(Canary);
        var phone = fixture.NewPhone();
        var asked = await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == person);

        await Erase();

        (await Rows()).ShouldBe(0);
        var dump = await Canaries.Dump(fixture.Database);
        dump.ShouldHoldNone(Canary);
        dump.Split('\n').Count(line => line.Contains(person.ToString(), StringComparison.Ordinal))
            .ShouldBe(1, "only the mark that nobody belongs to the id");

        // The number that she was waiting for comes late.
        await fixture.Broker.Tell(new DeliveryAddressed(asked.DeliveryId, fixture.Seal(phone, asked.DeliveryId)));
        await LateFacts();
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Asked_twice_it_answers_twice_and_harms_nobody_else()
    {
        var other = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonRegistered(other, "ru", 1));
        await LiveThroughEverything();
        var redelivered = Guid.NewGuid();

        var first = await Erase(redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(first, person), redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(first, person));

        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PersonErased>(f => f.ErasureId == first).Count == 2));
        fixture.Broker.Heard<PersonErased>(f => f.ErasureId == first)
            .ShouldAllBe(f => f.Service == "notifications" && f.PersonId == person);
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db => db.Recipients.AnyAsync(r => r.PersonId == other)));
    }

    [Fact]
    public async Task Facts_that_come_late_leave_nothing_behind()
    {
        await fixture.Broker.Tell(new PersonRegistered(person, "ky", 1));
        await Erase();

        await LateFacts();

        (await Rows()).ShouldBe(0);
        fixture.Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_whose_key_is_gone_is_asked_for_again()
    {
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(Decided());
        var asked = await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == person);
        var late = fixture.Seal(phone, asked.DeliveryId);
        await Keys.Destroy([asked.DeliveryId]);
        await fixture.Broker.Tell(new DeliveryAddressed(asked.DeliveryId, late));

        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db =>
            db.Deliveries.AnyAsync(d => d.Id == asked.DeliveryId && d.State == DeliveryState.Deferred && d.SealedPhone == null)));
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await fixture.Address(person, phone, times: 2);
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).Count == 1);
    }

    [Fact]
    public async Task A_code_whose_key_is_gone_is_obsolete()
    {
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "271828");
        await Keys.Destroy([code.ChallengeId]);
        await fixture.Broker.Tell(code);

        (await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == code.ChallengeId)).Reason.ShouldBe("expired");
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();
    }

    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Canaries.ShouldBeThoughtOf(fixture.Database, """
        attempts.outcome: a code
        attempts.provider: a word of a list
        attempts.verdict: a word of a list
        deliveries.category: a word of a list
        deliveries.lane: a word of a list
        deliveries.language: of a one-time code, else empty
        deliveries.provider: a word of a list
        deliveries.provider_message_id: the provider's number; the row goes
        deliveries.reason: a code
        deliveries.reference: made from the delivery's id; the row goes
        deliveries.refused: words of a list
        deliveries.sealed_code: sealed under a key that lives for minutes, empty once sent
        deliveries.sealed_phone: sealed under a key that lives for minutes, empty once sent
        deliveries.state: a word of a list
        deliveries.template: a word of a list
        deliveries.traceparent: a number made for one request; the row goes
        notifications.category: a word of a list
        notifications.parameters: figures and public texts; the row goes
        notifications.template: a word of a list
        person_preferences.muted: words of a list; the row goes
        partners.labs: ids of labs
        partners.scopes: words of a list
        public_events.body: public texts and ids, nobody's
        public_events.natural_key: a word of a list and ids, nobody's
        public_events.type: a word of a list
        recipients.language: the row goes
        sms_providers.provider: a word of a list
        webhook_attempts.outcome: a code
        webhook_messages.state: a word of a list
        webhook_messages.traceparent: a number made for one request
        webhook_secrets.sealed: a partner's secret, sealed
        webhooks.disabled_reason: a code
        webhooks.state: a word of a list
        webhooks.types: words of a list
        webhooks.url: a partner's address
        """);

    private EnrolmentDecided Decided() => new(
        Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Same(Canary), false);

    private async Task LiveThroughEverything()
    {
        await fixture.Broker.Tell(new PersonRegistered(person, "ru", 1));
        await fixture.Broker.Tell(Decided());
        await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == person);
        var client = fixture.Client(person);
        await (await client.SendWith(HttpMethod.Put, "/v1/me/notification-preferences",
            new { choices = new[] { new { channel = "sms", category = "selling", on = false } } }, ifMatch: "*")).Json();
        await fixture.Eventually(async () => (await client.GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength() == 2);
    }

    private async Task<Guid> Erase(Guid? messageId = null)
    {
        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person), messageId);
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        return erasure;
    }

    private async Task LateFacts()
    {
        await Take(Decided());
        await Take(new PersonLanguageChanged(person, "en", 7));
        await Take(new PersonRegistered(person, "en", 9));
        await Take(new LearnerEnrolled(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), person, LocalText.Same(Canary),
            new DateOnly(2026, 3, 9)));
        (await Rows()).ShouldBe(0);
    }

    private async Task Take<T>(T fact)
        where T : class, IFact
    {
        var id = Guid.NewGuid();
        await fixture.Broker.Tell(fact, id);
        var consumers = fact is PersonRegistered ? 2 : 1;
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {id}""")
                .SingleAsync() == consumers));
    }

    private Task<int> Rows() => fixture.WithDb<NotificationsDb, int>(async db =>
        await db.Recipients.CountAsync(r => r.PersonId == person) + await db.Notifications.CountAsync(n => n.PersonId == person)
        + await db.Deliveries.CountAsync(d => d.PersonId == person) + await db.InboxPlaces.CountAsync(p => p.PersonId == person)
        + await db.PersonPreferences.CountAsync(p => p.PersonId == person));
}
