using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What holds of sending whichever provider it is: lanes, budget, receipts.</summary>
[Collection(OneWorld.Name)]
public sealed class SendingTests(NotificationsFixture fixture) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await fixture.Sandbox.Misbehave();
        fixture.MoveTo(hour: 10);
    }

    public async ValueTask DisposeAsync() => await fixture.Sandbox.Misbehave();

    [Fact]
    public async Task While_a_provider_is_called_no_transaction_is_open()
    {
        await fixture.Sandbox.Misbehave(sms: "slow");
        var codes = await Codes(8);
        await fixture.Eventually(async () => (await Attempts(codes.ConvertAll(c => c.Code.ChallengeId))).Count == 8);
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' " +
            "AND now() - xact_start > interval '0.5 s'", connection);
        for (var look = 0; look < 10; look++)
        {
            ((long)(await command.ExecuteScalarAsync())!).ShouldBe(0);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_code_does_not_wait_behind_other_messages_for_which_the_provider_is_slow()
    {
        await fixture.Sandbox.Misbehave(sms: "slow");
        for (var i = 0; i < 10; i++)
        {
            _ = await Told(fixture.NewPhone());
        }

        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db =>
            db.Deliveries.AnyAsync(d => d.Lane == Lane.Ordinary && d.State == DeliveryState.Sending)));
        await fixture.Sandbox.Misbehave();
        var code = fixture.Code(fixture.NewPhone(), "167262");
        var began = TimeProvider.System.GetTimestamp();
        await fixture.Broker.Tell(code);
        await fixture.Eventually(async () => (await Attempts([code.ChallengeId])).Exists(a => a.Verdict is SmsVerdict.Taken));
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public async Task Two_replicas_under_a_flood_of_codes_spend_no_more_than_the_day_allows()
    {
        var today = QuietHours.Day(fixture.Clock.GetUtcNow());
        await fixture.WithDb<NotificationsDb>(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO sms_days (day, parts) VALUES ({today}, 19990) ON CONFLICT (day) DO UPDATE SET parts = 19990"));
        using var signal = new DispatchSignal();
        using var replica = ActivatorUtilities.CreateInstance<Dispatch>(fixture.Services, signal);
        await replica.StartAsync(CancellationToken.None);
        var codes = await Codes(40);
        var ids = codes.ConvertAll(c => c.Code.ChallengeId);
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db => await db.Deliveries.CountAsync(d =>
            ids.Contains(d.Id) && (d.State == DeliveryState.Deferred || d.State == DeliveryState.Delivered)) == 40));
        await replica.StopAsync(CancellationToken.None);

        (await Attempts(ids)).Count.ShouldBe(10);
        (await fixture.WithDb<NotificationsDb, int>(db => db.SmsDays.Where(d => d.Day == today).Select(d => d.Parts).SingleAsync()))
            .ShouldBe(20_000);
        await fixture.WithDb<NotificationsDb>(db => db.Database.ExecuteSqlAsync($"UPDATE sms_days SET parts = 0 WHERE day = {today}"));
    }

    [Fact]
    public async Task A_receipt_that_nobody_can_vouch_for_is_refused()
    {
        var nobody = Guid.CreateVersion7();
        await (await fixture.FromNikita(nobody, "3", key: "another")).ShouldBeProblem(401, "bad_signature");
        await (await fixture.FromRest(nobody, "delivered", key: "another-key-another-key")).ShouldBeProblem(401, "bad_signature");
        await (await fixture.Anonymous().PostAsync("/v1/sms-receipts/rest", null)).ShouldBeProblem(401, "bad_signature");
        await (await fixture.FromNikita(nobody, "3")).ShouldBeProblem(404);
        await (await fixture.FromRest(nobody, "delivered")).ShouldBeProblem(404);
        await (await fixture.FromNikita(nobody, "3", body: "no xml")).ShouldBeProblem(400);
        await (await fixture.FromNikita(nobody, "3", body: new string('x', 1 << 15))).ShouldBeProblem(413);
        await (await fixture.FromNikita(nobody, "3", body:
            "<!DOCTYPE dr [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><dr><id>&e;</id><report>3</report></dr>")).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Receipts_in_reverse_and_twice_leave_one_end()
    {
        await fixture.Sandbox.Misbehave(sms: "reverse");
        var code = fixture.Code(fixture.NewPhone(), "299792");
        await fixture.Broker.Tell(code);
        await fixture.Broker.Hear<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId);
        (await fixture.FromNikita(code.ChallengeId, "1")).EnsureSuccessStatusCode();
        (await fixture.FromRest(code.ChallengeId, "sent")).EnsureSuccessStatusCode();
        (await fixture.FromRest(code.ChallengeId, "delivered")).EnsureSuccessStatusCode();
        (await Find(code.ChallengeId)).State.ShouldBe(DeliveryState.Delivered);
        fixture.Broker.Heard<NotificationDelivered>(f => f.DeliveryId == code.ChallengeId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_database_refuses_to_overwrite_an_end()
    {
        var code = fixture.Code(fixture.NewPhone(), "602214", lasts: TimeSpan.FromSeconds(-1));
        await fixture.Broker.Tell(code);
        await fixture.Broker.Hear<NotificationFailed>(f => f.DeliveryId == code.ChallengeId);
        await Should.ThrowAsync<PostgresException>(fixture.WithDb<NotificationsDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE deliveries SET state = 'Sent' WHERE id = {code.ChallengeId}")));
    }

    private async Task<List<(string Phone, SignInCodeIssued Code)>> Codes(int count)
    {
        var codes = Enumerable.Range(0, count).Select(_ => fixture.NewPhone()).Select(p => (Phone: p, Code: fixture.Code(p, "123456")))
            .ToList();
        await Task.WhenAll(codes.Select(c => fixture.Broker.Tell(c.Code)));
        return codes;
    }

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

    private Task<List<Attempt>> Attempts(IReadOnlyCollection<Guid> deliveries) => fixture.WithDb<NotificationsDb, List<Attempt>>(db =>
        db.Attempts.AsNoTracking().Where(a => deliveries.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync());
}
