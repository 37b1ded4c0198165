using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Notifications.SmsProviders;

[Collection(OneWorld.Name)]
public sealed class WeighingTests(NotificationsFixture fixture)
{
    [Fact]
    public void Who_is_slow_alone_keeps_a_tenth_and_comes_back_by_tenths()
    {
        var slow = new ProviderFigures("nikita", 100, 0, 100, 16);
        var well = new ProviderFigures("rest", 100, 0, 100, 15);
        Weighing.Next(1, slow, [well]).ShouldBe(0.1);
        Weighing.Next(0.1, well, [slow]).ShouldBe(0.2);
        Weighing.Next(0.95, well, [slow]).ShouldBe(1);
    }

    [Fact]
    public void When_both_are_slow_or_both_fail_neither_loses()
    {
        var slow = new ProviderFigures("nikita", 100, 0, 100, 50);
        var failing = new ProviderFigures("nikita", 100, 50, 50, 0);
        Weighing.Next(1, slow, [slow with { Provider = "rest" }]).ShouldBe(1);
        Weighing.Next(1, failing, [failing with { Provider = "rest" }]).ShouldBe(1);
        Weighing.Next(1, failing, [slow with { Provider = "rest" }]).ShouldBe(0.1);
    }

    [Fact]
    public void A_few_calls_say_nothing() =>
        Weighing.Next(0.5, new ProviderFigures("nikita", 19, 19, 19, 19), [new ProviderFigures("rest", 100, 0, 100, 0)]).ShouldBe(0.6);

    [Fact]
    public async Task Of_two_replicas_one_moves_the_weights_and_the_slow_provider_loses()
    {
        await fixture.WithDb<NotificationsDb>(async db =>
        {
            await db.Database.ExecuteSqlAsync($"UPDATE sms_providers SET weight = 1, reviewed_at = '2020-01-01Z'");
            await Bring(db, "nikita", 30, slow: 10);
            await Bring(db, "rest", 30, slow: 0);
        });
        var now = fixture.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            fixture.WithDb<NotificationsDb>(db => ReviewWeights.Review(db, now, CancellationToken.None))));
        (await Weights()).ShouldBe(new Dictionary<string, double> { ["nikita"] = 0.1, ["rest"] = 1 }, ignoreOrder: true);

        // A quarter of an hour later nothing of it is seen any more: a tenth a minute.
        for (var minute = 1; minute <= 9; minute++)
        {
            var later = now.AddMinutes(20 + minute);
            await fixture.WithDb<NotificationsDb>(db => ReviewWeights.Review(db, later, CancellationToken.None));
            (await Weights())["nikita"].ShouldBe(Math.Round(0.1 + (0.1 * minute), 2), 0.001);
        }

        await fixture.WithDb<NotificationsDb>(db => db.Database.ExecuteSqlAsync($"UPDATE sms_providers SET reviewed_at = '2020-01-01Z'"));
    }

    [Fact]
    public async Task Lots_fall_by_share_and_weight_and_a_foreign_number_goes_where_it_can_be_reached()
    {
        await fixture.WithDb<NotificationsDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE sms_providers SET weight = 1"));
        await using var scope = fixture.Services.CreateAsyncScope();
        var choice = scope.ServiceProvider.GetRequiredService<ProviderChoice>();
        var drawn = new List<string>();
        for (var i = 0; i < 1000; i++)
        {
            drawn.Add((await choice.Choose(Guid.NewGuid(), "+996700123456", 50, [], CancellationToken.None))!.Name);
        }

        drawn.Count(name => name == "nikita").ShouldBeInRange(520, 680);
        (await choice.Choose(Guid.NewGuid(), "+77011234567", 50, [], CancellationToken.None))!.Name.ShouldBe("rest");
        (await choice.Choose(Guid.NewGuid(), "+996700123456", 900, [], CancellationToken.None))!.Name.ShouldBe("rest");
        (await choice.Choose(Guid.NewGuid(), "+996700123456", 50, ["nikita", "rest"], CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>Messages that the provider took ten minutes ago, some of which came after more than five.</summary>
    private async Task Bring(NotificationsDb db, string provider, int count, int slow)
    {
        var taken = fixture.Clock.GetUtcNow().AddMinutes(-10);
        for (var i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7();
            var confirmed = taken.AddSeconds(i < slow ? 400 : 5);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO deliveries (id, lane, category, template, template_version, state, attempts, created_at, changed_at,
                  confirmed_at)
                VALUES ({id}, 'Ordinary', 'Learning', 'test', 1, 'Delivered', 1, {taken}, {taken}, {confirmed});
                INSERT INTO attempts (delivery_id, number, started_at, ended_at, provider, verdict, outcome)
                VALUES ({id}, 1, {taken}, {taken}, {provider}, 'Taken', 'taken');
                """);
        }
    }

    private Task<Dictionary<string, double>> Weights() => fixture.WithDb<NotificationsDb, Dictionary<string, double>>(db =>
        db.ProviderWeights.AsNoTracking().ToDictionaryAsync(w => w.Provider, w => w.Weight));
}
