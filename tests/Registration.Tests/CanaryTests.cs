using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CreativeLabs.Registration.Tests;

/// <summary>What people tell lies in the vault and nowhere else: not in the tables, in Redis, in the broker's files, in the log or in
/// traces. A service of its own, so that all that is there comes from the lives told here: six women's, by default one's and that of
/// one who is helped.</summary>
public sealed class CanaryTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private static readonly int Women = Depth.Times(6);

    private readonly CanaryValues canaries = new();

    [Fact]
    public async Task Two_hundred_canaries_are_found_nowhere_outside_of_the_vault()
    {
        await fixture.Broker.KeepAll();
        using var traces = new HeardTraces();
        var lives = new CanaryLives(fixture, canaries);
        var (held, hearing) = (await fixture.NewEvent(100, startsIn: TimeSpan.FromHours(2)), await fixture.NewHearing());
        for (var woman = 0; woman < Women; woman++)
        {
            await lives.OnHerOwn(held, hearing);
            await lives.WithHelp(held, hearing);
        }

        canaries.Count.ShouldBeGreaterThanOrEqualTo(Depth.IsFull ? 200 : 200 / 6);
        var broker = "";
        // They are really there: each of the women has come by in a fact.
        await fixture.Eventually(async () =>
        {
            broker = await fixture.DumpBroker();
            return lives.Lived.All(person => broker.Contains($"{person}", StringComparison.Ordinal));
        });
        canaries.FoundIn(await fixture.DumpDatabase()).ShouldBeEmpty();
        canaries.FoundIn(await fixture.DumpRedis()).ShouldBeEmpty();
        canaries.FoundIn(broker).ShouldBeEmpty();
        canaries.FoundIn(JsonSerializer.Serialize(fixture.Broker.Heard<object>())).ShouldBeEmpty();
        canaries.FoundIn(fixture.Log.All).ShouldBeEmpty();
        canaries.FoundIn(traces.All).ShouldBeEmpty();
        traces.All.ShouldSatisfyAllConditions(
            all => all.ShouldContain("Microsoft.AspNetCore"), all => all.ShouldContain("Npgsql"), all => all.ShouldContain("MassTransit"));
    }

    [Fact]
    public async Task A_canary_that_lies_open_is_found_wherever_that_is()
    {
        await fixture.Broker.KeepAll();
        using var traces = new HeardTraces();
        var (row, key, fact, line, tag) =
            (canaries.Word("row"), canaries.Word("key"), canaries.Word("fact"), canaries.Word("line"), canaries.Word("tag"));
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            db.Add(StaffRead.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), row, fixture.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase()
            .StringSetAsync($"canary:{Guid.NewGuid()}", key, TimeSpan.FromMinutes(1));
        await fixture.Broker.Tell(new EventCancelled(Guid.CreateVersion7(), RegistrationFixture.AtBashy, LocalText.Same("Той"),
            fixture.Clock.GetUtcNow(), LocalText.Same(fact)));
        fixture.Services.GetRequiredService<ILogger<CanaryTests>>().LogInformation("{Told}", line);
        using (var source = new ActivitySource("Canaries"))
        {
            source.StartActivity("told")!.SetTag("told", tag).Stop();
        }

        canaries.FoundIn(await fixture.DumpDatabase()).ShouldBe([$"row: {row}"]);
        canaries.FoundIn(await fixture.DumpRedis()).ShouldBe([$"key: {key}"]);
        await fixture.Eventually(async () => canaries.FoundIn(await fixture.DumpBroker()).Contains($"fact: {fact}"));
        canaries.FoundIn(fixture.Log.All).ShouldBe([$"line: {line}"]);
        canaries.FoundIn(traces.All).ShouldBe([$"tag: {tag}"]);
    }
}

/// <summary>The search itself, without a service.</summary>
public sealed class CanaryDisguiseTests
{
    private readonly CanaryValues canaries = new();

    [Fact]
    public void A_canary_is_known_in_every_disguise()
    {
        foreach (var told in new[] { canaries.Word("word"), canaries.Ascii("latin"), canaries.Phone("phone") })
        {
            var bytes = Encoding.UTF8.GetBytes($"x{told}y");
            string[] disguises =
            [
                $"x{told}y", told.ToUpperInvariant(), Convert.ToHexString(bytes), Convert.ToBase64String(bytes),
                Convert.ToBase64String(bytes.AsSpan(1)), JsonSerializer.Serialize(new { told }), Uri.EscapeDataString(told),
            ];
            disguises.ShouldAllBe(disguise => canaries.FoundIn(disguise).Count == 1);
        }

        var phone = canaries.Phone("another phone");
        canaries.FoundIn($"0{phone[4..]}").ShouldBe([$"another phone: {phone}"]);
        canaries.FoundIn($"ab{phone[4..]}cd").ShouldBeEmpty("digits in the midst of a hash");
    }
}
