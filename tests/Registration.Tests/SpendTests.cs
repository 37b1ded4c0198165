using System.Net;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>A service that may spend seven som a day on codes: two messages of 3.50, or three of 2 to the numbers that cost less.</summary>
public sealed class ThriftyFixture(Servers servers) : RegistrationFixture(servers)
{
    public static readonly Dictionary<string, string?> Thrift = new(StringComparer.Ordinal)
    {
        ["SignIn:Cost"] = "350",
        ["SignIn:CostByPrefix:+99670"] = "200",
        ["SignIn:CostByPrefix:+996707"] = "700",
        ["SignIn:SpendPerDay"] = "700",
        ["SignIn:SpendForKnownPerDay"] = "350",
        ["SignIn:CostAbroad"] = "150",
        ["SignIn:SpendAbroadPerDay"] = "300",
        ["SignIn:CodesPerRangePerHour"] = "30",
    };

    protected override IReadOnlyDictionary<string, string?> Settings => Thrift;
}

public sealed class SpendTests(ThriftyFixture fixture) : IClassFixture<ThriftyFixture>
{
    private static int day = Random.Shared.Next(1000, 2000);

    [Fact]
    public async Task Fifty_requests_at_once_on_two_copies_spend_no_more_than_the_day_has()
    {
        NewDay();
        await using var copy = await SecondCopy.Start(fixture, ThriftyFixture.Thrift);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(i => AskForCode((i % 2 == 0 ? (RegistrationFixture)fixture : copy).From(), NewPhone())));

        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted).ShouldBe(2);
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.Accepted);
        await refused.ShouldBeProblem(429, "too_many_requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromDays(1));
        NewDay();
        (await AskForCode(fixture.From(), NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_message_costs_what_its_longest_prefix_says()
    {
        NewDay();
        var cheap = Enumerable.Range(0, 4).Select(_ => $"+99670{Random.Shared.Next(1_000_000, 6_999_999)}").ToList();
        var statuses = new List<HttpStatusCode>();
        foreach (var phone in cheap)
        {
            statuses.Add((await AskForCode(fixture.From(), phone)).StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests]);
        NewDay();
        (await AskForCode(fixture.From(), $"+996707{Random.Shared.Next(100_000, 999_999)}")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await AskForCode(fixture.From(), cheap[0])).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Codes_abroad_have_a_price_of_their_own_and_cannot_spend_what_the_country_needs()
    {
        NewDay();
        var abroad = Enumerable.Range(0, 3).Select(_ => $"+7701{Random.Shared.Next(1_000_000, 9_999_999)}").ToList();
        (await AskForCode(fixture.From(), abroad[0])).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await AskForCode(fixture.From(), abroad[1])).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await (await AskForCode(fixture.From(), abroad[2])).ShouldBeProblem(429, "too_many_requests");
        (await AskForCode(fixture.From(), NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Who_signed_in_from_there_before_still_gets_in_when_the_money_is_gone()
    {
        NewDay();
        var phone = NewPhone();
        await fixture.SignIn(phone, address: "10.44.44.44");
        (await AskForCode(fixture.From(), NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await AskForCode(fixture.From(), NewPhone())).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));

        (await fixture.SignIn(phone, address: "10.44.44.45")).IsNew.ShouldBeTrue();

        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        (await AskForCode(fixture.From("10.44.44.44"), phone)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    // Every count is of its day, and other suites count in the same Redis.
    private void NewDay()
    {
        var now = fixture.Clock.GetUtcNow();
        fixture.Clock.Advance(now.Date.AddDays(Interlocked.Exchange(ref day, 1)).AddHours(1) - now.UtcDateTime);
    }
}

/// <summary>Who pumps messages counts numbers up: a range of a thousand gets only so many.</summary>
public sealed class RangeTests(RangeTests.NarrowFixture fixture) : IClassFixture<RangeTests.NarrowFixture>
{
    [Fact]
    public async Task Numbers_that_lie_side_by_side_get_only_so_many_codes_an_hour()
    {
        var range = $"+99622{Random.Shared.Next(1000, 9999)}";
        var answers = await Task.WhenAll(Enumerable.Range(100, 40).Select(n => AskForCode(fixture.From(), $"{range}{n}")));

        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted).ShouldBe(30);
        (await AskForCode(fixture.From(), $"+99677{Random.Shared.Next(1_000_000, 9_999_999)}")).StatusCode.ShouldBe(
            HttpStatusCode.Accepted);
    }

    public sealed class NarrowFixture(Servers servers) : RegistrationFixture(servers)
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } =
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["SignIn:CodesPerRangePerHour"] = "30" };
    }
}
