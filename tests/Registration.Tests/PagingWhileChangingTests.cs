using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>Lists that change while somebody pages through them.</summary>
[Collection<EventSuite>]
public sealed class PagingWhileChangingTests(RegistrationFixture fixture)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_stays_is_neither_skipped_nor_shown_twice_while_others_come_move_and_go(int seed)
    {
        var random = new Random(seed);
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (from, day) = (fixture.Clock.GetUtcNow().AddDays(500 + (20 * seed)), 0);
        List<Guid> there = [];
        for (var i = 0; i < 12; i++)
        {
            there.Add(await Plan());
        }

        var (touched, seen) = (new HashSet<Guid>(), new List<Guid>());
        var stays = there.ToHashSet();
        for (var url = $"/v1/events?labId={AtBashy}&drafts=true&from={Uri.EscapeDataString(from.ToString("O"))}&limit=2"; url is not null;)
        {
            var answer = await coordinator.GetAsync(url);
            var page = await answer.Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.Id()));
            url = page.GetProperty("next").GetString() is null ? null : answer.Headers.GetValues("Link").Single().Split('<', '>')[1];
            // The row that a cursor was made of is moved or goes more often than any other.
            var target = random.Next(2) == 0 && there.Contains(seen[^1]) ? seen[^1] : there[random.Next(there.Count)];
            switch (random.Next(3))
            {
                case 0:
                    await Plan();
                    break;
                case 1:
                    var start = Start();
                    await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{target}/rescheduling",
                        new { startsAt = start, endsAt = start.AddHours(2) }, ifMatch: "*")).Json();
                    touched.Add(target);
                    break;
                default:
                    (await coordinator.SendWith(HttpMethod.Delete, $"/v1/events/{target}", ifMatch: "*")).IsSuccessStatusCode
                        .ShouldBeTrue();
                    there.Remove(target);
                    touched.Add(target);
                    break;
            }
        }

        stays.ExceptWith(touched);
        stays.ShouldNotBeEmpty();
        seen.Where(stays.Contains).Order().ShouldBe(stays.Order());

        // Some begin together, so that only the id tells them apart.
        DateTimeOffset Start() => from.AddDays(random.Next(8) + (day++ % 2));

        async Task<Guid> Plan()
        {
            var start = Start();
            return (await (await coordinator.PostCreating("/v1/events", new
            {
                labId = AtBashy, kind = "openDay", title = new { en = "Open day" }, venue = new { en = "The lab" },
                startsAt = start, endsAt = start.AddHours(2), capacity = 5,
            })).Json()).Id();
        }
    }

    [Fact]
    public async Task An_event_that_began_while_somebody_read_the_first_page_stands_on_the_second()
    {
        List<Guid> soon = [];
        for (var minutes = 1; minutes <= 3; minutes++)
        {
            soon.Add(await fixture.NewEvent(startsIn: TimeSpan.FromMinutes(minutes)));
        }

        var client = fixture.Anonymous();
        var first = await client.GetJson($"/v1/events?labId={AtBashy}&limit=1");
        first.GetProperty("items").EnumerateArray().Single().Id().ShouldBe(soon[0]);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2.5));
        var second = await client.GetJson($"/v1/events?labId={AtBashy}&limit=2&cursor={first.GetProperty("next").GetString()}");
        second.GetProperty("items").EnumerateArray().Select(e => e.Id()).ShouldBe(soon[1..]);
    }
}
