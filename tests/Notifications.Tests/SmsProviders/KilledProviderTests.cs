using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>A service of its own, whose first provider can be killed.</summary>
public sealed class KilledProviderTests : IAsyncLifetime
{
    private const int Messages = 1000;

    private readonly Fixture fixture;

    public KilledProviderTests(Servers servers) => fixture = new Fixture(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    /// <summary>What was on its way to the dead provider may be there: it waits for that provider, and the rest goes on within 30
    /// seconds.</summary>
    [Fact]
    public async Task A_provider_killed_in_the_middle_of_a_thousand_messages_costs_none_and_doubles_none()
    {
        var phones = await Queue();
        await fixture.Eventually(async () => await Count(DeliveryState.Sent, DeliveryState.Delivered) > Messages / 4);
        fixture.Nikita.Kill();
        await fixture.Eventually(async () => await Waiting() == 0);
        (await LongestFailover()).ShouldBeLessThan(TimeSpan.FromSeconds(30));

        var doubtful = await fixture.WithDb<NotificationsDb, List<Guid>>(db =>
            db.Deliveries.Where(d => d.State == DeliveryState.Deferred).Select(d => d.Id).ToListAsync());
        doubtful.Count.ShouldBeLessThanOrEqualTo(32, "no more than was being sent");
        fixture.Nikita.Start();
        for (var round = 0; round < 6 && await Count(DeliveryState.Deferred) > 0; round++)
        {
            fixture.Clock.Advance(TimeSpan.FromMinutes(10));
            await fixture.Eventually(async () =>
                await Count(DeliveryState.Deferred, DeliveryState.Sending) == 0 || await Addressed(phones));
        }

        await fixture.Eventually(async () => await Count(DeliveryState.Sent, DeliveryState.Delivered) == Messages);
        var rang = (await fixture.Sandbox.Client.GetJson("/sms/messages")).EnumerateArray()
            .GroupBy(m => m.GetProperty("to").GetString()!).ToDictionary(g => g.Key, g => g.Count());
        phones.Values.ShouldAllBe(phone => rang.GetValueOrDefault(phone) == 1);
    }

    /// <summary>From the call that the dead provider did not take to the one that the other provider took.</summary>
    private Task<TimeSpan> LongestFailover() => fixture.WithDb<NotificationsDb, TimeSpan>(async db =>
    {
        var moved = await db.Database.SqlQuery<TimeSpan>(
            $"""
            SELECT t.ended_at - f.started_at AS "Value" FROM attempts f
            JOIN attempts t ON t.delivery_id = f.delivery_id AND t.verdict = 'Taken' AND t.provider = 'rest'
            WHERE f.provider = 'nikita' AND f.verdict = 'OtherProvider'
            """).ToListAsync();
        moved.Count.ShouldBeGreaterThan(0);
        return moved.Max();
    });

    private async Task<Dictionary<Guid, string>> Queue()
    {
        var now = fixture.Clock.GetUtcNow();
        var phones = new Dictionary<Guid, string>();
        await fixture.WithDb<NotificationsDb>(async db =>
        {
            for (var i = 0; i < Messages; i++)
            {
                var (person, notification) = (Guid.CreateVersion7(), Guid.CreateVersion7());
                await db.Database.ExecuteSqlAsync(
                    $$"""
                    INSERT INTO notifications (id, person_id, subject_id, template, template_version, category, parameters, in_inbox,
                      sequence, created_at)
                    VALUES ({{notification}}, {{person}}, {{notification}}, {{LearningTemplates.CredentialIssued.Key}},
                      {{LearningTemplates.CredentialIssued.Version}}, 'Learning', '{}', true, 1, {{now}})
                    """);
                var delivery = Delivery.OfNotification(notification, person, LearningTemplates.CredentialIssued, now);
                phones[delivery.Id] = fixture.NewPhone();
                delivery.Address(fixture.Seal(phones[delivery.Id], delivery.Id), now);
                db.Add(delivery);
            }

            await db.SaveChangesAsync();
        });
        return phones;
    }

    /// <summary>Registration gives the numbers again; true once nothing waits for one.</summary>
    private async Task<bool> Addressed(Dictionary<Guid, string> phones)
    {
        var asking = await fixture.WithDb<NotificationsDb, List<Guid>>(db => db.Deliveries
            .Where(d => d.State == DeliveryState.Pending && d.SealedPhone == null).Select(d => d.Id).ToListAsync());
        foreach (var id in asking)
        {
            await fixture.Broker.Tell(new Contracts.DeliveryAddressed(id, fixture.Seal(phones[id], id)));
        }

        return asking.Count == 0 && await Count(DeliveryState.Pending, DeliveryState.Sending) == 0;
    }

    /// <summary>Those that no provider has or may have.</summary>
    private Task<int> Waiting() => fixture.WithDb<NotificationsDb, int>(db => db.Deliveries.CountAsync(d =>
        d.State == DeliveryState.Pending || d.State == DeliveryState.Sending
        || (d.State == DeliveryState.Deferred && d.DoubtfulSince == null)));

    private Task<int> Count(params DeliveryState[] states) =>
        fixture.WithDb<NotificationsDb, int>(db => db.Deliveries.CountAsync(d => states.Contains(d.State)));

    private sealed class Fixture(Servers servers) : NotificationsFixture(servers)
    {
        public FrontOfProvider Nikita => field ??= new FrontOfProvider(new Uri(Sandbox.Address));

        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings, StringComparer.Ordinal)
            {
                ["Sms:nikita:Address"] = $"{Nikita.Address}/sms/nikita",
                ["Sms:PartsADay"] = "100000",
                ["Sms:CallsBeforeBreaking"] = "10",
            };

        protected override void Prepare() => Nikita.Start();

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Nikita.DisposeAsync();
        }
    }
}
