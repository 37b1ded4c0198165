using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class EventListTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Events_are_listed_by_lab_from_a_moment_on_page_by_page()
    {
        var from = fixture.Clock.GetUtcNow().AddDays(400);
        var expected = new List<Guid>();
        foreach (var days in new[] { 3, 1, 2, 5, 4 })
        {
            expected.Add(await fixture.NewEvent(startsIn: TimeSpan.FromDays(400 + days)));
        }

        var ordered = new[] { 1, 2, 0, 4, 3 }.Select(i => expected[i]).ToList();
        var client = fixture.Anonymous();
        var seen = new List<Guid>();
        for (var url = $"/v1/events?labId={AtBashy}&from={Uri.EscapeDataString(from.ToString("O"))}&limit=2"; url is not null;)
        {
            var answer = await client.GetAsync(url);
            var page = await answer.Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.Id()));
            url = page.GetProperty("next").GetString() is null ? null : answer.Headers.GetValues("Link").Single().Split('<', '>')[1];
        }

        seen.ShouldBe(ordered);
        (await client.GetJson($"/v1/events?labId={Kochkor}&from={Uri.EscapeDataString(from.ToString("O"))}")).GetProperty("items")
            .GetArrayLength().ShouldBe(0);
        var fair = (await client.GetJson($"/v1/events/{WellKnown.Id("event/at-bashy/felt-fair")}")).GetProperty("startsAt")
            .GetDateTimeOffset();
        (await client.GetJson($"/v1/events?labId={AtBashy}&from={Uri.EscapeDataString(fair.ToString("O"))}&limit=1")).GetProperty("items")
            .EnumerateArray()
            .ShouldHaveSingleItem().GetProperty("support").GetArrayLength().ShouldBe(3);
        await (await client.GetAsync("/v1/events?from=0001-01-01T00:00:00Z")).Json();
        await (await client.GetAsync("/v1/events?from=9999-12-31T23:59:59Z")).Json();
        await (await client.GetAsync("/v1/events?from=tomorrow")).ShouldBeProblem(400);
        await (await client.GetAsync("/v1/events?cursor=abc")).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Drafts_are_listed_to_their_coordinator_only()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var draft = (await (await coordinator.PostCreating("/v1/events", EventDesk.Plan(fixture))).Json()).Id();
        var url = $"/v1/events?labId={AtBashy}&drafts=true&limit=100";
        (await coordinator.GetJson(url)).GetProperty("items").EnumerateArray().Select(e => e.Id()).ShouldContain(draft);
        (await coordinator.GetJson($"/v1/events?labId={AtBashy}&limit=100")).GetProperty("items").EnumerateArray().Select(e => e.Id())
            .ShouldNotContain(draft);
        await (await fixture.Anonymous().GetAsync(url)).ShouldBeProblem(403);
        await (await (await fixture.As("person/kochkor/coordinator")).GetAsync(url)).ShouldBeProblem(403);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_and_a_published_event_is_not()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var draft = (await (await coordinator.PostCreating("/v1/events", EventDesk.Plan(fixture))).Json()).Id();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{draft}/cancellation", ifMatch: "*"))
            .ShouldBeProblem(409, "event_not_published");
        await (await coordinator.SendWith(HttpMethod.Delete, $"/v1/events/{draft}", ifMatch: "\"5\""))
            .ShouldBeProblem(412, "stale_version");
        (await coordinator.SendWith(HttpMethod.Delete, $"/v1/events/{draft}", ifMatch: "\"1\"")).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.NoContent);
        await (await coordinator.GetAsync($"/v1/events/{draft}")).ShouldBeProblem(404, "not_found");

        var published = await fixture.NewEvent();
        await (await coordinator.SendWith(HttpMethod.Delete, $"/v1/events/{published}", ifMatch: "*"))
            .ShouldBeProblem(409, "event_not_draft");
    }

    [Fact]
    public async Task A_calendar_file_folds_escapes_and_drops_what_was_called_off()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var plan = new
        {
            labId = AtBashy,
            kind = "openDay",
            title = new { ky = "Ачык эшик күнү: өнөр, сүрөт; \\ жана чай үстүндөгү көңүлдүү маек, баарын чакырабыз" },
            description = new { ky = "Биринчи сап\nЭкинчи сап\r\nBEGIN:VEVENT" },
            venue = new { ky = "Ат-Башы" },
            startsAt = fixture.Clock.GetUtcNow().AddDays(2),
            endsAt = fixture.Clock.GetUtcNow().AddDays(2).AddHours(1),
            capacity = 5,
        };
        var id = (await (await coordinator.PostCreating("/v1/events", plan)).Json()).Id();
        await (await fixture.Anonymous().GetAsync($"/v1/events/{id}/calendar.ics")).ShouldBeProblem(404);
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{id}/publication", ifMatch: "*")).Json();

        var answer = await fixture.Anonymous("ky").GetAsync($"/v1/events/{id}/calendar.ics");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var file = await answer.Content.ReadAsStringAsync();
        file.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        file.Replace("\r\n", "").ShouldNotContain("\n");
        var lines = file.Replace("\r\n ", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain("SUMMARY:Ачык эшик күнү: өнөр\\, сүрөт\\; \\\\ жана чай үстүндөгү көңүлдүү маек\\, баарын чакырабыз");
        lines.ShouldContain("DESCRIPTION:Биринчи сап\\nЭкинчи сап\\nBEGIN:VEVENT");
        lines.ShouldContain($"UID:{id}@creativelabs.kg");
        (lines.Count(l => l == "BEGIN:VEVENT"), lines[0], lines[^1]).ShouldBe((1, "BEGIN:VCALENDAR", "END:VCALENDAR"));

        var guest = await fixture.NewGuest();
        await guest.Ask(id);
        (await guest.GetStringAsync("/v1/me/places/calendar.ics")).ShouldContain($"UID:{id}");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{id}/cancellation", ifMatch: "*")).Json();
        await fixture.Eventually(async () =>
            (await guest.GetStringAsync("/v1/me/places/calendar.ics")) is var mine
                && mine.Contains("STATUS:CANCELLED", StringComparison.Ordinal) && mine.Contains("SEQUENCE:1", StringComparison.Ordinal));
        (await (await fixture.NewGuest()).GetStringAsync("/v1/me/places/calendar.ics")).ShouldNotContain("VEVENT");
    }
}
