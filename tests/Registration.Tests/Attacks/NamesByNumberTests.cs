using System.Net;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Attacks;

/// <summary>A coordinator tries numbers through at a door of her own, to learn whose they are.</summary>
public sealed class NamesByNumberTests(NamesByNumberTests.LimitedLookUps fixture) : IClassFixture<NamesByNumberTests.LimitedLookUps>
{
    private const int Most = 300;

    [Fact]
    public async Task No_name_is_told_of_a_woman_who_is_no_member_and_has_no_place()
    {
        var (coordinator, _) = await NewCoordinator();
        var held = await fixture.NewDoor();
        var phones = new List<string> { NewPhone(), NewPhone() };
        var elsewhere = await fixture.NewPerson(Kochkor, phone: phones[0]);
        var nowhere = await fixture.NewPerson(phone: phones[1]);

        foreach (var phone in phones)
        {
            (await Search(coordinator, held, phone)).ShouldBe(0);
        }

        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == elsewhere || r.PersonId == nowhere)))
            .ShouldBe(0);
        // Her place at this event is reason enough to know her.
        await (await fixture.As(elsewhere)).Ask(held);
        (await Search(coordinator, held, phones[0])).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_an_event_of_another_day_and_one_that_is_over_open_no_search()
    {
        var phone = NewPhone();
        await fixture.NewPerson(AtBashy, phone: phone);
        var coordinator = await fixture.Coordinator();
        var over = await fixture.NewDoor();
        await fixture.Ends(over, TimeSpan.FromMinutes(1));
        foreach (var (held, code) in new[] { (await fixture.NewEvent(), "check_in_not_open"), (over, "event_over"),
            (await Draft(coordinator), "event_not_published") })
        {
            var answer = await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone });
            await answer.ShouldBeProblem(409, code);
        }
    }

    [Fact]
    public async Task Numbers_are_not_tried_through_neither_one_by_one_nor_in_lists_nor_at_several_doors()
    {
        var (coordinator, _) = await NewCoordinator();
        var (one, other) = (await fixture.NewDoor(), await fixture.NewDoor());
        var at = fixture.Clock.GetUtcNow();
        var list = Enumerable.Range(0, Most - 1).Select(_ => (object)new { id = Guid.CreateVersion7(), at, phone = NewPhone() }).ToList();
        foreach (var part in list.Chunk(100))
        {
            (await fixture.Send(coordinator, one, part)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var last = await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{other}/walk-in-search", new { phone = NewPhone() });
        last.StatusCode.ShouldBe(HttpStatusCode.OK);
        var beyond = await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{other}/walk-in-search", new { phone = NewPhone() });
        await beyond.ShouldBeProblem(429, "too_many_requests");
        beyond.Headers.RetryAfter.ShouldNotBeNull();
        await (await fixture.Send(coordinator, one, list[..1])).ShouldBeProblem(429, "too_many_requests");
        // Who comes with a ticket or a name is let in all the same.
        (await fixture.Send(coordinator, one, [fixture.ByName("Айша")])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_copy_whose_clock_is_ahead_closes_no_search_here()
    {
        var (coordinator, id) = await NewCoordinator();
        var held = await fixture.NewDoor();
        var ahead = fixture.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeMilliseconds();
        await fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase()
            .StringSetAsync(SharedCounts.Key($"door-last:{id}"), ahead, TimeSpan.FromHours(1));

        (await Search(coordinator, held, NewPhone())).ShouldBe(0);
    }

    /// <summary>One who has looked up nobody yet, so that no other test has used up her tries.</summary>
    private async Task<(HttpClient Client, Guid Id)> NewCoordinator()
    {
        var staff = await fixture.NewPerson(AtBashy);
        await fixture.WithDb<RegistrationDb>(db =>
        {
            db.Add(Labs.Labs.RoleGrant.Give(staff, Labs.Labs.Role.Coordinator, AtBashy, null, fixture.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        return (await fixture.As(staff), staff);
    }

    private static async Task<int> Search(HttpClient coordinator, Guid held, string phone) =>
        (await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone })).Json())
            .GetProperty("persons").GetArrayLength();

    private async Task<Guid> Draft(HttpClient coordinator)
    {
        var starts = fixture.Clock.GetUtcNow().AddHours(2);
        return (await (await coordinator.PostCreating("/v1/events", new
        {
            labId = AtBashy, kind = "openDay", title = new { en = "x" }, venue = new { en = "v" }, startsAt = starts,
            endsAt = starts.AddHours(1), capacity = 10,
        })).Json()).Id();
    }

    /// <summary>With the limit that everyone has.</summary>
    public sealed class LimitedLookUps(Servers servers) : RegistrationFixture(servers)
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings, StringComparer.Ordinal) { ["CheckIn:LookUps"] = $"{Most}" };
    }
}
