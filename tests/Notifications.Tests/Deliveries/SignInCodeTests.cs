using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CreativeLabs.Notifications.Deliveries;

[Collection(OneWorld.Name)]
public sealed class SignInCodeTests(NotificationsFixture fixture) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fixture.Sandbox.Misbehave();

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Fact]
    public async Task A_code_arrives_in_Kyrgyz_even_at_night_and_is_confirmed()
    {
        fixture.MoveTo(hour: 23);
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "481516");
        await fixture.Broker.Tell(code);

        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone))
            .SequenceEqual(["Кодуңуз: 481516. Аны эч кимге айтпаңыз."]));
        var told = await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);
        told.PersonId.ShouldBeNull();
        (await StateOf(code.ChallengeId)).ShouldBe(DeliveryState.Delivered);
    }

    [Theory]
    [InlineData("ru", "Ваш код: 000042. Никому его не сообщайте.")]
    [InlineData("en", "Your code: 000042. Do not share it with anyone.")]
    public async Task A_code_speaks_the_language_that_was_asked_for(string language, string text)
    {
        var phone = fixture.NewPhone();
        await fixture.Broker.Tell(fixture.Code(phone, "000042", language));
        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone)).SequenceEqual([text]));
    }

    [Fact]
    public async Task A_code_told_often_is_sent_once()
    {
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "135790");
        var redelivered = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => fixture.Broker.Tell(code, i < 5 ? redelivered : null)));
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);

        await Follower(phone);
        (await fixture.Sandbox.TextsTo(phone)).Count(t => t.Contains("135790", StringComparison.Ordinal)).ShouldBe(1);
        (await fixture.WithDb<NotificationsDb, int>(db => db.Attempts.CountAsync(a => a.DeliveryId == code.ChallengeId))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_copies_send_each_of_many_codes_once()
    {
        using var signal = new DispatchSignal();
        using var copy = ActivatorUtilities.CreateInstance<Dispatch>(fixture.Services, signal);
        await copy.StartAsync(CancellationToken.None);
        var codes = Enumerable.Range(0, 40).Select(i => (Phone: fixture.NewPhone(), Code: $"{i:000000}"))
            .Select(c => (c.Phone, Fact: fixture.Code(c.Phone, c.Code))).ToList();
        await Task.WhenAll(codes.Select(c => fixture.Broker.Tell(c.Fact)));
        await fixture.Eventually(
            () => Task.FromResult(
            codes.TrueForAll(c => fixture.Broker.Heard<NotificationDelivered>(f => f.DeliveryId == c.Fact.ChallengeId).Count > 0)));
        await copy.StopAsync(CancellationToken.None);

        var ids = codes.ConvertAll(c => c.Fact.ChallengeId);
        (await fixture.WithDb<NotificationsDb, int>(db => db.Attempts.CountAsync(a => ids.Contains(a.DeliveryId)))).ShouldBe(40);
        (await fixture.Sandbox.Client.GetJson("/sms/messages")).EnumerateArray()
            .Count(m => codes.Exists(c => c.Phone == m.GetProperty("to").GetString())).ShouldBe(40);
    }

    [Fact]
    public async Task An_expired_code_is_not_sent()
    {
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "999999", lasts: TimeSpan.FromSeconds(-1));
        await fixture.Broker.Tell(code);
        (await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == code.ChallengeId)).Reason.ShouldBe("expired");
        (await StateOf(code.ChallengeId)).ShouldBe(DeliveryState.Obsolete);
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_provider_is_down_a_code_waits_and_is_then_sent_once()
    {
        await fixture.Sandbox.Misbehave(sms: "down");
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "246810");
        await fixture.Broker.Tell(code);
        await fixture.Eventually(async () => await StateOf(code.ChallengeId) is DeliveryState.Deferred);
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();

        await fixture.Sandbox.Misbehave();
        fixture.Clock.Advance(TimeSpan.FromSeconds(35));
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);
        (await fixture.Sandbox.TextsTo(phone)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_that_stays_unsent_until_it_expires_is_given_up_and_forgotten()
    {
        await fixture.Sandbox.Misbehave(sms: "down");
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "112233");
        await fixture.Broker.Tell(code);
        await fixture.Eventually(async () => await StateOf(code.ChallengeId) is DeliveryState.Deferred);
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));

        (await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == code.ChallengeId)).Reason.ShouldBe("expired");
        await fixture.Sandbox.Misbehave();
        (await fixture.Sandbox.TextsTo(phone)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_is_known_by_its_receipt_and_not_sent_again()
    {
        await fixture.Sandbox.Misbehave(sms: "slow");
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "778899");
        await fixture.Broker.Tell(code);
        await fixture.Eventually(async () => await Outcomes(code.ChallengeId) is ["timeout"]);
        (await StateOf(code.ChallengeId)).ShouldBe(DeliveryState.Delivered);

        await fixture.Sandbox.Misbehave();
        fixture.Clock.Advance(TimeSpan.FromSeconds(35));
        await Follower(phone);
        (await Outcomes(code.ChallengeId)).ShouldBe(["timeout"]);
        (await fixture.Sandbox.TextsTo(phone)).Count(text => text.Contains("778899", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_that_died_between_sending_and_noting_it_is_followed_by_another_and_the_phone_rings_once()
    {
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "314159");
        // The row as the dead copy left it: sending, its lease over. The provider has taken the message.
        var provider = fixture.Services.GetRequiredService<RestProvider>();
        await provider.Send(new OutgoingSms(SmsReference.Of(code.ChallengeId), phone, "Кодуңуз: 314159."), CancellationToken.None);
        await fixture.WithDb<NotificationsDb>(async db =>
        {
            var delivery = Delivery.OfCode(code, fixture.Clock.GetUtcNow());
            db.Add(delivery);
            db.Add(delivery.Begin(RestProvider.ProviderName, 1, fixture.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));

        await fixture.Eventually(async () => await Outcomes(code.ChallengeId) is [null, "taken"]);
        (await StateOf(code.ChallengeId)).ShouldBeOneOf(DeliveryState.Sent, DeliveryState.Delivered);
        (await fixture.Sandbox.TextsTo(phone)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_the_code_nor_the_number_is_ever_readable_in_the_database()
    {
        await fixture.Sandbox.Misbehave(sms: "down");
        var phone = fixture.NewPhone();
        var code = fixture.Code(phone, "604826");
        await fixture.Broker.Tell(code);
        await fixture.Eventually(async () => await StateOf(code.ChallengeId) is DeliveryState.Deferred);
        var waiting = await Dump();
        waiting.ShouldContain(code.ChallengeId.ToString());
        NothingOf(waiting, "604826", phone);

        await fixture.Sandbox.Misbehave();
        fixture.Clock.Advance(TimeSpan.FromSeconds(35));
        await fixture.Eventually(async () => await StateOf(code.ChallengeId) is DeliveryState.Delivered);
        NothingOf(await Dump(), "604826", phone, Convert.ToHexString(code.SealedPhone), Convert.ToHexString(code.SealedCode));
    }

    private static void NothingOf(string dump, params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            dump.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
            dump.Contains(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(secret)), StringComparison.OrdinalIgnoreCase)
                .ShouldBeFalse($"{secret} as bytes");
        }
    }

    /// <summary>A later code to the same phone arrived: what was to come before has come.</summary>
    private async Task Follower(string phone)
    {
        var next = fixture.Code(phone, "565656");
        await fixture.Broker.Tell(next);
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == next.ChallengeId);
    }

    private Task<DeliveryState?> StateOf(Guid delivery) =>
        fixture.WithDb<NotificationsDb, DeliveryState?>(db => db.Deliveries.Where(d => d.Id == delivery)
            .Select(d => (DeliveryState?)d.State).SingleOrDefaultAsync());

    private Task<List<string?>> Outcomes(Guid delivery) =>
        fixture.WithDb<NotificationsDb, List<string?>>(db => db.Attempts.Where(a => a.DeliveryId == delivery).OrderBy(a => a.Number)
            .Select(a => a.Outcome).ToListAsync());

    private async Task<string> Dump()
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SET xmlbinary = hex; SELECT database_to_xml(true, false, '')::text", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
