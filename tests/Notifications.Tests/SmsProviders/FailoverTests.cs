using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>Who gets a message when something goes wrong with it, and how often the phone rings.</summary>
[Collection(OneWorld.Name)]
public sealed class FailoverTests(NotificationsFixture fixture) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await fixture.Sandbox.Misbehave();
        fixture.MoveTo(hour: 10);
    }

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Theory]
    [InlineData("nikita", "down")]
    [InlineData("nikita", "noMoney")]
    [InlineData("rest", "down")]
    [InlineData("rest", "noMoney")]
    public async Task A_message_that_one_provider_will_not_take_goes_to_the_other_at_once(string provider, string fault)
    {
        await Misbehave(provider, fault);
        var codes = await Codes(12);
        foreach (var (phone, code) in codes)
        {
            await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);
            (await fixture.Sandbox.TextsTo(phone)).Count.ShouldBe(1);
        }

        var ids = codes.ConvertAll(c => c.Code.ChallengeId);
        var attempts = await Attempts(ids);
        attempts.Where(a => a.Provider == provider).ShouldAllBe(a => a.Verdict == SmsVerdict.OtherProvider);
        attempts.Count(a => a.Provider == provider).ShouldBeGreaterThan(0);
        attempts.Count(a => a.Provider != provider).ShouldBe(12);
    }

    [Theory]
    [InlineData("stopWords", "text_refused")]
    [InlineData("deadNumber", "number_dead")]
    [InlineData("lost", "not_reached")]
    public async Task What_no_provider_can_mend_ends_with_its_reason(string fault, string reason)
    {
        await fixture.Sandbox.Misbehave(sms: fault);
        var code = fixture.Code(fixture.NewPhone(), "112358");
        await fixture.Broker.Tell(code);
        (await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == code.ChallengeId)).Reason.ShouldBe(reason);
        var delivery = await Find(code.ChallengeId);
        (delivery.State, delivery.Reason, delivery.SealedPhone, delivery.SealedCode)
            .ShouldBe((DeliveryState.Failed, reason, null, null));
        (await Attempts([code.ChallengeId])).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_time_out_the_same_id_goes_to_the_same_provider_and_the_phone_rings_once()
    {
        // Both took it and say that they do not know: only who has it is asked again.
        await fixture.Sandbox.Misbehave(sms: "cut");
        var phone = fixture.NewPhone();
        var person = await Told(phone);
        await fixture.Eventually(async () => await Of(person) is { State: DeliveryState.Deferred });
        await fixture.Sandbox.Misbehave();
        fixture.Clock.Advance(TimeSpan.FromSeconds(8));
        await fixture.Address(person, phone, times: 2);
        await fixture.Eventually(async () => (await Of(person)).State is DeliveryState.Sent or DeliveryState.Delivered);
        (await fixture.Sandbox.TextsTo(phone)).Count.ShouldBe(1);
        (await Attempts([(await Of(person)).Id])).Select(a => a.Provider).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Nikitas_own_time_out_is_asked_again_under_the_same_id_and_its_report_is_believed()
    {
        await Misbehave("nikita", "timeOut", rest: "down");
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "141421");
        await fixture.Broker.Tell(code);
        // Its receipt may come before it is asked again.
        await fixture.Eventually(async () => (await Attempts([code.ChallengeId])).Exists(a => a.Verdict is SmsVerdict.RetrySame));
        await Misbehave("nikita", "ok", rest: "down");
        fixture.Clock.Advance(TimeSpan.FromSeconds(8));
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);
        (await fixture.Sandbox.TextsTo(phone)).Count.ShouldBe(1);

        // The provider is asked under an id that it knows: it says so, and its report says the rest.
        var provider = fixture.Services.GetRequiredService<NikitaProvider>();
        (await provider.Send(new OutgoingSms(SmsReference.Of(code.ChallengeId), phone, "x"), CancellationToken.None)).Verdict
            .ShouldBe(SmsVerdict.Delivered);
        (await fixture.Sandbox.TextsTo(phone)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_in_doubt_goes_to_the_other_provider_after_twenty_seconds_and_the_slow_success_counts()
    {
        await Misbehave("nikita", "cut", rest: "ok");
        var (phone, code) = await InDoubtAtNikita();
        await Forget(code);
        await fixture.Eventually(async () => (await Attempts([code.ChallengeId])) is [_, { Verdict: SmsVerdict.RetrySame }]);
        fixture.Clock.Advance(TimeSpan.FromSeconds(25));
        await fixture.Eventually(async () => (await Attempts([code.ChallengeId])).Exists(a => a.Provider == "rest"));
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);

        // What the first one says now changes nothing, and is told to nobody.
        (await fixture.FromNikita(code.ChallengeId, "4")).EnsureSuccessStatusCode();
        (await fixture.FromNikita(code.ChallengeId, "3")).EnsureSuccessStatusCode();
        (await Find(code.ChallengeId)).State.ShouldBe(DeliveryState.Delivered);
        fixture.Broker.Heard<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId).Count.ShouldBe(1);
        fixture.Broker.Heard<NotificationFailed>(f => f.DeliveryId == code.ChallengeId).ShouldBeEmpty();
        (await fixture.Sandbox.TextsTo(phone)).Distinct().Count().ShouldBe(1, "the same code, however often");
    }

    [Fact]
    public async Task A_failure_told_by_the_provider_that_lost_its_turn_ends_nothing()
    {
        var code = fixture.Code(fixture.NewPhone(), "662607");
        await fixture.WithDb<NotificationsDb>(async db =>
        {
            var delivery = Delivery.OfCode(code, fixture.Clock.GetUtcNow());
            db.Add(delivery.Begin("nikita", 1, fixture.Clock.GetUtcNow()));
            delivery.Retry(1, fixture.Clock.GetUtcNow());
            delivery.Resume(2, fixture.Clock.GetUtcNow());
            db.Add(delivery.Begin("rest", 1, fixture.Clock.GetUtcNow()));
            delivery.Accept("SM1", fixture.Clock.GetUtcNow());
            db.Add(delivery);
            await db.SaveChangesAsync();
        });
        (await fixture.FromNikita(code.ChallengeId, "4")).EnsureSuccessStatusCode();
        (await Find(code.ChallengeId)).State.ShouldBe(DeliveryState.Sent);
        (await fixture.FromRest(code.ChallengeId, "undelivered", 30003)).EnsureSuccessStatusCode();
        (await Find(code.ChallengeId)).State.ShouldBe(DeliveryState.Failed);
        (await fixture.FromNikita(code.ChallengeId, "3")).EnsureSuccessStatusCode();
        (await Find(code.ChallengeId)).State.ShouldBe(DeliveryState.Failed, "an end stays");
    }

    [Fact]
    public async Task A_message_that_the_provider_took_and_did_not_send_for_want_of_money_goes_to_the_other()
    {
        await fixture.Sandbox.Misbehave(sms: "silent");
        var phone = fixture.NewPhone();
        var person = await Told(phone);
        await fixture.Eventually(async () => await Of(person) is { State: DeliveryState.Sent });
        var first = await Of(person);
        await fixture.Sandbox.Misbehave();
        (first.Provider is "nikita" ? await fixture.FromNikita(first.Id, "5") : await fixture.FromRest(first.Id, "failed", 30002))
            .EnsureSuccessStatusCode();
        await fixture.Address(person, phone, times: 2);
        await fixture.Eventually(async () => await Of(person) is { State: DeliveryState.Delivered } now && now.Provider != first.Provider);
    }

    private Task Misbehave(string provider, string fault, string rest = "ok") =>
        fixture.Sandbox.Misbehave(nikita: provider == "nikita" ? fault : "ok", rest: provider == "rest" ? fault : rest);

    private async Task<List<(string Phone, SignInCodeIssued Code)>> Codes(int count)
    {
        var codes = Enumerable.Range(0, count).Select(_ => fixture.NewPhone()).Select(p => (Phone: p, Code: fixture.Code(p, "123456")))
            .ToList();
        await Task.WhenAll(codes.Select(c => fixture.Broker.Tell(c.Code)));
        return codes;
    }

    /// <summary>A code that Nikita may have; the lot decides, so until it falls on Nikita.</summary>
    private async Task<(string Phone, SignInCodeIssued Code)> InDoubtAtNikita()
    {
        while (true)
        {
            var (phone, code) = (await Codes(1))[0];
            await fixture.Eventually(async () => (await Attempts([code.ChallengeId])).Exists(a => a.Verdict is not null));
            if ((await Attempts([code.ChallengeId]))[0].Provider == "nikita")
            {
                return (phone, code);
            }
        }
    }

    /// <summary>As if the receipt of the first provider had not come.</summary>
    private Task Forget(SignInCodeIssued code) => fixture.WithDb<NotificationsDb>(async db =>
    {
        var now = fixture.Clock.GetUtcNow();
        await db.Deliveries.Where(d => d.Id == code.ChallengeId).ExecuteDeleteAsync();
        await db.Attempts.Where(a => a.DeliveryId == code.ChallengeId).ExecuteDeleteAsync();
        var delivery = Delivery.OfCode(code, now);
        db.Add(delivery.Begin("nikita", 1, now));
        db.Add(delivery);
        await db.SaveChangesAsync();
        await db.Deliveries.Where(d => d.Id == code.ChallengeId).ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedUntil, now));
    });

    private async Task<Guid> Told(string phone)
    {
        var person = Guid.CreateVersion7();
        await fixture.Broker.Tell(new CredentialIssued(
            Guid.CreateVersion7(), Guid.CreateVersion7(), person, "N-1", new LocalText("Кийиз", "Войлок", "Felt")));
        await fixture.Address(person, phone);
        return person;
    }

    private Task<Delivery> Find(Guid id) =>
        fixture.WithDb<NotificationsDb, Delivery>(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id));

    private Task<Delivery> Of(Guid person) =>
        fixture.WithDb<NotificationsDb, Delivery>(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.PersonId == person));

    private Task<List<Attempt>> Attempts(IReadOnlyCollection<Guid> deliveries) => fixture.WithDb<NotificationsDb, List<Attempt>>(db =>
        db.Attempts.AsNoTracking().Where(a => deliveries.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync());
}
